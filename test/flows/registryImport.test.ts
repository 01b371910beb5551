import type { HouseholdDoc } from '../../src/domain/registry/schema';
import type { Preview } from '../../cloudfunctions/_kernel/work';
import { createStore, openApp } from '../../cloudfunctions/_kernel/store';
import { registryWork } from '../../cloudfunctions/registry/work';
import { enterHousehold, freshDoor } from '../support/households';
import { asking, fileText, importLedger, ledgerOf, plainTables, tableOf, type Seen } from '../support/ledgers';
import { rawDocs } from '../support/peek';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

type Figures = { rooms: number; households: number; people: number };
let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const figures = () => town.world.ok<Figures>(cast.staff, 'registry.figures', { area: town.building });
const all = async () => (await rawDocs(town.world, 'households')) as unknown as HouseholdDoc[];
const households = async () => (await all()).filter(({ area }) => area?.building === town.building);
const people = async () => (await households()).reduce((sum, { members }) => sum + members.length, 0);
/** The figures that are kept are those that a count gives. */
const expectCounted = async (): Promise<void> => {
  expect(await figures()).toEqual({
    rooms: (await rawDocs(town.world, 'rooms')).filter((room) => room['building'] === town.building).length,
    households: (await households()).length,
    people: await people(),
  });
};

test('a ledger is entered, entered again changes nothing, and what it says anew is updated', async () => {
  const rows = ledgerOf(300);
  const done = await importLedger(town, tableOf(rows));
  expect(done).toMatchObject({ state: 'ready', done: 300, total: 300, skipped: 0, failure: null });
  await expectCounted();
  const before = await rawDocs(town.world, 'households');
  expect(await importLedger(town, tableOf(rows))).toMatchObject({ state: 'ready', skipped: 0 });
  expect(await rawDocs(town.world, 'households')).toEqual(before);
  const [first = [], second = []] = rows;
  const changed = [
    [...first.slice(0, 5), '13900001111', ...first.slice(6)],
    second,
    ['', '', '', '住户丙', '外孙', '', '', ''],
  ];
  await importLedger(town, tableOf(changed));
  const found = { area: town.grid4, purpose: 'verify', phone: '13900001111' };
  const { rows: hits } = await town.world.ok<{ rows: object[] }>(cast.primary, 'registry.find', found);
  expect(hits).toMatchObject([{ people: 3, roomName: '2单元 5000', tags: ['elderAlone'] }]);
  await expectCounted();
});

test('bad rows are left out and told, or nothing at all is entered', async () => {
  const bad = ['99号楼', '1单元', '101', '住户丁', '户主', '', '', ''];
  const table = tableOf([...ledgerOf(3, 7000), bad, ['10', '2', '7001', '住户戊', '', '12345', '', '']]);
  const before = await figures();
  const none = await importLedger(town, table, { mode: 'all' });
  expect(none).toMatchObject({ state: 'failed', failure: 'ROWS_REFUSED', done: 0 });
  expect(await figures()).toEqual(before);
  const some = await importLedger(town, table);
  expect(some).toMatchObject({ state: 'ready', done: 3, skipped: 2 });
  const told = await fileText(some);
  expect(told.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['第几行', '哪一列'],
    ['8', '楼栋'],
    ['9', '电话'],
  ]);
  expect(await fileText(none)).toBe(told);
  await expectCounted();
});

test('a room in which another family is registered is left as it is', async () => {
  const door = freshDoor();
  const { id } = await enterHousehold(town, { door });
  const done = await importLedger(town, tableOf(ledgerOf(1, Number(door))));
  expect(done).toMatchObject({ skipped: 1 });
  expect(await fileText(done)).toContain('另一家');
  expect((await households()).find(({ _id }) => _id === id)?.members).toHaveLength(2);
});

test('a preview shows what would be read, without the numbers of identity cards, and writes nothing', async () => {
  const before = await figures();
  const draft = newRequest();
  const table = tableOf(
    [['10', '2', '7100', '住户甲', '110101195803120011', '打麻将']],
    ['楼栋', '单元', '房号', '姓名', '证号', '爱好'],
  );
  const file = await town.world.upload(cast.staff, 'sheet', draft, table);
  const asked = { area: town.community, kind: 'import.households', file, draft };
  const preview = await asking(town)<Preview>('sheets.preview', asked);
  expect(preview).toMatchObject({
    dropped: ['证号'],
    total: 1,
    problems: [],
    rows: [['10', '2', '7100', '住户甲', '打麻将']],
  });
  expect(preview.columns.map(({ field }) => field)).toEqual(['building', 'unit', 'door', 'name', null]);
  expect(JSON.stringify(preview)).not.toContain('110101195803120011');
  expect(await figures()).toEqual(before);
});

test('an import whose runs are killed again and again enters everything once', async () => {
  const ask = asking(town);
  const requestId = newRequest();
  const file = await town.world.upload(cast.staff, 'sheet', requestId, tableOf(ledgerOf(260, 20_000, '11号楼')));
  const input = { area: town.community, kind: 'import.households', file, mode: 'all' };
  const { id } = await ask('sheets.import', input, requestId);
  const store = createStore(openApp());
  const { log } = town.world.deps;
  Object.assign(town.world.deps, { log: () => undefined });
  let seen: Seen | undefined;
  for (let writes = 1; seen?.state !== 'ready' && writes < 60; writes += 2) {
    let left = writes;
    const dying: typeof store.insertAll = (collection, docs) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('killed')) : store.insertAll(collection, docs);
    };
    Object.assign(town.world.deps.store, { insertAll: dying });
    town.world.pass(61_000);
    seen = await ask('sheets.run', { id });
  }
  Object.assign(town.world.deps, { log });
  Object.assign(town.world.deps.store, store);
  expect(seen).toMatchObject({ state: 'ready', done: 260 });
  const entered = (await all()).filter(({ area }) => area?.building === town.otherBuilding);
  expect(entered).toHaveLength(260);
  expect(new Set(entered.map(({ room }) => room)).size).toBe(260);
  const there = await town.world.ok<Figures>(cast.staff, 'registry.figures', { area: town.otherBuilding });
  expect(there).toEqual({ rooms: 260, households: 260, people: 520 });
});

test('two imports of one ledger at once double nothing', async () => {
  const table = tableOf(ledgerOf(40, 30_000));
  await Promise.all([importLedger(town, table), importLedger(town, table)]);
  const rooms = (await households()).filter(({ door }) => Number(door) >= 30_000 && Number(door) < 30_040);
  expect(rooms).toHaveLength(40);
});

test('a register is written out masked, or in the clear for a purpose that every household can see', async () => {
  const ask = asking(town, registryWork(plainTables));
  const written = async (part: object): Promise<string> => {
    const { id } = await ask('sheets.export', { area: town.community, kind: 'export.households', ...part });
    return fileText(await ask('sheets.run', { id }));
  };
  const masked = await written({});
  const members = (await all()).reduce((sum, one) => sum + one.members.length, 0);
  expect(masked.split('\n').length).toBe(members + 1);
  expect(masked).not.toContain('住户甲1');
  expect(masked).toContain('139******01');
  const before = (await rawDocs(town.world, 'readings')).length;
  const clear = await written({ purpose: '换届登记' });
  expect(clear).toContain('住户甲1');
  expect((await rawDocs(town.world, 'readings')).length - before).toBe((await all()).length);
});
