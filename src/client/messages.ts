import type { Facts } from '../domain/notifications/schema';
import type { Outcome, ReportState } from '../domain/reports/schema';

/** What went wrong and what to do about it, for every declared code. */
const CODES: Readonly<Record<string, string>> = {
  OFFLINE: '网络不太好，已经替您存着了，有网时再点一次就行。',
  INVALID: '有一处没填对，请看红字。',
  UNAUTHENTICATED: '请从微信里打开再试一次。',
  TRUST_TOO_LOW: '这一步要先留个手机号。',
  FORBIDDEN: '这件事您还办不了，可以请网格员帮忙。',
  NOT_FOUND: '没找到，可能已经撤掉了。',
  CONFLICT: '刚才有人先动了这件事，请看看最新进展再试。',
  BUSY: '正在处理，请等几秒再看。',
  INTERNAL: '我们这边出了点问题，请过一会儿再试。',
  ILLEGAL_MOVE: '这件事已经往前走了，请看看最新进展。',
  PLACE_GONE: '这栋楼已经拆除，这里不再受理。请扫一扫您现在住的楼。',
  WORDS_REFUSED: '这段话没有通过微信的检查，请换个说法。',
  PHOTO_NOT_YOURS: '有一张照片没有传好，请删掉它重新加一次。',
  PHOTO_BROKEN: '有一张照片打不开，请换一张。',
  PHOTO_NEEDED: '请拍一张办完以后的照片，让邻居放心。',
  APPEALED_ALREADY: '已经申诉过一次了，可以直接给社区打电话。',
  MERGE_TARGET: '要并入的那件事不在这个社区，或者已经结束了。',
  ASSIGNEE_NOT_IN_AREA: '这位同事不管这一片，请另选一位。',
  DUE_OUT_OF_RANGE: '时间要在今天以后，两个月以内。',
  JOINT_MEETING: '已经退回三次，要开会商量，请社区来交办。',
  SUSPENSION_NOT_ASKED: '承办人还没有申请挂起。',
  NOT_HIGHER: '请选一位更上一级的同事。',
  TOO_LATE: '已经过了十五天，请重新报一件。',
  CODE_FORGED: '这个码不是社区印的，可能被人动过。别扫了，告诉网格员一声。',
  CODE_UNKNOWN: '这个码还没有登记，请告诉网格员。',
  CODE_REVOKED: '这张码已经作废，请扫楼门口新贴的那张。',
  CODE_REPLACED: '这张码已经换新，请扫旁边新的那张。',
  CODE_DAMAGED: '这个码不完整，可能印坏了或只拍到一半，请再扫一次。',
  FOREIGN_HOST: '这是别处的链接，不是咱们楼栋的码。要小心，别点。',
  FOREIGN_QR: '这不是楼栋码。请扫楼门口写着“邻里回音”的那张。',
  WRONG_LEVEL: '这个范围不对，请重新选。',
  WRONG_PARENT: '它不能挂在这里。',
  GRID_NEEDED: '请选这栋楼属于哪个网格。',
  GRID_ELSEWHERE: '这个网格不在这个社区。',
  NOT_A_GRID: '只有网格才有网格员。',
  NOT_ON_DUTY: '请先给这位同事这个网格的职务，再排班。',
  ALREADY_OVER: '到期的日子要在今天以后。',
  NOT_A_BUILDING: '只有楼栋和单元才有码。',
  WRONG_SUCCESSOR: '新码要是同一个地方、还在用的码。',
  TOO_MANY: '一个人最多担四十个职务。',
};

/** The sentence for a code; the one for `INTERNAL` where a newer server says something unknown. */
export const sentence = (code: string): string => CODES[code] ?? CODES['INTERNAL'] ?? '';

/** What went wrong when something could not be read: nothing was written, so nothing is kept either. */
export const readSentence = (code: string): string =>
  code === 'OFFLINE' ? '网络不太好，没打开。连上网再试一次。' : sentence(code);

const RULES: Readonly<Record<string, string>> = {
  too_short: '再多写几个字，说清楚些',
  too_long: '写长了，请短一点',
  too_many: '最多六张照片',
  phone: '电话号码好像不对，请再看看',
  control_characters: '有看不见的字符，请删掉重写',
};

/** What is wrong with one field. */
export const fieldSentence = (rule: string): string => RULES[rule] ?? '请再看看这一处';

/** A state as a person says it. */
export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  submitted: '等待受理',
  accepted: '已受理',
  assigned: '已交办',
  in_progress: '办理中',
  suspended: '先放一放',
  resolved: '办好了，等您看看',
  following_up: '正在回访',
  closed: '已结案',
  rejected: '不归这里办',
  merged: '和另一件并在一起',
  withdrawn: '已撤回',
};

/** The tone a state is shown in; the word always stands beside it. */
export const STATE_TONES: Readonly<Record<ReportState, 'waiting' | 'doing' | 'done' | 'late'>> = {
  submitted: 'waiting',
  accepted: 'waiting',
  assigned: 'doing',
  in_progress: 'doing',
  suspended: 'waiting',
  resolved: 'done',
  following_up: 'doing',
  closed: 'done',
  rejected: 'late',
  merged: 'done',
  withdrawn: 'done',
};

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
};

const GRANT_WORDS: Readonly<Record<string, string>> = {
  'gridWorker@grid4': '网格员',
  'staff@community': '社区工作人员',
  'officer@street': '街道',
  'officer@district': '区里',
  reporter: '居民本人',
  assignee: '承办人',
  visitor: '回访人',
  anyone: '居民本人',
  timer: '系统',
};

/** Who did it, by role and never by name. */
export const grantWords = (grant: string): string => GRANT_WORDS[grant] ?? '工作人员';

const EVENTS: Readonly<Record<string, (facts: Facts) => string>> = {
  'report.submit': (f) => `${f['place']}有新的事：${f['category']}`,
  'report.accept': (f) => `您报的“${f['category']}”已受理`,
  'report.reject': (f) => `您报的“${f['category']}”不归这里办，点开看看该找谁`,
  'report.appeal': (f) => `${f['place']}的“${f['category']}”，居民请再看一次`,
  'report.merge': (f) => `您报的“${f['category']}”和另一件并在一起办`,
  'report.withdraw': (f) => `${f['place']}的“${f['category']}”，居民撤回了`,
  'report.assign': (f) => `“${f['category']}”已交给专人办`,
  'report.acknowledge': (f) => `“${f['category']}”有人开始办了`,
  'report.return': (f) => `“${f['category']}”被退回，请另派人`,
  'report.transfer': (f) => `“${f['category']}”转给了别的同事`,
  'report.escalate': (f) => `“${f['category']}”已上报给上一级`,
  'report.suspend': (f) => `“${f['category']}”先放一放，点开看原因`,
  'report.resume': (f) => `“${f['category']}”接着办了`,
  'report.resolve': (f) => `“${f['category']}”办好了，请您看看`,
  'report.pass': (f) => `“${f['category']}”已结案，谢谢您`,
  'report.reopen': (f) => `“${f['category']}”还没好，请接着办`,
  'place.appoint': (f) => `您开始负责${f['place']}`,
  'place.demolish': (f) => `${f['place']}已登记拆除`,
  'person.grant': () => '您有了新的职务',
  'person.endGrant': () => '您的一个职务到此为止',
};

/** One inbox message as a sentence. */
export const eventWords = (event: string, facts: Facts): string => EVENTS[event]?.(facts) ?? '有一件事有了进展';
