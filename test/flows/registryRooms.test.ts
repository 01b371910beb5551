import type { RoomRow } from '../../src/domain/registry/views';
import type { Preview } from '../../cloudfunctions/_kernel/work';
import { enterHousehold, freshDoor } from '../support/households';
import { asking, ledgerOf, tableOf } from '../support/ledgers';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

interface Buildings {
  rows: { id: string; name: string; rooms: number; households: number }[];
}

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const buildings = (area: string, level: string, openid: string = cast.primary) =>
  town.world.ok<Buildings>(openid, 'registry.buildings', { area, level });
const rooms = async (struck: boolean) =>
  (await town.world.ok<{ rows: RoomRow[] }>(cast.primary, 'registry.rooms', { place: town.building, struck })).rows;

test('the buildings of a grid and of a community come with what the register knows of them', async () => {
  const before = (await buildings(town.grid4, 'grid4')).rows.find(({ id }) => id === town.building);
  await enterHousehold(town);
  const { rows } = await buildings(town.grid4, 'grid4');
  const after = rows.find(({ id }) => id === town.building);
  expect(after).toEqual({
    ...before,
    rooms: (before?.rooms ?? NaN) + 1,
    households: (before?.households ?? NaN) + 1,
  });
  const all = (await buildings(town.community, 'community', cast.staff)).rows;
  expect(all).toEqual(expect.arrayContaining(rows));
  expect(all.map(({ id }) => id)).toContain(town.otherBuilding);
  expect(rows.map(({ id }) => id)).not.toContain(town.otherBuilding);
});

test('a struck room is found among the struck alone, and comes back', async () => {
  const door = freshDoor();
  const asked = { place: town.unit, door, use: 'empty' };
  const { id } = await town.world.ok<RoomRow>(cast.primary, 'registry.useRoom', asked);
  await town.world.ok(cast.primary, 'registry.removeRoom', { id, reason: '两户打通了' });
  expect((await rooms(false)).map((room) => room.id)).not.toContain(id);
  expect(await rooms(true)).toMatchObject([{ id, unitName: '2单元', door, household: null }]);
  await town.world.ok(cast.primary, 'registry.restoreRoom', { id });
  expect(await rooms(true)).toEqual([]);
  expect((await rooms(false)).map((room) => room.id)).toContain(id);
});

test('those who keep the register see who has looked up a household', async () => {
  const { id, members } = await enterHousehold(town);
  await town.world.ok(cast.primary, 'registry.reveal', { id, member: members[0]?.key, purpose: 'call' });
  const { rows } = await town.world.ok<{ rows: object[] }>(cast.staff, 'registry.readings', { id });
  expect(rows).toMatchObject([{ grant: 'gridWorker@grid4', purpose: 'call' }]);
});

test('a table is looked at again with what was said of its columns', async () => {
  const draft = newRequest();
  const titles = ['楼栋', '单元', '门牌号', '称呼', '与户主关系', '联系电话', '出生年月', '人员类别'];
  const file = await town.world.upload(cast.staff, 'sheet', draft, tableOf(ledgerOf(2, 9100), titles));
  const asked = { area: town.community, kind: 'import.households', file, draft };
  const preview = (part: object = {}) => asking(town)<Preview>('sheets.preview', { ...asked, ...part });
  expect((await preview()).columns.find(({ column }) => column === 3)).toMatchObject({ field: null, sure: 'no' });
  const told = await preview({ columns: [{ column: 3, field: 'name' }] });
  expect(told.columns.find(({ column }) => column === 3)).toMatchObject({ field: 'name', sure: 'yes' });
  expect(told).toMatchObject({ total: 2, problems: [] });
});
