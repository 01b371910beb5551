import type { Scope } from '@/domain/_kernel/policy';

/** What a part of the policy is about, in a word or two. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  basic: '您写的和拍的',
  contact: '电话和称呼',
  home: '住哪一户',
};

/** What follows when it is taken back. */
export const GOES: Readonly<Record<Scope, string>> = {
  basic:
    '收回以后，就不能再报事、贴心愿、下单了，照常看没有影响。下面两样也一起收回。以前办的事留着，想全部删掉，请去“我的数据”里注销账号。',
  contact: '收回以后，我们存的您的手机号马上删掉。要留电话才能办的事，到时候会再问您。',
  home: '收回以后，您和家里的登记不再连在一起，要住户才能办的事会再问您。社区自己的台账不受影响。',
};
