import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

interface Rows {
  rows: { name: string }[];
}

test('the places below a place come by name, numbers as people count', async () => {
  const { world, compound, grid4 } = town;
  for (const name of ['9号楼', '2号楼', '100号楼']) {
    await world.ok(cast.staff, 'places.add', { parent: compound, kind: 'building', name, grid: grid4 });
  }
  const { rows } = await world.ok<Rows>(cast.resident, 'places.children', { id: compound });
  expect(rows.map(({ name }) => name)).toEqual(['2号楼', '9号楼', '10号楼', '11号楼', '100号楼']);
});

test('the doorplate of a unit counts the open matters of its building, as the building’s own does', async () => {
  await submitReport(town, cast.resident, { place: town.unit });
  const plates = [town.building, town.unit].map((id) => town.world.ok(cast.neighbour, 'places.get', { id }));
  expect(await Promise.all(plates)).toMatchObject([{ open: 1 }, { open: 1 }]);
});

const post = (openid: string) => ({
  person: town.world.idOf(openid),
  name: '网格员丙(演示)',
  phone: '13800000000',
  hours: '每天',
});

test('nobody is put on the doorplate of a grid in which he has no role', async () => {
  const { world, grid4 } = town;
  for (const openid of [cast.elsewhere, cast.stranger]) {
    const answer = await world.call(cast.staff, 'places.appoint', { id: grid4, primary: post(openid) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ON_DUTY' } });
  }
});

test('a demolished building and its units get no new codes', async () => {
  const { world, compound, grid4 } = town;
  const add = { parent: compound, kind: 'building', name: '老楼', grid: grid4 };
  const { id } = await world.ok<{ id: string }>(cast.staff, 'places.add', add);
  const unit = await world.ok<{ id: string }>(cast.staff, 'places.add', { parent: id, kind: 'unit', name: '1单元' });
  await world.ok(cast.staff, 'places.demolish', { id, reason: '已拆除' });
  for (const place of [id, unit.id]) {
    const answer = await world.call(cast.staff, 'codes.issue', { place });
    expect(answer).toMatchObject({ ok: false, error: { code: 'PLACE_GONE' } });
  }
});

test('a role cannot be given for a time that is over', async () => {
  const { world, grid4 } = town;
  const role = {
    id: world.idOf(cast.elsewhere),
    role: 'gridWorker',
    level: 'grid4',
    area: grid4,
    title: '网格员丙(演示)',
  };
  const answer = await world.call(cast.admin, 'people.grant', { ...role, validTo: world.deps.now() - 1 });
  expect(answer).toMatchObject({ ok: false, error: { code: 'ALREADY_OVER' } });
});
