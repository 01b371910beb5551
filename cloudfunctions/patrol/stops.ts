import { dayEnd } from '../../src/domain/_kernel/time';
import { patrol } from '../../src/domain/patrol/contract';
import { dueAfter, seenAt, stopMachine, type StopDoc, type StopView } from '../../src/domain/patrol/stops';
import { nextCursor } from '../_kernel/cursor';
import { timedBy } from '../_kernel/deadlines';
import { run } from '../_kernel/handlers';
import { presenceOf } from '../_kernel/presence';

const PAGE = 20;

/** A day that was missed counts once, however often it is reminded of. */
export const stopDeadlines = timedBy<StopDoc>(stopMachine, (_move, _at, { late, missed }) => ({
  set: { late: true, missed: missed + Number(!late) },
}));

const stopView = (stop: StopDoc): StopView => ({
  id: stop._id,
  building: stop.building,
  placeName: stop.placeName,
  everyDays: stop.everyDays,
  dueAt: stop.dueAt,
  lastAt: stop.lastAt,
  late: stop.late,
  done: stop.done,
  missed: stop.missed,
  madeUp: stop.madeUp,
  scanned: stop.presence && 'code' in stop.presence,
});

/** The fields of a stop that was never seen: due at once, missed only after its first round. */
export const freshStop = (building: string, placeName: string, everyDays: number, now: number) => ({
  ...{ building, placeName, everyDays, lastAt: null, lastBy: null, presence: null, primary: null },
  ...{ done: 0, missed: 0, madeUp: 0, late: false },
  ...dueAfter(now, everyDays),
  dueAt: now,
});

/** Patrols, made to run. */
export const patrolRunning = run(
  patrol,
  {
    list: async ({ area, level, show, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const due = show === 'today' ? { dueAt: { lte: dayEnd(ctx.at) } } : {};
      const where = { [`area.${level}`]: area, state: 'on', ...due };
      const rows = await ctx.store.page<StopDoc>('patrolStops', { where, by: ['dueAt', 'asc'], after, limit: PAGE });
      return { rows: rows.map(stopView), next: nextCursor(rows, PAGE, (row) => row.dueAt) };
    },
    get: (_input, ctx) => stopView(ctx.doc),
    done: async ({ arrival, unscanned, note }, ctx) => {
      const { doc, at } = ctx;
      const about = { purpose: 'patrol', about: doc._id, key: `${doc._id}:${doc.rev}` } as const;
      const presence = await presenceOf({ arrival, reason: unscanned }, about, ctx);
      return { set: seenAt(doc, at, ctx.who.person, presence), note: note ?? '' };
    },
  },
  { stop: stopView },
);
