import tcb from '@cloudbase/node-sdk';
import { sweep } from '../../../cloudfunctions/_kernel/events';
import { reportMachine } from '../../../src/domain/reports/machine';
import { buildTown, cast, type Town } from '../../support/town';
import { worldOver } from '../../support/world';
import { leavePending } from '../pending';
import { record } from '../ports';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

interface WrittenRow {
  collection: string;
  row: object;
}
interface Piled {
  town: Town;
  /** The rows that the consumers of one event write: inserted documents, and a row for each counter raised. */
  rows: readonly WrittenRow[];
}

const piled = held<Piled>();
const WRITER_LEASE_OVER = 11_000;
let heaps = 0;

const pile = async (town: Town, count: number): Promise<void> => {
  const openids = Array.from({ length: count }, () => cast.resident);
  await leavePending(town, openids, { name: `heap${(heaps += 1)}`, accept: false });
  town.world.pass(WRITER_LEASE_OVER);
};

const rowsOfOne = async (town: Town): Promise<WrittenRow[]> => {
  await pile(town, 1);
  const { deps, script } = record(town.world.deps);
  await sweep([reportMachine], deps);
  return script.flatMap(({ method, args: [collection, given] }) => {
    if (method === 'insert') return [{ collection: String(collection), row: given as object }];
    const counter = { key: given, n: 1, seen: [given] };
    return method === 'updateIf' && collection === 'tallies' ? [{ collection, row: counter }] : [];
  });
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};

const drainAll = async (town: Town, count: number): Promise<void> => {
  let drained = 0;
  while (drained < count) {
    const now = await sweep([reportMachine], town.world.deps);
    if (now === 0) throw new Error(`the sweep stopped after ${drained} of ${count}`);
    drained += now;
  }
};

let events = 0;
// The same shape as the sweep: the rows of an event side by side, one event after the other.
const insertRaw = async ({ town, rows }: Piled, count: number): Promise<void> => {
  const db = tcb.init({ env: town.world.cloud.envId }).database();
  for (let n = 0; n < count; n += 1) {
    events += 1;
    await Promise.all(
      rows.map(({ collection, row }, k) => db.collection(collection).add({ ...row, _id: `raw-${events}-${k}` })),
    );
  }
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const town = await buildTown(await worldOver(cloudAt(reach), async () => undefined));
    // The first event also makes the counters; the second is like all others.
    await rowsOfOne(town);
    piled.keep({ town, rows: await rowsOfOne(town) });
  },
  rows: async (): Promise<number> => piled.get().rows.length,
  pile: (count: number) => pile(piled.get().town, count),
  ours: (count: number) => seconds(() => drainAll(piled.get().town, count)),
  reference: (count: number) => seconds(() => insertRaw(piled.get(), count)),
});
