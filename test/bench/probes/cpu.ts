import { serve } from '../../../cloudfunctions/_kernel/serve';
import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import { hashId } from '../../../cloudfunctions/_kernel/hash';
import { api } from '../../../cloudfunctions/composition';
import { enter } from '../../../cloudfunctions/people/handlers';
import { buildTown, cast, type Town } from '../../support/town';
import { contextOf, newRequest, worldOver } from '../../support/world';
import { record, replay, renamed, type Script } from '../ports';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** CPU of each action in ms, summed over a round. */
export type Cpu = Record<string, number>;

const STEPS = ['people.me', 'reports.mine', 'reports.submit', 'reports.get', 'reports.accept'] as const;
const town = held<Town>();
const scripts = held<{ id: string; steps: readonly { action: string; script: Script }[] }>();

const spent = async (cpu: Cpu, action: string, work: () => Promise<unknown>): Promise<void> => {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  cpu[action] = (cpu[action] ?? 0) + (user + system) / 1000;
};

const inputOf = (action: string, id: string): object => {
  const fields = { category: 'leak', words: '楼上渗水，天花板湿了一片', photos: [], neighbours: true };
  if (action === 'reports.submit') {
    return { ...fields, place: town.get().building, contact: { name: '住户甲', phone: '13800000000' } };
  }
  return action === 'reports.get' || action === 'reports.accept' ? { id } : {};
};

// A resident looks, reports and reads; the grid worker accepts: every round of it does the same.
const act = async (deps: Deps, action: string, id: string): Promise<string> => {
  const openid = action === 'reports.accept' ? cast.primary : cast.resident;
  const event = { action, input: inputOf(action, id), requestId: newRequest() };
  const answer = await serve(api, enter, deps)(event, contextOf(openid));
  if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
  return action === 'reports.submit' ? (answer.data as { id: string }).id : id;
};

const recordFlow = async (): Promise<void> => {
  const steps: { action: string; script: Script }[] = [];
  let id = '';
  for (const action of STEPS) {
    const { deps, script } = record(town.get().world.deps);
    id = await act(deps, action, id);
    steps.push({ action, script });
  }
  scripts.keep({ id, steps });
};

let copies = 0;

const ours = async (times: number): Promise<Cpu> => {
  const cpu: Cpu = {};
  for (let n = 0; n < times; n += 1) {
    let id = '';
    for (const action of STEPS) {
      await spent(cpu, action, async () => (id = await act(town.get().world.deps, action, id)));
    }
  }
  return cpu;
};

const reference = async (times: number): Promise<Cpu> => {
  const cpu: Cpu = {};
  const { id, steps } = scripts.get();
  for (let n = 0; n < times; n += 1) {
    const fresh = `rep_${hashId(id.length - 'rep_'.length, 'bench', String((copies += 1)))}`;
    for (const { action, script } of steps) {
      const calls = renamed(script, id, fresh);
      await spent(cpu, action, () => replay(calls, town.get().world.deps));
    }
  }
  return cpu;
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const world = await worldOver(cloudAt(reach), async () => undefined);
    town.keep(await buildTown(world));
    await world.meet(cast.resident);
    await ours(1);
    await recordFlow();
  },
  ours,
  reference,
});
