import { anyone, gridWorker, officer, relation, staff, system } from '../_kernel/access';
import { COUNTED } from '../_kernel/levels';
import { machineOf } from '../_kernel/machine';
import { CATEGORIES } from './categories';
import { REPORT_MOVES } from './moves';
import { STATES, type Queue, type ReportDoc, type ReportState } from './schema';

const QUEUE: Readonly<Record<ReportState, Queue>> = {
  submitted: 'todo',
  accepted: 'todo',
  assigned: 'todo',
  in_progress: 'todo',
  suspended: 'waiting',
  resolved: 'waiting',
  following_up: 'waiting',
  closed: 'done',
  rejected: 'done',
  merged: 'done',
  withdrawn: 'done',
  converted_to_wish: 'done',
};

/** The states in which a matter is still open. */
export const OPEN = STATES.filter((state) => QUEUE[state] !== 'done');

/** A report (诉求) from the resident’s word to the closed matter. */
export const reportMachine = machineOf<ReportDoc>()({
  name: 'report',
  collection: 'reports',
  prefix: 'rep_',
  states: STATES,
  final: ['merged', 'withdrawn', 'converted_to_wish'],
  relations: {
    reporter: 'reporter',
    principal: 'principal',
    assignee: 'assignee',
    handler: 'handler',
    visitor: 'visitor',
    primary: 'primary',
    backup: 'backup',
    followers: 'followers',
  },
  read: [
    relation('reporter'),
    relation('principal'),
    relation('assignee'),
    relation('handler'),
    relation('visitor'),
    relation('followers'),
    gridWorker('grid4'),
    staff('community'),
    officer('street'),
    officer('district'),
    system('timer'),
  ],
  begin: {
    submit: { to: 'submitted', by: [anyone()], notify: ['primary', 'principal'] },
    takeOver: { to: 'submitted', by: [system('handoff')], notify: ['primary'] },
  },
  moves: REPORT_MOVES,
  tallies: [{ name: 'open', states: OPEN, per: COUNTED }],
  facts: (report) => ({
    number: report.number,
    place: report.placeName,
    category: CATEGORIES[report.category],
    dueAt: report.dueAt,
    ...(report.linkedFrom ? { linkedFrom: report.linkedFrom.id } : {}),
  }),
  derive: (_report, state) => ({ queue: QUEUE[state], open: QUEUE[state] !== 'done' }),
});
