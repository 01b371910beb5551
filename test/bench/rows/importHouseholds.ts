import type { Imported } from '../probes/households';
import type { Row } from '../row';
import { startStation, type Station } from '../station';

const HOUSEHOLDS = 10_000;
const MOST_S = 60;
let station: Station | undefined;
let runs: Imported[] = [];

/** Row 19: a ledger of ten thousand households from an .xlsx, end to end, against raw inserts of the same documents. */
export const importHouseholds: Row = {
  name: 'import.households',
  unit: 's',
  rounds: 3,
  note: `${HOUSEHOLDS} households, two people each; reference: their documents inserted by the SDK, as many at once`,
  goal: `≤ ${MOST_S} s and ≤ 4 × raw inserts`,
  prepare: async () => {
    runs = [];
    station = await startStation('households');
    await station.ask<Imported>('ours', 500);
  },
  ours: async () => {
    const run = await station?.ask<Imported>('ours', HOUSEHOLDS);
    if (run) runs.push(run);
    return (run?.ms ?? Number.NaN) / 1000;
  },
  reference: async () => ((await station?.ask<number>('reference')) ?? Number.NaN) / 1000,
  finish: async () => station?.end(),
  details: () =>
    runs.map(({ ms, households, people, documents }) =>
      [`${households} households, ${people} people, ${documents} documents`, `${Math.round(ms)} ms`].join(', '),
    ),
  meets: ({ ours, ratio = Infinity }) =>
    ours <= MOST_S && ratio <= 4 && runs.every(({ households }) => households === HOUSEHOLDS),
};
