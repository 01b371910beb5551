import tcb from '@cloudbase/node-sdk';
import type { CodeDoc } from '../../src/domain/places/codeSchema';
import { linkOf, shortNumberOf } from '../../src/domain/_kernel/token';
import { signToken } from '../../cloudfunctions/_kernel/token';
import type { Row } from '../../cloudfunctions/_kernel/store';
import type { Label } from '../../cloudfunctions/sheets/label';
import { buildBundles, deployed, newDataDir, overGateway } from '../support/bundles';
import { startKillable, type Killable } from '../support/killable';
import { rawDocs } from '../support/peek';
import { lookAt } from '../support/pdfPages';
import { buildTown, cast, type Town } from '../support/town';
import { worldOver, type World } from '../support/world';

const UNITS = 597;
/** With the two buildings and the unit of the town. */
const ALL = UNITS + 3;

interface View {
  id: string;
  state: string;
  done: number;
  total: number;
  file: { url: string; bytes: number } | null;
}

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** The ground of a large community, laid at once: how places come to be is not what is tried here. */
const addUnits = async ({ unit, world: { deps } }: Town): Promise<void> => {
  const like = await deps.store.get<Row & { name: string }>('places', unit);
  if (!like) throw new Error('no such unit');
  const all = Array.from({ length: UNITS }, (_, n) => {
    return { ...like, _id: `${unit.slice(0, -4)}${String(n).padStart(4, '0')}`, name: `${n + 3}单元` };
  });
  expect(await deps.store.insertAll('places', all)).toBe(true);
};

/** Pulls the plug when so many codes have been issued. */
const cutAt = async (world: World, cloud: Killable, id: string, codes: number): Promise<void> => {
  let over = false;
  const ended = () => void (over = true);
  const run = world.ok(cast.staff, 'sheets.run', { id }).then(ended, ended);
  const issued = tcb.init({ env: world.cloud.envId }).database().collection('codes');
  while (!over && ((await issued.count()).total ?? 0) < codes);
  expect(over).toBe(false);
  await cloud.kill();
  await run;
};

/** The dead run held its work for a minute more; it is over. */
const holdOver = (world: World, id: string) => world.deps.store.updateIf('works', id, {}, { set: { heldUntil: 0 } });

const labelOf = (world: World, town: Town, { _id, kid, place }: CodeDoc, names: ReadonlyMap<string, string>): Label => {
  const token = signToken(world.deps.secrets, kid, _id);
  const name = names.get(place) ?? '';
  const second = place === town.building || place === town.otherBuilding ? name : `10号楼 ${name}`;
  return { link: linkOf(token), community: '丽景街社区', first: '宏泰学府苑', second, number: shortNumberOf(token) };
};

test('six hundred codes in one go: the plug pulled in the middle, each is issued, printed and readable once', async () => {
  const [bundles, { dataDir, remove }] = await Promise.all([buildBundles(), newDataDir()]);
  cleanups.push(remove);
  const start = async () => {
    const cloud = await startKillable(deployed(bundles, dataDir));
    cleanups.push(() => cloud.kill());
    return { cloud, world: overGateway(await worldOver(cloud, () => cloud.kill())) };
  };
  let { cloud, world } = await start();
  const town = await buildTown(world);
  await addUnits(town);
  const { id } = await world.ok<View>(cast.staff, 'sheets.print', { place: town.community, of: 'all', up: 12 });
  for (const codes of [100, 350]) {
    await cutAt(world, cloud, id, codes);
    ({ cloud, world } = await start());
    await holdOver(world, id);
  }
  let view = await world.ok<View>(cast.staff, 'sheets.get', { id });
  expect(view).toMatchObject({ state: 'running', total: ALL, file: null });
  expect(view.done).toBeGreaterThan(0);
  while (view.state === 'running') view = await world.ok<View>(cast.staff, 'sheets.run', { id });
  expect(view).toMatchObject({ state: 'ready', done: ALL, total: ALL });
  const codes = (await rawDocs(world, 'codes')) as unknown as CodeDoc[];
  expect(codes.map(({ timeline, batch }) => [timeline.map(({ move }) => move).join(), batch])).toEqual(
    Array.from({ length: ALL }, () => ['issue,print', id]),
  );
  const names = new Map((await rawDocs(world, 'places')).map((place) => [place._id, String(place['name'])]));
  const labels = codes.map((code) => labelOf(world, town, code, names));
  const byName = (a: Label, b: Label) => a.second.localeCompare(b.second, 'zh-CN', { numeric: true });
  const sorted = labels.sort(byName);
  const bytes = Buffer.from(await (await fetch(view.file?.url ?? '')).arrayBuffer());
  const seen = await lookAt(bytes, sorted, 12, 2);
  expect(seen.map(({ link }) => link)).toEqual(sorted.map(({ link }) => link));
  for (const { ink } of seen) {
    for (const { printed, right } of Object.values(ink)) expect(printed / right).toBeGreaterThan(0.8);
  }
});
