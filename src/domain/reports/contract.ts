import { array, nullable, optional, picklist, strictObject, string } from 'valibot';
import { gridWorker, officer, relation, staff } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { reportMachine } from './machine';
import {
  Candidate,
  NeighbourPage,
  Photos,
  Rating,
  Reading,
  Reason,
  ReportPage,
  ReportView,
  Submission,
} from './schema';

const id = 'rep_0000000001';
const place = 'plc_0000000001';
const assignee = 'per_0000000001';
const dueAt = 1_795_000_000_000;
const reason = '要等管道配件到货';
const output = ReportView;
const handOver = strictObject({ id: Id, assignee: Id, dueAt: Timestamp, reason: Reason });

/** Problems big and small, from a scanned building code to a closed matter. */
export const reports = defineDomain({
  submit: begin(reportMachine, 'submit', {
    doc: 'Report a problem at a place; it goes to the primary of the building’s level-4 grid at once.',
    at: 'place',
    input: Submission,
    output,
    errors: ['PLACE_GONE', 'WORDS_REFUSED', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN'],
    example: { place, category: 'leak', words: '楼上渗水，天花板湿了一片', photos: [], neighbours: true },
  }),
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
    doc: 'Declare the matter handled (办结): reply, outcome, at least one photo, and why no code was scanned on site.',
    input: strictObject({
      id: Id,
      outcome: picklist(['fixed', 'partly_fixed', 'no_action']),
      reply: words(2, 500),
      photos: Photos,
      presence: words(2, 100),
    }),
    output,
    errors: ['PHOTO_NEEDED', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN'],
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
  get: query({
    doc: 'One report with its timeline, its photos and what the caller may do next.',
    on: reportMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own reports, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: ReportPage,
    example: {},
  }),
  ofPlace: query({
    doc: 'Open matters of a building as neighbours may see them: kind, state and time only.',
    at: 'place',
    input: strictObject({ place: Id, after: optional(Cursor) }),
    output: NeighbourPage,
    example: { place },
  }),
  desk: query({
    doc: 'The workbench of an area: overdue, due today, due later, or waiting for others; by due time.',
    by: [gridWorker('grid4'), staff('community'), officer('street'), officer('district')],
    at: 'area',
    input: strictObject({
      area: Id,
      level: picklist(['grid4', 'community', 'street', 'district']),
      tab: picklist(['overdue', 'today', 'later', 'waiting']),
      after: optional(Cursor),
    }),
    output: ReportPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', tab: 'today' },
  }),
  candidates: query({
    doc: 'Who may be given this report: the people with a role over its place, by their public names.',
    on: reportMachine,
    by: [gridWorker('grid4'), staff('community'), officer('street'), officer('district'), relation('assignee')],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Candidate) }),
    example: { id },
  }),
  contact: command({
    secret: true,
    doc: 'The reporter’s name and phone; every reading is logged with its purpose and shown to him.',
    on: reportMachine,
    by: [relation('assignee'), staff('community')],
    input: strictObject({ id: Id, purpose: picklist(['call', 'visit', 'verify']) }),
    output: strictObject({ contact: nullable(strictObject({ name: string(), phone: string() })) }),
    example: { id, purpose: 'visit' },
  }),
  readings: query({
    doc: 'Who has read the caller’s contact on this report, when and what for; newest first, at most 50.',
    on: reportMachine,
    by: [relation('reporter')],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Reading) }),
    example: { id },
  }),
});
