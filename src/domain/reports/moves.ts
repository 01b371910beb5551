import { gridWorker, not, officer, relation, staff, system } from '../_kernel/access';
import type { Row } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import type { ReportDoc, ReportState } from './schema';

const grid = gridWorker('grid4');
const community = staff('community');
const street = officer('street');
const district = officer('district');
const reporter = relation('reporter');
const assignee = relation('assignee');
const visitor = relation('visitor');

/** Silence for this long after `resolve` closes a report. */
const SILENCE = 3 * DAY;
/** A closed report may be reopened for this long. */
export const REOPEN_WINDOW = 15 * DAY;

// On the wall everybody reads, and nobody hears.
const inWords = { code: 'WORDS_NEEDED', ok: (doc: ReportDoc) => doc.words !== '' };
const firstAppeal = { code: 'APPEALED_ALREADY', ok: (doc: ReportDoc) => !doc.appealed };
const noMeeting = { code: 'JOINT_MEETING', ok: (doc: ReportDoc) => !doc.jointMeeting };
const suspensionAsked = { code: 'SUSPENSION_NOT_ASKED', ok: (doc: ReportDoc) => doc.suspensionAsked };
const stillOpenable = {
  code: 'TOO_LATE',
  ok: (doc: ReportDoc, now: number) => doc.closedAt === null || now - doc.closedAt <= REOPEN_WINDOW,
};

/** The legal moves of a report: apart from the machine, since a phone without a network judges by them, too. */
export const REPORT_MOVES = {
  accept: [{ from: ['submitted'], to: 'accepted', by: [grid, community], notify: ['reporter'] }],
  reject: [{ from: ['submitted'], to: 'rejected', by: [community], notify: ['reporter'] }],
  appeal: [{ from: ['rejected'], to: 'submitted', by: [reporter], guards: [firstAppeal], notify: ['primary'] }],
  merge: [{ from: ['submitted', 'accepted'], to: 'merged', by: [community], notify: ['reporter'] }],
  withdraw: [{ from: ['submitted', 'accepted'], to: 'withdrawn', by: [reporter], notify: ['primary'] }],
  convert: [
    {
      from: ['submitted', 'accepted', 'assigned', 'in_progress', 'suspended'],
      to: 'converted_to_wish',
      by: [community],
      guards: [inWords],
      notify: ['reporter', 'assignee'],
    },
  ],
  assign: [
    { from: ['accepted'], to: 'assigned', by: [community], notify: ['reporter', 'assignee'] },
    { from: ['accepted'], to: 'assigned', by: [grid], guards: [noMeeting], notify: ['reporter', 'assignee'] },
  ],
  acknowledge: [{ from: ['assigned'], to: 'in_progress', by: [assignee], notify: ['reporter'] }],
  return: [{ from: ['assigned', 'in_progress'], to: 'accepted', by: [assignee], notify: ['primary'] }],
  transfer: [
    {
      from: ['assigned', 'in_progress'],
      to: 'assigned',
      by: [assignee, community, street, district],
      notify: ['reporter', 'assignee'],
    },
  ],
  escalate: [
    {
      from: ['assigned', 'in_progress'],
      to: 'assigned',
      by: [assignee, community, street, district],
      notify: ['reporter', 'assignee'],
    },
  ],
  askSuspension: [{ from: ['in_progress'], to: 'in_progress', by: [assignee] }],
  suspend: [
    {
      from: ['in_progress'],
      to: 'suspended',
      by: [community],
      guards: [suspensionAsked],
      timer: { move: 'resume', field: 'suspendUntil' },
      notify: ['reporter', 'assignee'],
    },
  ],
  resume: [
    { from: ['suspended'], to: 'in_progress', by: [assignee, system('timer')], notify: ['reporter', 'assignee'] },
  ],
  resolve: [
    {
      from: ['in_progress'],
      to: 'resolved',
      by: [assignee],
      timer: { move: 'pass', ms: SILENCE },
      notify: ['reporter', 'principal', 'followers'],
    },
  ],
  startFollowUp: [
    {
      from: ['resolved'],
      to: 'following_up',
      by: [grid, community, street, district, not('handler')],
      timer: { move: 'pass', ms: SILENCE },
    },
  ],
  pass: [
    {
      from: ['following_up'],
      to: 'closed',
      by: [visitor, reporter, system('timer'), not('handler')],
      notify: ['reporter', 'handler', 'followers'],
    },
    {
      from: ['resolved'],
      to: 'closed',
      by: [reporter, system('timer'), not('handler')],
      notify: ['reporter', 'handler', 'followers'],
    },
  ],
  reopen: [
    {
      from: ['resolved', 'following_up', 'closed'],
      to: 'assigned',
      by: [reporter, visitor],
      guards: [stillOpenable],
      notify: ['reporter', 'assignee'],
    },
  ],
} satisfies Readonly<Record<string, readonly Row<ReportDoc, ReportState>[]>>;
