import type { Run } from '../probes/shop';
import type { Row } from '../row';
import { startStation, type Station } from '../station';

const BUYERS = 500;
const STOCK = 100;
let station: Station | undefined;
let runs: Run[] = [];
let mutant: Run | undefined;

const exact = ({ bought, told, other, orders, held, left }: Run): boolean =>
  bought === STOCK && orders === STOCK && held === STOCK && left === 0 && told === BUYERS - STOCK && other.length === 0;

const lineOf = ({ bought, told, other, orders, held, left, ms }: Run): string =>
  [`${bought} sold, ${told} told`, `${orders} orders`, `held ${held}, left ${left}`, `${Math.round(ms)} ms`]
    .concat(other)
    .join(', ');

/** Row 12: many buyers want the last hundred at once; each answered, none sold that is not there. */
export const shopContention: Row = {
  name: 'shop.contention',
  unit: 'sold',
  rounds: 3,
  note: `${BUYERS} buyers at once, stock ${STOCK}; the mutant looks first and writes then`,
  goal: `${STOCK} sold, ${BUYERS - STOCK} told, nothing else; the mutant > ${STOCK}`,
  prepare: async () => {
    runs = [];
    station = await startStation('shop');
    await station.ask('people', BUYERS);
    mutant = await station.ask<Run>('mutant', BUYERS);
  },
  ours: async () => {
    const run = await station?.ask<Run>('ours', BUYERS);
    if (run) runs.push(run);
    return run?.bought ?? Number.NaN;
  },
  finish: async () => station?.end(),
  details: () => [...runs.map(lineOf), ...(mutant ? [`mutant: ${lineOf(mutant)}`] : [])],
  meets: ({ ours }) => ours === STOCK && runs.every(exact) && (mutant?.bought ?? 0) > STOCK,
};
