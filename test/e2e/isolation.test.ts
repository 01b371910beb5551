import { anyone } from '../../src/domain/_kernel/access';
import { settle, stranger, type Actor } from '../support/actors';
import { withMachine, withSpec } from '../support/conformance/mutate';
import { startDemoWorld } from '../support/demoWorld';
import { demoActors, estateOf, localActors, type Estate } from '../support/isolation/estate';
import { fuzz, guarded, look, smuggle } from '../support/isolation/fuzz';
import type { World } from '../support/world';

let world: World;
let estate: Estate;
let actors: Actor[];
beforeAll(async () => {
  world = await startDemoWorld();
  // What is made up has little more than a state: a product with a fault stumbles over it, and says so.
  Object.assign(world.deps, { log: () => undefined });
  estate = await estateOf(world);
  const locals = localActors(estate, world.deps.now());
  await settle(world, [...locals, stranger]);
  const known = demoActors(estate, world);
  // Whoever could be refused for lack of a phone number would not show what else he gets.
  const trust = (openid: string) =>
    world.deps.store.updateIf('people', world.idOf(openid), {}, { set: { trust: 'household' } });
  await Promise.all(known.map(({ openid }) => trust(openid)));
  actors = [...known, ...locals, stranger];
});
afterAll(() => world.stop());

test('nobody gets anything of another community but FORBIDDEN or NOT_FOUND', async () => {
  const { reached, wrong } = await fuzz(world, estate, actors);
  expect([...wrong]).toEqual([]);
  expect(guarded.map(([name]) => name).filter((name) => !reached.has(name))).toEqual([]);
});

test('nobody draws what is of another community into his own', async () => {
  const { reached, wrong } = await smuggle(world, estate, actors);
  expect([...wrong]).toEqual([]);
  expect(reached.size).toBeGreaterThan(10);
});

test('what everybody may read names nobody, and shows nothing of how it is kept', async () => {
  const { reached, wrong } = await look(world, estate);
  expect([...wrong]).toEqual([]);
  expect(reached.size).toBeGreaterThan(30);
});

const leaky = {
  'registry.get': withMachine('registry.get', ({ read }) => ({ read: [...read, anyone()] })),
  'visits.log': withSpec('visits.log', () => ({ by: [anyone()] })),
  'registry.list': withSpec('registry.list', () => ({ by: [anyone()] })),
};
test.each(Object.entries(leaky))('a product whose %s is open to all is found out', async (action, via) => {
  const only = guarded.filter(([name]) => name === action);
  expect(only).toHaveLength(1);
  expect((await fuzz(world, estate, actors, { only, via })).wrong).not.toEqual(new Set());
});
