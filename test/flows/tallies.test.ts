import type { Store } from '../../cloudfunctions/_kernel/store';
import { addOnce, readTally } from '../../cloudfunctions/_kernel/tallies';
import { startWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('of two events that are the first of a figure in the same moment both are counted', async () => {
  const { deps } = world;
  let other: Promise<void> | undefined;
  // The first has found no figure; the second has made one before the first goes on.
  const updateIf: Store['updateIf'] = async (collection, id, where, patch) => {
    const found = await deps.store.updateIf<{ _id: string }>(collection, id, where, patch);
    await (other ??= addOnce(deps, 'figure:both', 5, 'event-b'));
    return found as never;
  };
  await addOnce({ ...deps, store: { ...deps.store, updateIf } }, 'figure:both', 3, 'event-a');
  expect(await readTally(deps, 'figure:both')).toBe(8);
});

test('an event is counted once, however often and however many at once tell of it', async () => {
  const { deps } = world;
  const tell = () => addOnce(deps, 'figure:once', 2, 'event-c');
  await Promise.all([tell(), tell(), tell()]);
  await tell();
  expect(await readTally(deps, 'figure:once')).toBe(2);
});
