import type { Found } from '../domain/_kernel/publicWords';
import type { WishState } from '../domain/wall/schema';

/** The state of a wish as a neighbour says it. */
export const WISH_WORDS: Readonly<Record<WishState, string>> = {
  pending_review: '先看一看，还没上墙',
  open: '等人帮',
  claimed: '有人应下了',
  in_progress: '正在帮',
  fulfil_submitted: '帮好了，等说一声',
  fulfilled: '帮成了',
  rejected: '没能上墙',
  withdrawn: '已撤回',
  expired: '到期收起来了',
  disputed: '社区在说合',
  converted_to_report: '转给网格员办了',
};

/** The tone a wish is shown in; the word always stands beside it. */
export const WISH_TONES: Readonly<Record<WishState, 'waiting' | 'doing' | 'done' | 'late'>> = {
  pending_review: 'waiting',
  open: 'waiting',
  claimed: 'doing',
  in_progress: 'doing',
  fulfil_submitted: 'waiting',
  fulfilled: 'done',
  rejected: 'late',
  withdrawn: 'done',
  expired: 'done',
  disputed: 'late',
  converted_to_report: 'done',
};

/** What a line of a wish’s timeline says happened; the thread of a former report has its own words. */
export const WISH_LINES: Readonly<Record<string, string>> = {
  post: '写下心愿',
  takeOver: '从报的问题转来',
  toPeople: '请社区看一看',
  pass: '上墙了',
  refuse: '没能上墙',
  withdraw: '撤回了',
  ask: '问一声还需不需要',
  renew: '还需要，再挂一个月',
  expire: '满一个月，收起来了',
  claim: '有邻居来帮了',
  start: '开始帮了',
  update: '说说帮得怎么样',
  askClaimer: '问一声帮得怎么样',
  releaseClaim: '又回到墙上',
  revokeClaim: '社区放回墙上',
  fulfil: '帮好了，留下回音',
  remind: '提醒一声：等您说好了没有',
  confirm: '确认帮成了',
  thank: '说了谢谢',
  dispute: '有了分歧，请社区来说合',
  settleFulfilled: '社区看过，算帮成了',
  settleOpen: '社区看过，放回墙上',
  convert: '转给网格员办',
};

/** What must not stand on the wall, and why. */
export const FOUND_WORDS: Readonly<Record<Found, string>> = {
  phone: '话里像有电话号码。墙上谁都能看，请删掉。',
  account: '话里像有微信号或 QQ 号。墙上谁都能看，请删掉。',
  door: '话里像有门牌号。墙上谁都能看，请删掉。',
  money: '墙上不谈钱，免得有人上当。手头紧，请直接跟社区说，社区有别的办法。',
};
