import { array, boolean, nullable, number, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { gridWorker, staff, system } from '../_kernel/access';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import type { Presence } from '../_kernel/presence';
import { DAY, dayEnd, dayStart } from '../_kernel/time';

/** A building on a patrol (巡查): to be seen every so many days; what was missed is made up (补). */
export interface StopDoc extends Stateful {
  building: string;
  placeName: string;
  everyDays: number;
  dueAt: number;
  /** When the day is over on which it was due; the timer of it. */
  missAt: number;
  lastAt: number | null;
  lastBy: string | null;
  presence: Presence | null;
  /** How often it was seen, missed, and made up. */
  done: number;
  missed: number;
  madeUp: number;
  late: boolean;
  primary: string | null;
}

/** Who patrols, and who sees that it is done. */
export const keepers = [gridWorker('grid4'), staff('community')] as const;
const handed = system('handoff');
const miss = { move: 'miss', field: 'missAt' } as const;

/** A stop: due again and again by the plan of its grid, until the plan or the building ends. */
export const stopMachine = machineOf<StopDoc>()({
  name: 'stop',
  collection: 'patrolStops',
  prefix: 'stp_',
  states: ['on', 'off'],
  final: [],
  relations: { primary: 'primary' },
  read: [...keepers, handed],
  begin: { put: { to: 'on', by: [handed], timer: miss } },
  moves: {
    done: [{ from: ['on'], to: 'on', by: [...keepers, handed], timer: miss }],
    miss: [{ from: ['on'], to: 'on', by: [system('timer')], notify: ['primary'], timer: { move: 'miss', ms: DAY } }],
    replan: [{ from: ['on', 'off'], to: 'on', by: [handed], timer: miss }],
    drop: [{ from: ['on'], to: 'off', by: [handed] }],
  },
  facts: (stop) => ({ place: stop.placeName }),
});

/** When a stop is due: some days after it was last seen, or after now where it never was. */
export const dueAfter = (from: number, everyDays: number): Pick<StopDoc, 'dueAt' | 'missAt'> => {
  const dueAt = dayStart(from) + everyDays * DAY;
  return { dueAt, missAt: dayEnd(dueAt) + 1 };
};

/** What a patrol of a stop changes: it is due anew, and made up where it was missed. */
export const seenAt = (stop: StopDoc, at: number, by: string, presence: Presence | null): Partial<StopDoc> => ({
  ...dueAfter(at, stop.everyDays),
  ...{ lastAt: at, lastBy: by, presence, late: false, done: stop.done + 1 },
  madeUp: stop.madeUp + Number(stop.late),
});

export const Doing = strictObject({
  id: Id,
  /** A scan on the spot, or why there is none. */
  arrival: optional(Id),
  unscanned: optional(words(2, 60)),
  note: optional(words(0, 200)),
});

export const StopView = strictObject({
  id: Id,
  building: Id,
  placeName: string(),
  everyDays: number(),
  dueAt: Timestamp,
  lastAt: nullable(Timestamp),
  /** A day that was due has gone by: it is to be made up. */
  late: boolean(),
  done: number(),
  missed: number(),
  madeUp: number(),
  scanned: nullable(boolean()),
});
export type StopView = InferOutput<typeof StopView>;
export const StopPage = strictObject({ rows: array(StopView), next: nullable(Cursor) });
export const Listing = strictObject({
  area: Id,
  level: picklist(['grid4', 'community']),
  /** What is due by tonight, or every building. */
  show: picklist(['today', 'all']),
  after: optional(Cursor),
});
