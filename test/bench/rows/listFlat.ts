import { heapOf } from '../heap';
import type { Heap, List, Pages } from '../probes/lists';
import { startProbe, type Probe } from '../probe';
import { median, type Row } from '../row';
import type { Reach } from '../station';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const LISTS: readonly List[] = ['building', 'desk', 'deeper'];
const TIMES = 40;

const probes: Probe[] = [];
const heaps: Heap[] = [];
/** Of each round and list, the ms of a page at each size. */
const rounds: (readonly number[])[][] = [];

const begun = (name: string): Probe => {
  const probe = startProbe(name);
  probes.push(probe);
  return probe;
};

// All sizes are asked in turn, so that what else the machine does is shared among them.
const measured = async (round: number): Promise<(readonly number[])[]> => {
  const known = rounds[round];
  if (known) return known;
  const lists: number[][] = [];
  for (const list of LISTS)
    lists.push((await probes.at(-1)?.ask<number[]>('pages', { heaps, list, times: TIMES } satisfies Pages)) ?? []);
  return (rounds[round] = lists);
};

const sumAt = async (round: number, size: number): Promise<number> =>
  (await measured(round)).reduce((sum, list) => sum + (list[size] ?? Number.NaN), 0);
const msOf = (list: number, size: number): number =>
  median(rounds.map((lists) => lists[list]?.[size] ?? Number.NaN)) ?? Number.NaN;
const ratios = (): number[] => LISTS.map((_list, at) => msOf(at, SIZES.length - 1) / msOf(at, 0));

/** Row 14: pages of the product's report lists among a million reports against a thousand. */
export const listFlat: Row = {
  name: 'list.flat',
  unit: 'ms',
  rounds: 9,
  note: `${TIMES} pages of each list a round through the SDK, all sizes in turn; reference: among 1,000 reports`,
  goal: '≤ 1.5 × from 1 k to 1 M, each list',
  prepare: async () => {
    for (const count of SIZES) {
      const dataDir = heapOf(count);
      heaps.push({ count, reach: await begun('cloud').ask<Reach>('start', { dataDir }) });
    }
    await begun('lists').ask('prepare', heaps[0]?.reach);
    await measured(0);
    rounds.length = 0;
  },
  ours: (round) => sumAt(round, SIZES.length - 1),
  reference: (round) => sumAt(round, 0),
  finish: async () => {
    for (const probe of probes.splice(0).reverse()) await probe.end();
  },
  details: () =>
    LISTS.map((list, at) => {
      const times = SIZES.map((count, size) => `${count}: ${msOf(at, size).toFixed(2)} ms`).join(', ');
      return `${list.padEnd(8)} ${times}; ${ratios()[at]?.toFixed(2)} ×`;
    }),
  meets: () => ratios().every((ratio) => ratio <= 1.5),
};
