const GRANT_WORDS: Readonly<Record<string, string>> = {
  'gridWorker@grid4': '网格员',
  'staff@community': '社区工作人员',
  'officer@street': '街道',
  'officer@district': '区里',
  reporter: '居民本人',
  assignee: '承办人',
  visitor: '回访人',
  anyone: '居民本人',
  proxy: '家人代办',
  principal: '居民本人',
  author: '发心愿的人',
  claimer: '帮忙的邻居',
  buyer: '买家本人',
  asker: '捎话的邻居',
  addressee: '对方邻居',
  timer: '系统',
  payment: '系统',
  check: '系统',
  handoff: '系统',
};

/** Who did it, by role and never by name. */
export const grantWords = (grant: string): string => GRANT_WORDS[grant] ?? '工作人员';
