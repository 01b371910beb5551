import { optional, picklist, strictObject } from 'valibot';
import { defineDomain, move } from '../_kernel/contract';
import { Id, Timestamp, words } from '../_kernel/ids';
import { PRESENCE_ERRORS } from '../_kernel/presence';
import { reportMachine } from './machine';
import { Photos, Rating, Reason, ReportView } from './schema';

const id = 'rep_0000000001';
const assignee = 'per_0000000001';
const dueAt = 1_795_000_000_000;
const reason = '要等管道配件到货';
const output = ReportView;
const handOver = strictObject({ id: Id, assignee: Id, dueAt: Timestamp, reason: Reason });

/** The moves of a report between its submission and its end. */
export const handling = defineDomain({
  accept: move(reportMachine, 'accept', {
    doc: 'Take a report on (受理).',
    input: strictObject({ id: Id, note: optional(Reason) }),
    output,
    example: { id },
  }),
  reject: move(reportMachine, 'reject', {
    doc: 'Decline a report with the reason and where to go instead (不予受理).',
    input: strictObject({ id: Id, outcome: picklist(['not_our_duty', 'not_verified']), reason: Reason }),
    output,
    example: { id, outcome: 'not_our_duty', reason: '请拨打供水公司电话' },
  }),
  appeal: move(reportMachine, 'appeal', {
    doc: 'Ask once to have a rejection looked at again.',
    input: strictObject({ id: Id, reason: Reason }),
    output,
    errors: ['APPEALED_ALREADY'],
    example: { id, reason: '供水公司说归物业管' },
  }),
  merge: move(reportMachine, 'merge', {
    doc: 'Fold a duplicate into the report of the same matter (并案); its reporter follows that one.',
    input: strictObject({ id: Id, into: Id, reason: optional(Reason) }),
    output,
    errors: ['MERGE_TARGET'],
    example: { id, into: 'rep_0000000002' },
  }),
  withdraw: move(reportMachine, 'withdraw', {
    doc: 'Take one’s own report back before work starts.',
    input: strictObject({ id: Id, reason: optional(Reason) }),
    output,
    example: { id },
  }),
  convert: move(reportMachine, 'convert', {
    doc: 'Turn a report that is a wish into one; the thread stays, the reporter is told why. A voice alone cannot hang.',
    input: strictObject({ id: Id, reason: Reason }),
    output,
    example: { id, reason: '这是想请邻居帮忙的事，转到回音壁' },
  }),
  assign: move(reportMachine, 'assign', {
    doc: 'Give an accepted report one assignee and a due time (逐一交办).',
    input: strictObject({ id: Id, assignee: Id, dueAt: Timestamp }),
    output,
    errors: ['ASSIGNEE_NOT_IN_AREA', 'DUE_OUT_OF_RANGE', 'JOINT_MEETING'],
    example: { id, assignee, dueAt },
  }),
  acknowledge: move(reportMachine, 'acknowledge', {
    doc: 'Confirm having seen the assignment (签收).',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  return: move(reportMachine, 'return', {
    doc: 'Give an assignment back with a reason (退回); the third time calls a joint meeting.',
    input: strictObject({ id: Id, reason: Reason }),
    output,
    example: { id, reason },
  }),
  transfer: move(reportMachine, 'transfer', {
    doc: 'Hand the matter to another assignee of the area (转办).',
    input: handOver,
    output,
    errors: ['ASSIGNEE_NOT_IN_AREA', 'DUE_OUT_OF_RANGE'],
    example: { id, assignee, dueAt, reason },
  }),
  escalate: move(reportMachine, 'escalate', {
    doc: 'Hand the matter to somebody of a higher level (上报升级).',
    input: handOver,
    output,
    errors: ['ASSIGNEE_NOT_IN_AREA', 'DUE_OUT_OF_RANGE', 'NOT_HIGHER'],
    example: { id, assignee, dueAt, reason },
  }),
  askSuspension: move(reportMachine, 'askSuspension', {
    doc: 'Ask the community to put the matter on hold until a date.',
    input: strictObject({ id: Id, reason: Reason, until: Timestamp }),
    output,
    errors: ['DUE_OUT_OF_RANGE'],
    example: { id, reason, until: dueAt },
  }),
  suspend: move(reportMachine, 'suspend', {
    doc: 'Put the matter on hold until the date asked for (挂起); it resumes by itself.',
    input: strictObject({ id: Id, note: optional(Reason) }),
    output,
    errors: ['SUSPENSION_NOT_ASKED'],
    example: { id },
  }),
  resume: move(reportMachine, 'resume', {
    doc: 'Go on with a matter that was on hold.',
    input: strictObject({ id: Id, note: optional(Reason) }),
    output,
    example: { id },
  }),
  resolve: move(reportMachine, 'resolve', {
    doc: 'Declare the matter handled (办结): reply, outcome, at least one photo, and the scan on the spot or why there is none.',
    input: strictObject({
      id: Id,
      outcome: picklist(['fixed', 'partly_fixed', 'no_action']),
      reply: words(2, 500),
      photos: Photos,
      /** Why the code was not scanned, where there is no arrival. */
      presence: optional(words(2, 100)),
      arrival: optional(Id),
    }),
    output,
    errors: ['PHOTO_NEEDED', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN', ...PRESENCE_ERRORS],
    example: {
      id,
      outcome: 'fixed',
      reply: '已联系楼上关好阀门并更换软管',
      photos: ['cloud://env.bucket/u/ticket/0.jpg'],
      presence: '楼栋码被遮挡，未扫',
    },
  }),
  startFollowUp: move(reportMachine, 'startFollowUp', {
    doc: 'Begin the follow-up visit (对照回访); never by the one who handled the matter.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  pass: move(reportMachine, 'pass', {
    doc: 'Confirm that the matter is settled; closes it.',
    input: strictObject({ id: Id, rating: optional(Rating), note: optional(Reason) }),
    output,
    example: { id, rating: 5 },
  }),
  reopen: move(reportMachine, 'reopen', {
    doc: 'Say why the matter is not settled; it goes back to the previous assignee (重办).',
    input: strictObject({ id: Id, reason: Reason }),
    output,
    errors: ['TOO_LATE'],
    example: { id, reason: '又开始渗水了' },
  }),
});
