import { median, type Row } from '../row';
import { startProbe, type Probe } from '../probe';
import type { Timing } from '../probes/engine';

const rounds: { ours: Timing[]; reference: Timing[] } = { ours: [], reference: [] };
let probe: Probe | undefined;

const side = async (name: 'ours' | 'reference'): Promise<number> => {
  const timing = (await probe?.ask<Timing>(name)) ?? {};
  rounds[name].push(timing);
  return Object.values(timing).reduce((sum, us) => sum + us, 0);
};

const operations = (): string[] => Object.keys(rounds.ours[0] ?? {});
const usOf = (name: 'ours' | 'reference', operation: string): number =>
  median(rounds[name].map((timing) => timing[operation] ?? Number.NaN)) ?? Number.NaN;
const ratioOf = (operation: string): number => usOf('ours', operation) / usOf('reference', operation);

/** Row 11: the storage engine alone against the statements it is made of. */
export const cloudStore: Row = {
  name: 'cloud.store',
  unit: 'µs',
  rounds: 11,
  note: 'sum of four operations, medians of a round; reference: raw libsql statements on a file of the same shape',
  goal: '≤ 2 × libsql, each operation',
  prepare: async () => {
    probe = startProbe('engine');
    await probe.ask('prepare');
    await probe.ask('ours');
    await probe.ask('reference');
  },
  ours: () => side('ours'),
  reference: () => side('reference'),
  finish: async () => {
    await probe?.ask('remove');
    await probe?.end();
  },
  details: () =>
    operations().map((operation) => {
      const [ours, raw] = [usOf('ours', operation), usOf('reference', operation)];
      return `${operation.padEnd(16)} ${ours.toFixed(1)} µs, libsql ${raw.toFixed(1)} µs, ${ratioOf(operation).toFixed(2)} ×`;
    }),
  meets: () => operations().length > 0 && operations().every((operation) => ratioOf(operation) <= 2),
};
