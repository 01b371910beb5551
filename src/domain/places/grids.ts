import { gridWorker, relation, staff, system } from '../_kernel/access';
import type { Absence } from '../_kernel/duty';
import { machineOf, type Stateful } from '../_kernel/machine';
import { keepers } from './machine';

/** Somebody of a grid is away for a time (请假); the other one stands in by himself. */
export interface LeaveDoc extends Stateful, Omit<Absence, 'id'> {
  grid: string;
  gridName: string;
  name: string;
  standIn: string;
  reason: string;
}

const person = relation('person');
const standIn = relation('standIn');
const community = staff('community');
const timer = system('timer');

/** A leave: planned, then away, then over; ended early by himself or by the community. */
export const leaveMachine = machineOf<LeaveDoc>()({
  name: 'leave',
  collection: 'leaves',
  prefix: 'lev_',
  states: ['planned', 'away', 'over', 'cancelled'],
  final: ['over', 'cancelled'],
  relations: { person: 'person', standIn: 'standIn' },
  read: [person, standIn, gridWorker('grid4'), ...keepers],
  begin: {
    leave: {
      to: 'planned',
      by: [gridWorker('grid4'), ...keepers],
      notify: ['person', 'standIn'],
      timer: { move: 'goAway', field: 'from' },
    },
  },
  moves: {
    goAway: [
      { from: ['planned'], to: 'away', by: [timer], notify: ['standIn'], timer: { move: 'comeBack', field: 'until' } },
    ],
    comeBack: [{ from: ['away'], to: 'over', by: [timer], notify: ['person', 'standIn'] }],
    endLeave: [
      { from: ['planned'], to: 'cancelled', by: [person, community], notify: ['person', 'standIn'] },
      { from: ['away'], to: 'over', by: [person, community], notify: ['person', 'standIn'] },
    ],
  },
  facts: (leave) => ({ place: leave.gridName, title: leave.name, from: leave.from, until: leave.until }),
});

export const REGRIDS = ['moveBuildings', 'splitGrid', 'mergeGrids'] as const;

/** Buildings go to another level-4 grid (划转), and all that is open in them goes along. */
export interface RegridDoc extends Stateful {
  kind: (typeof REGRIDS)[number];
  /** The grid they go to; of a split the one that is made for them. */
  to: string;
  toName: string;
  /** The grid that is split or dissolved; null where buildings come from several. */
  from: string | null;
  fromName: string;
  /** The buildings that go; of a merge those that were there when it was ordered. */
  buildings: readonly string[];
  names: string;
  reason: string;
  asker: string;
  worker: string | null;
}

const MINUTE = 60_000;
/** What was written meanwhile under the old grid is caught by looking again. */
const again = { move: 'step', ms: MINUTE } as const;
const ordered = { to: 'moving', by: keepers, notify: ['worker'], timer: again } as const;

/** A change of grids: ordered once, worked off step by step, settled when nothing is left behind. */
export const regridMachine = machineOf<RegridDoc>()({
  name: 'regrid',
  collection: 'regrids',
  prefix: 'rgd_',
  states: ['moving', 'settled'],
  final: ['settled'],
  relations: { asker: 'asker', worker: 'worker' },
  read: [...keepers, relation('asker'), relation('worker')],
  begin: { moveBuildings: ordered, splitGrid: ordered, mergeGrids: ordered },
  moves: {
    step: [{ from: ['moving'], to: 'moving', by: [timer], timer: again }],
    settle: [{ from: ['moving'], to: 'settled', by: [system('handoff')], notify: ['asker'] }],
  },
  facts: (regrid) => ({ place: regrid.toName, title: regrid.names, grid: regrid.to }),
});
