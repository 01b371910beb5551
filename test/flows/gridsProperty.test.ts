import fc from 'fast-check';
import type { Stateful } from '../../src/domain/_kernel/machine';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { machines, timed } from '../../cloudfunctions/composition';
import { sweep } from '../../cloudfunctions/_kernel/events';
import { freshBuilding, freshGrid } from '../support/gridGround';
import { rawDocs } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

type Step = { kind: 'move' | 'split' | 'merge' | 'demolish' | 'report'; which: number; to: number; many: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('move', 'move', 'split', 'merge', 'demolish', 'report'),
  which: fc.nat(9),
  to: fc.nat(9),
  many: fc.integer({ min: 1, max: 3 }),
});

interface Place extends Stateful {
  kind: string;
}
const placesOf = async (kind: string): Promise<Place[]> =>
  ((await rawDocs(town.world, 'places')) as unknown as Place[]).filter(
    (place) => place.kind === kind && place.state === 'active' && place.area?.community === town.community,
  );
const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

/** One step, whatever it comes to: what is refused changes nothing. */
const make = async ({ kind, which, to, many }: Step): Promise<void> => {
  const [buildings, grids] = [await placesOf('building'), await placesOf('grid4')];
  const [one, from, into] = [pick(buildings, which), pick(grids, which), pick(grids, to)];
  const chosen = buildings.slice(which % Math.max(1, buildings.length)).slice(0, many);
  const ids = chosen.map(({ _id }) => _id);
  const reason = '随机的一步';
  const call = (action: string, input: object) => town.world.call(cast.staff, action, input);
  if (kind === 'report' && one) await submitReport(town, cast.resident, { place: one._id });
  if (kind === 'move' && into)
    await call('places.moveBuildings', { community: town.community, buildings: ids, to: into._id, reason });
  if (kind === 'split' && from)
    await call('places.splitGrid', { grid: from._id, name: `拆出${which}组`, buildings: ids, reason });
  if (kind === 'merge' && from && into) await call('places.mergeGrids', { from: from._id, into: into._id, reason });
  if (kind === 'demolish' && one && buildings.length > 2) await call('places.demolish', { id: one._id, reason });
};

/** Every building in exactly one living grid, of which it has the whole path; what is open in it where it is. */
const holds = async (): Promise<void> => {
  const grids = new Map((await placesOf('grid4')).map((grid) => [grid._id, grid.area?.grid3]));
  const buildings = await placesOf('building');
  for (const { _id, area } of buildings) expect([_id, grids.get(area?.grid4 ?? '')]).toEqual([_id, area?.grid3]);
  const at = new Map(buildings.map(({ _id, area }) => [_id, area?.grid4]));
  const reports = (await rawDocs(town.world, 'reports')) as unknown as (Stateful & { open: boolean })[];
  for (const { _id, area, open } of reports) {
    const where = at.get(area?.building ?? '');
    if (open && where !== undefined) expect([_id, area?.grid4]).toEqual([_id, where]);
  }
};

test('through any moves, splits, merges and demolitions every building belongs to one level-4 grid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      await freshBuilding(town, (await placesOf('grid4'))[0]?._id);
      if ((await placesOf('grid4')).length < 2) await freshGrid(town);
      // Some at once: nobody waits for the other.
      await Promise.all(steps.slice(0, 2).map(make));
      for (const one of steps.slice(2)) await make(one);
      for (let minute = 0; minute < 2; minute += 1) {
        town.world.pass(61_000);
        await deadlines(timed, town.world.deps);
        await sweep(machines, town.world.deps);
      }
      await holds();
    }),
    { numRuns: 12 },
  );
}, 120_000);
