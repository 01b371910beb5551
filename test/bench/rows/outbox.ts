import type { Row } from '../row';
import { startStation, type Station } from '../station';

const EVENTS = 60;
let station: Station | undefined;
let rows = 0;

const perSecond = async (what: 'ours' | 'reference'): Promise<number> =>
  EVENTS / ((await station?.ask<number>(what, EVENTS)) ?? Number.NaN);

/** Row 16: events that the sweep hands to all consumers, against raw inserts of as many rows as they write. */
export const outbox: Row = {
  name: 'outbox',
  unit: 'events/s',
  rounds: 9,
  note: `${EVENTS} events a round; reference: their rows inserted through the SDK, side by side per event`,
  goal: '≥ 0.3 × raw inserts',
  prepare: async () => {
    station = await startStation('outbox');
    rows = await station.ask<number>('rows');
  },
  ours: async () => {
    await station?.ask('pile', EVENTS);
    return perSecond('ours');
  },
  reference: () => perSecond('reference'),
  finish: async () => station?.end(),
  details: () => [`one event makes its consumers write ${rows} rows (documents inserted, counters raised)`],
  meets: ({ ratio = 0 }) => ratio >= 0.3,
};
