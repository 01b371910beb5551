import type { Cpu } from '../probes/cpu';
import { median, type Row } from '../row';
import { startStation, type Station } from '../station';

const TIMES = 25;
const rounds: { ours: Cpu[]; reference: Cpu[] } = { ours: [], reference: [] };
let station: Station | undefined;

const side = async (name: 'ours' | 'reference'): Promise<number> => {
  const cpu = (await station?.ask<Cpu>(name, TIMES)) ?? {};
  rounds[name].push(cpu);
  const calls = Object.keys(cpu).length * TIMES;
  return Object.values(cpu).reduce((sum, ms) => sum + ms, 0) / calls;
};

const perCall = (cpus: readonly Cpu[], action: string): number =>
  median(cpus.map((cpu) => (cpu[action] ?? Number.NaN) / TIMES)) ?? Number.NaN;

const line = (action: string): string => {
  const [ours, reference] = [perCall(rounds.ours, action), perCall(rounds.reference, action)];
  return `${action.padEnd(16)} ${ours.toFixed(2)} ms, its calls alone ${reference.toFixed(2)} ms, ${(ours / reference).toFixed(2)} ×`;
};

/** Row 8: CPU of a call through `serve` against the calls that it makes to the store (and WeChat) alone. */
export const fnCpu: Row = {
  name: 'fn.cpu',
  unit: 'ms/call',
  rounds: 11,
  note: `${TIMES} times five actions a round, warm; the cloud is a process of its own`,
  goal: '≤ 1.5 × its store calls',
  prepare: async () => {
    station = await startStation('cpu');
    await station.ask('ours', TIMES);
    await station.ask('reference', TIMES);
  },
  ours: () => side('ours'),
  reference: () => side('reference'),
  finish: async () => station?.end(),
  details: () => Object.keys(rounds.ours[0] ?? {}).map(line),
  meets: ({ ratio = Infinity }) => ratio <= 1.5,
};
