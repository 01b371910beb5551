import type { CodeDoc } from '../../src/domain/places/codeSchema';
import type { Label } from '../../cloudfunctions/sheets/label';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { runWork } from '../../cloudfunctions/sheets/runWork';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import { rawDocs } from '../support/peek';
import { notingPen, print } from '../support/printing';
import { openShop } from '../support/shops';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

type Made = { id: string };
const add = async (parent: string, kind: string, name: string, grid?: string): Promise<string> =>
  (await town.world.ok<Made>(cast.staff, 'places.add', { parent, kind, name, ...(grid ? { grid } : {}) })).id;
const codes = async () => (await rawDocs(town.world, 'codes')) as unknown as CodeDoc[];
const landing = async ({ link }: Label) => {
  const token = link.split('/b/')[1] ?? '';
  return town.world.ok<{ place: { name: string }; number: string }>(cast.resident, 'codes.resolve', { token });
};
const secondsOf = (labels: readonly Label[] = []) => labels.map(({ second }) => second);

test('everything below a community gets its code, by name, and every code leads where its label says', async () => {
  const { drawn, kind } = notingPen();
  await add(town.compound, 'building', '2号楼', town.grid4);
  const view = await print(town, kind, { place: town.community, of: 'all', up: 12 });
  expect(view).toMatchObject({ state: 'ready', done: 4, total: 4, skipped: 0, notes: [] });
  const [sheet] = drawn;
  expect(sheet?.up).toBe(12);
  expect(secondsOf(sheet?.labels)).toEqual(['2号楼', '10号楼', '10号楼 2单元', '11号楼']);
  for (const label of sheet?.labels ?? []) {
    const { place, number } = await landing(label);
    expect([label.community, label.first]).toEqual(['丽景街社区', '宏泰学府苑']);
    expect(label.second.endsWith(place.name)).toBe(true);
    expect(label.number).toBe(number);
  }
});

test('a code is issued where there is none, once, and written to have been printed', async () => {
  const { kind } = notingPen();
  const { id: old } = await town.world.ok<Made>(cast.staff, 'codes.issue', { place: town.building });
  const first = await print(town, kind, { place: town.building, of: 'all', up: 1 });
  const after = await codes();
  expect(after).toHaveLength(2);
  for (const code of after) expect(code).toMatchObject({ batch: first.id, printedAt: expect.any(Number) as number });
  expect(after.find(({ place }) => place === town.building)?._id).toBe(old);
  const issued = after.find(({ place }) => place === town.unit);
  expect(issued?.timeline).toMatchObject([
    { move: 'issue', by: town.world.idOf(cast.staff), grant: 'staff@community' },
    { move: 'print', by: 'system', grant: 'work' },
  ]);
  const second = await print(town, kind, { place: town.building, of: 'all', up: 1 });
  expect((await codes()).map(({ _id, batch }) => [_id, batch])).toEqual(after.map(({ _id }) => [_id, second.id]));
});

test('two sheets printed at once agree on the codes', async () => {
  const pens = [notingPen(), notingPen()];
  await Promise.all(pens.map(({ kind }) => print(town, kind, { place: town.community, of: 'all', up: 4 })));
  expect(await codes()).toHaveLength(3);
  const [a, b] = pens.map(({ drawn }) => drawn[0]?.labels.map(({ link }) => link));
  expect(a).toEqual(b);
});

test('a revoked code is not printed: another is issued in its place', async () => {
  const { drawn, kind } = notingPen();
  await print(town, kind, { place: town.unit, of: 'unit', up: 1 });
  const [code] = await codes();
  await town.world.ok(cast.staff, 'codes.revoke', { id: code?._id, reason: '被人覆盖' });
  await print(town, kind, { place: town.unit, of: 'unit', up: 1 });
  expect(await codes()).toHaveLength(2);
  expect(drawn[0]?.labels[0]?.link).not.toBe(drawn[1]?.labels[0]?.link);
});

