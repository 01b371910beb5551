import type { Outcome } from '../domain/reports/schema';

/** What came of a report, in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  fixed: '修好了',
  partly_fixed: '解决了一部分',
  no_action: '看过了，不用处理',
  not_our_duty: '不归社区管',
  duplicate: '和别的事重复',
  not_verified: '没有查到',
};

/** What a line of the timeline says happened. */
export const LINE_WORDS: Readonly<Record<string, string>> = {
  submit: '报上来了',
  accept: '受理了',
  reject: '说明不归这里办',
  appeal: '请求再看一次',
  merge: '和另一件并在一起办',
  withdraw: '撤回了',
  assign: '交给专人办',
  acknowledge: '签收，开始办',
  return: '退回，请求另派人',
  transfer: '转给别的同事',
  escalate: '上报给上一级',
  askSuspension: '请求先放一放',
  suspend: '先放一放',
  resume: '接着办',
  resolve: '办好了',
  startFollowUp: '开始回访',
  pass: '确认结案',
  reopen: '说还没好，重新办',
  convert: '转到回音壁，请邻居帮忙',
  takeOver: '从回音壁的心愿转来',
  reroute: '随楼栋转到新的网格',
};

/** The words on the button of a move. */
export const MOVE_WORDS: Readonly<Record<string, string>> = {
  accept: '受理',
  reject: '不归这里办',
  appeal: '请再看一次',
  merge: '并到另一件',
  withdraw: '撤回',
  assign: '交办',
  acknowledge: '签收',
  return: '退回',
  transfer: '转办',
  escalate: '上报',
  askSuspension: '申请先放一放',
  suspend: '同意先放一放',
  resume: '接着办',
  resolve: '办结',
  startFollowUp: '开始回访',
  pass: '好了，结案',
  reopen: '还没好',
  convert: '转到回音壁',
};
