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
