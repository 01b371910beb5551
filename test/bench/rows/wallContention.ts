import type { Rush } from '../probes/wall';
import type { Row } from '../row';
import { startStation, type Station } from '../station';

const CALLERS = 500;
const TRIPS = 3;
let station: Station | undefined;
let rushes: Rush[] = [];
let mutant: Rush | undefined;

const one = ({ claims, told, trips, lines }: Rush): boolean =>
  claims === 1 && lines === 1 && told === CALLERS - 1 && trips <= TRIPS;

const lineOf = ({ claims, told, other, trips, ms, lines }: Rush): string =>
  [`${claims} claimed, ${told} told`, `${lines} in the timeline`, `≤ ${trips} trips`, `${Math.round(ms)} ms`]
    .concat(other)
    .join(', ');

/** Row 13b: many people take on one wish at once; one conditional write each, and one of them wins. */
export const wallContention: Row = {
  name: 'wall.contention',
  unit: 'claims',
  rounds: 3,
  note: `${CALLERS} people at once; trips beside the reading of who calls; the mutant looks first and writes then`,
  goal: `1 claim, ${CALLERS - 1} told, ≤ ${TRIPS} trips; the mutant ≥ 2`,
  prepare: async () => {
    rushes = [];
    station = await startStation('wall');
    await station.ask('people', CALLERS);
    mutant = await station.ask<Rush>('mutant', CALLERS);
  },
  ours: async () => {
    const rush = await station?.ask<Rush>('ours', CALLERS);
    if (rush) rushes.push(rush);
    return rush?.claims ?? Number.NaN;
  },
  finish: async () => station?.end(),
  details: () => [...rushes.map(lineOf), ...(mutant ? [`mutant: ${lineOf(mutant)}`] : [])],
  meets: ({ ours }) => ours === 1 && rushes.every(one) && (mutant?.claims ?? 0) >= 2,
};
