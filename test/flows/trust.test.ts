import { leavePhone } from '../support/reachable';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { postWish, wish, wishDoc } from '../support/wishes';
import { startWorld } from '../support/world';

const PHONE = '13900005511';
const TOO_LOW = { ok: false, error: { code: 'TRUST_TOO_LOW', needs: ['phone'] } };

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

let newcomers = 0;
const someone = (): string => `openid-who-came-${(newcomers += 1)}`;
const claim = (openid: string, id: string) => town.world.call(openid, 'wall.claim', { id });
const relay = () => ({ place: town.unit, door: '1103', topic: 'leak', words: '我家顶上滴水，想请您看看水管' });

test('who has left no phone reads the wall and posts, but promises no help; once he has, he may', async () => {
  const one = someone();
  const { id } = await postWish(town);
  expect(await town.world.ok(one, 'wall.get', { id })).toMatchObject({ state: 'open' });
  await town.world.ok(one, 'wall.post', { place: town.building, ...wish });
  // Whoever holds a post is asked for it like everybody else.
  for (const openid of [one, cast.staff, cast.primary]) expect(await claim(openid, id)).toMatchObject(TOO_LOW);
  expect(await wishDoc(town, id)).toMatchObject({ state: 'open', claimer: null });
  await leavePhone(town.world, one);
  expect(await claim(one, id)).toMatchObject({ ok: true, data: { state: 'claimed' } });
});

test('with the agreement goes the phone, and with the phone what it let him do; what he promised stays', async () => {
  const one = someone();
  const [{ id }, { id: next }] = [await postWish(town), await postWish(town)];
  await leavePhone(town.world, one);
  await town.world.ok(one, 'wall.claim', { id });
  await town.world.ok(one, 'people.withdraw', { scope: 'contact' });
  expect(await claim(one, next)).toMatchObject(TOO_LOW);
  expect(await town.world.ok(one, 'wall.start', { id })).toMatchObject({ state: 'in_progress' });
});

test('words are carried for who can be asked back: by a phone the grid worker has heard, or a home', async () => {
  const [one, other] = [someone(), someone()];
  const ask = (openid: string) => town.world.call(openid, 'relays.ask', relay());
  expect(await ask(one)).toMatchObject(TOO_LOW);
  const told = { place: town.building, phone: PHONE };
  const { id } = await town.world.ok<{ id: string }>(one, 'people.tellPhone', told);
  expect(await ask(one)).toMatchObject(TOO_LOW);
  await town.world.ok(cast.primary, 'people.confirmPhone', { id, phone: PHONE });
  expect(await ask(one)).toMatchObject({ ok: true, data: { state: 'asked' } });
  expect(await ask(other)).toMatchObject(TOO_LOW);
  await boundHousehold(town, other);
  expect(await ask(other)).toMatchObject({ ok: true, data: { state: 'asked' } });
});
