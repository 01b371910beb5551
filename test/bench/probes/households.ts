import type { Stateful } from '../../../src/domain/_kernel/machine';
import { readTable, writeTable } from '../../../cloudfunctions/_kernel/tables';
import { registryWork } from '../../../cloudfunctions/registry/work';
import { createStore, openApp, type Row } from '../../../cloudfunctions/_kernel/store';
import { asking, importLedger, ledgerOf, TITLES } from '../../support/ledgers';
import { buildTown, cast, type Town } from '../../support/town';
import { worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** What an import came to: how long it took, and how many documents it wrote. */
export interface Imported {
  ms: number;
  households: number;
  people: number;
  documents: number;
}

const CHUNK = 250;
const town = held<Town>();
const kinds = registryWork({ readTable, writeTable });
let rounds = 0;
/** The documents of the last import: the reference inserts them again, under other ids. */
let written: Record<string, Row[]> = {};

/** A new building of the town, so that all its rooms are new. */
const build = async ({ world, compound, grid4 }: Town): Promise<{ id: string; name: string }> => {
  const name = `${100 + (rounds += 1)}号楼`;
  const input = { parent: compound, kind: 'building', name, grid: grid4 };
  return { name, ...(await world.ok<{ id: string }>(cast.staff, 'places.add', input)) };
};

const allOf = async (collection: string, building: string): Promise<Row[]> => {
  const store = createStore(openApp());
  const rows: (Row & { createdAt: number })[] = [];
  const where = collection === 'rooms' ? { building, state: 'active' } : { 'area.building': building, state: 'living' };
  const by = collection === 'rooms' ? 'order' : 'createdAt';
  for (let after: string | undefined; ;) {
    const page = await store.page<Row & { createdAt: number } & Record<string, number>>(collection, {
      where,
      by: [by, 'asc'],
      after,
      limit: CHUNK,
    });
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < CHUNK) return rows;
    after = `${last[by]}_${last._id}`;
  }
};

const remember = async (building: string): Promise<void> => {
  const [rooms, households] = await Promise.all(['rooms', 'households'].map((name) => allOf(name, building)));
  const audit = [...(rooms ?? []), ...(households ?? [])].map((doc) => {
    const { area, timeline } = doc as unknown as Stateful;
    return { _id: `${doc._id}:1`, ...timeline[0], name: 'room.add', subject: { kind: 'room', id: doc._id }, area };
  });
  written = { rooms: rooms ?? [], households: households ?? [], audit };
};

const ours = async (households: number): Promise<Imported> => {
  const { name, id } = await build(town.get());
  const rows = ledgerOf(households, 1000, name);
  const columns = TITLES.map((title) => ({ title, width: 12 }));
  const bytes = await writeTable({ sheets: [{ name: '台账', columns, rows }] });
  const from = performance.now();
  let work = await importLedger(town.get(), bytes, {}, kinds);
  while (work.state === 'queued' || work.state === 'running')
    work = await asking(town.get(), kinds)('sheets.run', { id: work.id });
  const ms = performance.now() - from;
  await remember(id);
  const documents = Object.values(written).reduce((sum, docs) => sum + docs.length, 0);
  return { ms, households: work.done, people: rows.length, documents };
};

const reference = async (): Promise<number> => {
  const store = createStore(openApp());
  rounds += 1;
  const from = performance.now();
  for (const [collection, docs] of Object.entries(written)) {
    for (let at = 0; at < docs.length; at += CHUNK) {
      const part = docs.slice(at, at + CHUNK).map((doc) => ({ ...doc, _id: `${doc._id}-${rounds}` }));
      await store.insertAll(collection, part);
    }
  }
  return performance.now() - from;
};

serveProbe({
  prepare: async (reach: Reach) => town.keep(await buildTown(await worldOver(cloudAt(reach), () => Promise.resolve()))),
  ours: (households: number) => ours(households),
  reference: () => reference(),
});
