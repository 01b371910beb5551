import type { ActionName } from '@/client/api';
import type { ReportView } from '@/domain/reports/schema';

type MoveName =
  | ('accept' | 'reject' | 'merge' | 'assign' | 'acknowledge' | 'return' | 'transfer' | 'escalate')
  | ('askSuspension' | 'suspend' | 'resume' | 'resolve' | 'startFollowUp' | 'pass' | 'reopen' | 'convert');

/** A move a worker makes, as the API calls it. */
export type MoveAction = Extract<ActionName, `reports.${MoveName}`>;

/** What happens next and who sees it: one sentence beside every button. */
export const AFTERWARDS: Readonly<Record<MoveName, string>> = {
  accept: '居民会收到消息，知道有人管了。',
  reject: '原因和该找谁，居民都看得到。',
  merge: '居民会收到消息，往后跟着那一件看进展。',
  assign: '居民看得到交给了谁、什么时候办好。',
  acknowledge: '居民会收到消息，知道有人开始办了。',
  return: '原因居民也看得到，网格员会另找人。',
  transfer: '原因居民也看得到，新的承办人会收到消息。',
  escalate: '原因居民也看得到，上一级会收到消息。',
  askSuspension: '社区同意了才放下；原因居民也看得到。',
  suspend: '居民会收到消息，看得到原因和接着办的日子。',
  resume: '居民会收到消息，知道又开始办了。',
  resolve: '回复和照片，居民和并进来的邻居都看得到。',
  startFollowUp: '居民会看到有人在回访。',
  pass: '居民会收到消息；十五天内还能说“还没好”。',
  reopen: '原因居民看得到，事情交回原来的承办人。',
  convert: '原因居民看得到；先由社区看过，再上回音壁。',
};

/** What is said when it is done. */
export const DONE: Readonly<Record<MoveName, string>> = {
  accept: '已受理',
  reject: '已答复居民',
  merge: '已并在一起',
  assign: '已交办',
  acknowledge: '已签收',
  return: '已退回',
  transfer: '已转办',
  escalate: '已上报',
  askSuspension: '已提出申请',
  suspend: '先放一放了',
  resume: '接着办了',
  resolve: '已办结',
  startFollowUp: '开始回访了',
  pass: '已结案',
  reopen: '已交回重办',
  convert: '已转到回音壁',
};

/** The most likely next step first: it becomes the large button under the thumb. */
const BY_LIKELIHOOD: readonly MoveName[] = [
  ...(['acknowledge', 'accept', 'assign', 'resolve', 'resume', 'suspend', 'pass', 'startFollowUp'] as const),
  ...(['reopen', 'askSuspension', 'transfer', 'return', 'escalate', 'merge', 'convert', 'reject'] as const),
];
// Moves that nobody needs help with; the other ones are never the large button of a screen.
const PLAIN = BY_LIKELIHOOD.indexOf('reopen');

/** The moves that need no words: one tap makes them. */
export const AT_ONCE = ['accept', 'acknowledge', 'resume', 'startFollowUp'] as const;
export type AtOnce = (typeof AT_ONCE)[number];

/** Whether one tap makes a move. */
export const isAtOnce = (move: string): move is AtOnce => AT_ONCE.some((name) => name === move);

/** What the caller may do with a report as a worker: the main step, and the other ways. */
export const stepsOf = ({ moves }: Pick<ReportView, 'moves'>): { main: MoveName | undefined; others: MoveName[] } => {
  const open = BY_LIKELIHOOD.filter((move) => moves.includes(move));
  const main = open.find((move) => BY_LIKELIHOOD.indexOf(move) < PLAIN);
  return { main, others: open.filter((move) => move !== main) };
};
