import type { WishState } from '../../src/domain/wall/schema';
import { eraseEnded } from '../../cloudfunctions/wall/retention';
import { buildTown, cast, type Town } from '../support/town';
import { beneficiary, makeWish, wishDoc, wishIn } from '../support/wishes';
import { startWorld } from '../support/world';

const DAY = 86_400_000;

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const erase = () => eraseEnded(town.world.deps);
const contact = async (id: string) =>
  (await town.world.ok<{ contact: unknown }>(cast.staff, 'wall.contact', { id, purpose: 'verify' })).contact;
const after = async (ms: number): Promise<void> => {
  town.world.pass(ms);
  await erase();
};

const ENDS: readonly WishState[] = ['fulfilled', 'rejected', 'withdrawn', 'expired', 'converted_to_report'];
test.each(ENDS)(
  'whom it was for is erased thirty days after a wish was %s; who read it stays on record',
  async (end) => {
    const { _id: id, words } = await wishIn(town, end);
    await after(30 * DAY - 60_000);
    expect(await contact(id)).toEqual(beneficiary);
    await after(120_000);
    expect(await contact(id)).toBeNull();
    expect(await wishDoc(town, id)).toMatchObject({
      state: end,
      words,
      beneficiary: null,
      contactMask: null,
      eraseAt: null,
    });
    const { rows } = await town.world.ok<{ rows: object[] }>(cast.resident, 'wall.readings', { id });
    expect(rows).toMatchObject([{ grant: 'staff@community', purpose: 'verify' }]);
    expect(await erase()).toBe(0);
  },
);

const GOING_ON: readonly WishState[] = ['pending_review', 'open', 'in_progress', 'fulfil_submitted', 'disputed'];
test.each(GOING_ON)('nothing is erased while a wish is %s', async (state) => {
  const { _id: id } = await wishIn(town, state);
  await after(40 * DAY);
  expect(await contact(id)).toEqual(beneficiary);
});

test('thanks said later do not make it stay longer', async () => {
  const { _id: id } = await wishIn(town, 'fulfilled');
  await after(20 * DAY);
  await makeWish(town, id, 'thank');
  await after(10 * DAY + 60_000);
  expect(await contact(id)).toBeNull();
});

test('what is over takes no new contact, neither before nor after the erasing', async () => {
  const { _id: id } = await wishIn(town, 'withdrawn');
  const tell = () => town.world.call(cast.resident, 'wall.setContact', { id, beneficiary });
  const before = await wishDoc(town, id);
  expect(await tell()).toMatchObject({ ok: false, error: { code: 'ILLEGAL_MOVE' } });
  expect(await wishDoc(town, id)).toEqual(before);
  await after(30 * DAY + 60_000);
  expect(await tell()).toMatchObject({ ok: false, error: { code: 'ILLEGAL_MOVE' } });
  expect(await contact(id)).toBeNull();
});