test('only what was never printed, where that is wanted', async () => {
  const { drawn, kind } = notingPen();
  await print(town, kind, { place: town.building, of: 'building', up: 1 });
  const rest = await print(town, kind, { place: town.community, of: 'all', up: 2, unprinted: true });
  expect(rest).toMatchObject({ state: 'ready', total: 3, skipped: 1 });
  expect(secondsOf(drawn[1]?.labels)).toEqual(['10号楼 2单元', '11号楼']);
  const none = await print(town, kind, { place: town.community, of: 'all', up: 2, unprinted: true });
  expect(none).toMatchObject({ state: 'failed', failure: 'NOTHING_TO_PRINT', file: null });
});

test('of a grid its own buildings are printed, and no others', async () => {
  const { drawn, kind } = notingPen();
  await print(town, kind, { place: town.otherGrid4, of: 'all', up: 4 });
  expect(secondsOf(drawn[0]?.labels)).toEqual(['11号楼']);
});

test('what the font has no letters for is left out and told, never printed blank', async () => {
  const { drawn, kind } = notingPen();
  await add(town.building, 'unit', '𠮷单元');
  const view = await print(town, kind, { place: town.building, of: 'all', up: 4 });
  const about = '𠮷 丽景街社区 宏泰学府苑 10号楼 𠮷单元';
  expect(view).toMatchObject({ state: 'ready', total: 3, skipped: 1, notes: [{ code: 'RARE_GLYPHS', about }] });
  expect(secondsOf(drawn[0]?.labels)).toEqual(['10号楼', '10号楼 2单元']);
  const printed = (await codes()).filter(({ printedAt }) => printedAt !== null);
  expect(printed).toHaveLength(2);
});

test('the shelves of counters have their codes on sheets too', async () => {
  const { drawn, kind } = notingPen();
  const shop = await openShop(town, 5);
  const { id } = await print(town, kind, { place: town.community, of: 'shelf', up: 12 });
  const [label] = drawn[0]?.labels ?? [];
  const picture = { counter: shop.counter, product: shop.product, format: 'svg' };
  const { link, number } = await town.world.ok(cast.staff, 'shop.shelfPicture', picture);
  expect(label).toMatchObject({ link, number, community: '丽景街社区', second: '石磨面粉' });
  expect(await rawDocs(town.world, 'shelves')).toMatchObject([{ batch: id, printedAt: expect.any(Number) as number }]);
});

/** The store of a process that dies at its n-th write. */
const dyingAt = (deps: Deps, n: number): Deps => {
  let left = n;
  const count = <A extends unknown[], R>(write: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> =>
      (left -= 1) < 0 ? Promise.reject(new Error('the power is off')) : write(...args);
  };
  const { insert, updateIf } = deps.store;
  const store = { ...deps.store, insert: count(insert) as typeof insert, updateIf: count(updateIf) as typeof updateIf };
  return { ...deps, store };
};

test('whenever the power goes off, the print is finished later, with each code once', async () => {
  const { drawn, kind } = notingPen();
  const api = sheetsApi([kind]);
  for (let n = 3; n < 20; n += 1) await add(town.building, 'unit', `${n}单元`);
  const input = { place: town.building, of: 'all', up: 12 };
  const asked = await town.world.call(cast.staff, 'sheets.print', input, newRequest(), api);
  const { id } = (asked.ok ? asked.data : {}) as Made;
  const state = async () => (await rawDocs(town.world, 'works'))[0]?.['state'];
  for (const n of [2, 9, 23, 37]) {
    const deps = dyingAt(town.world.deps, n);
    await runWork(id, { kinds: [kind], until: deps.now() + 60_000 }, deps).catch(() => undefined);
    expect(await state()).not.toBe('ready');
    town.world.pass(61_000);
  }
  await runWork(id, { kinds: [kind], until: town.world.deps.now() + 60_000 }, town.world.deps);
  expect(await state()).toBe('ready');
  const all = await codes();
  expect(new Set(all.map(({ place }) => place)).size).toBe(19);
  expect(all).toHaveLength(19);
  for (const { timeline, batch } of all) {
    expect([timeline.map(({ move }) => move), batch]).toEqual([['issue', 'print'], id]);
  }
  expect(drawn.at(-1)?.labels).toHaveLength(19);
});
