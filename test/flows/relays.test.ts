import type { RelayView } from '../../src/domain/registry/relays';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { enterHousehold, head } from '../support/households';
import { everything } from '../support/peek';
import { leavePhone } from '../support/reachable';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

const DAY = 86_400_000;
const WORDS = '我家卫生间顶上滴水，想请您看看水管';
const LENT = { name: '住户楼下(演示)', phone: '13900005501' };

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
  await leavePhone(town.world, cast.resident);
});
afterAll(() => town.world.stop());

const ok = (openid: string, action: string, input: object) =>
  town.world.ok<RelayView>(openid, `relays.${action}`, input);
const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, `relays.${action}`, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const ask = (part: object = {}, openid: string = cast.resident) =>
  ok(openid, 'ask', { place: town.unit, door: '1103', topic: 'leak', words: WORDS, ...part });
const inbox = async (openid: string) =>
  (await town.world.ok<{ rows: { event: string }[] }>(openid, 'notifications.list', {})).rows.map(({ event }) => event);

test('water from above: words go up through the grid worker and an answer comes down, without a number', async () => {
  const { household, door } = await boundHousehold(town, cast.neighbour);
  const report = (await submitReport(town)).id;
  const { id, state, moves } = await ask({ door, report });
  expect({ state, moves }).toEqual({ state: 'asked', moves: ['close'] });
  expect(await inbox(cast.primary)).toContain('relay.ask');
  const desk = { area: town.grid4, level: 'grid4', state: 'asked' };
  const { rows } = await town.world.ok<{ rows: RelayView[] }>(cast.primary, 'relays.desk', desk);
  expect(rows.find((row) => row.id === id)).toMatchObject({ words: WORDS, household: null, report });
  const found = await town.world.ok(cast.primary, 'relays.people', { id });
  expect(found).toMatchObject({
    rows: [{ household: household.id, bound: true, people: [{ name: head.name, phone: head.phone }, {}] }],
  });
  await ok(cast.primary, 'pass', { id, household: household.id, told: 'app' });
  expect(await inbox(cast.neighbour)).toContain('relay.pass');
  const heard = await ok(cast.neighbour, 'get', { id });
  expect(heard).toMatchObject({ words: WORDS, as: ['addressee'], household: null, report: null, told: null });
  await ok(cast.neighbour, 'answer', { id, words: '水管已经关了，明天上午在家' });
  expect(await inbox(cast.resident)).toContain('relay.answer');
  const answered = await ok(cast.resident, 'get', { id });
  expect(answered).toMatchObject({ state: 'answered', answer: '水管已经关了，明天上午在家', household: null });
  expect(JSON.stringify([heard, answered])).not.toMatch(/per_|1390000/);
  const looks = await town.world.ok<{ rows: object[] }>(cast.neighbour, 'registry.readings', { id: household.id });
  expect(looks.rows).toEqual([{ at: expect.any(Number), grant: 'gridWorker@grid4', purpose: 'relay' }]);
});

test('who asks learns nothing of whether a household is known, nor the grid worker’s neighbours anything at all', async () => {
  await leavePhone(town.world, cast.stranger);
  const { id } = await ask({ door: '9999' }, cast.stranger);
  const known = await ask({ door: (await enterHousehold(town)).roomName.split(' ')[1] }, cast.stranger);
  const strip = (view: RelayView) => ({ ...view, id: '', roomName: '', askedAt: 0 });
  expect(strip(await ok(cast.stranger, 'get', { id }))).toEqual(
    strip(await ok(cast.stranger, 'get', { id: known.id })),
  );
  expect(await code(cast.stranger, 'people', { id })).toBe('FORBIDDEN');
  for (const openid of [cast.resident, cast.elsewhere, cast.otherStaff]) {
    expect(await code(openid, 'get', { id })).toBe('NOT_FOUND');
  }
  expect(await town.world.ok(cast.primary, 'relays.people', { id })).toEqual({ rows: [] });
  await ok(cast.primary, 'decline', { id, reason: '这一间没有人住' });
  expect(await ok(cast.stranger, 'get', { id })).toMatchObject({ state: 'declined', reason: '这一间没有人住' });
});

test('words with a number in them are not carried: a number is lent, for seven days, and each look is seen', async () => {
  for (const words of ['我的电话一三九零零零零五五零一', '加我微信 wx_abc12345']) {
    expect(await code(cast.resident, 'ask', { place: town.unit, topic: 'leak', words })).toBe('NUMBER_IN_WORDS');
  }
  const { household, door } = await boundHousehold(town, cast.neighbour);
  const { id } = await ask({ door });
  expect(await code(cast.resident, 'share', { id, ...LENT })).toBe('ILLEGAL_MOVE');
  await ok(cast.primary, 'pass', { id, household: household.id, told: 'app' });
  const number = (openid: string) => town.world.ok<{ lent: object | null }>(openid, 'relays.number', { id });
  expect(await number(cast.neighbour)).toEqual({ lent: null });
  await ok(cast.resident, 'share', { id, ...LENT });
  expect(await number(cast.neighbour)).toEqual({ lent: { ...LENT, until: expect.any(Number) } });
  expect(await number(cast.resident)).toEqual({ lent: null });
  expect(await code(cast.primary, 'number', { id })).toBe('FORBIDDEN');
  const looked = await town.world.ok<{ rows: object[] }>(cast.resident, 'privacy.lookups', {});
  expect(looked.rows).toMatchObject([{ about: 'relay', role: 'addressee', purpose: 'relay' }]);
  expect(JSON.stringify(await everything(town.world))).not.toContain(LENT.phone);
  town.world.pass(7 * DAY);
  expect(await number(cast.neighbour)).toEqual({ lent: null });
});

test('what was lent is taken back by hand, and with the end of the matter', async () => {
  const { household, door } = await boundHousehold(town, cast.neighbour);
  const { id } = await ask({ door });
  await ok(cast.primary, 'pass', { id, household: household.id, told: 'app' });
  await ok(cast.neighbour, 'share', { id, ...LENT });
  expect(await ok(cast.resident, 'get', { id })).toMatchObject({ borrowed: expect.any(Number), lent: null });
  await ok(cast.neighbour, 'unshare', { id });
  expect(await ok(cast.resident, 'get', { id })).toMatchObject({ borrowed: null });
  await ok(cast.neighbour, 'share', { id, ...LENT });
  await ok(cast.resident, 'close', { id });
  expect(await town.world.deps.store.get('relays', id)).toMatchObject({ askerShare: null, addresseeShare: null });
});

test('the grid worker carries words to a door and brings the answer; what nobody answers ends by itself', async () => {
  const { id: household, roomName } = await enterHousehold(town);
  const { id } = await ask({ door: roomName.split(' ')[1] });
  expect(await code(cast.primary, 'pass', { id, household, told: 'app' })).toBe('NOBODY_BOUND');
  expect(await code(cast.primary, 'pass', { id, household: 'hsh_0000000001', told: 'door' })).toBe('NO_HOUSEHOLD');
  await ok(cast.primary, 'pass', { id, household, told: 'door' });
  await ok(cast.primary, 'answer', { id, words: '已经当面说了，他们今晚就修' });
  expect(await ok(cast.resident, 'get', { id })).toMatchObject({
    state: 'answered',
    answer: '已经当面说了，他们今晚就修',
  });
  const { id: quiet } = await ask({}, cast.neighbour);
  town.world.pass(8 * DAY);
  await deadlines(timed, town.world.deps);
  expect(await ok(cast.neighbour, 'get', { id: quiet })).toMatchObject({ state: 'closed', moves: [] });
});

test('who has five questions waiting asks no sixth; somebody else’s report is not his to name', async () => {
  const report = (await submitReport(town, cast.neighbour)).id;
  await leavePhone(town.world, cast.district);
  expect(await code(cast.district, 'ask', { place: town.unit, topic: 'leak', words: WORDS, report })).toBe('NOT_FOUND');
  for (let n = 0; n < 5; n += 1) await ask({}, cast.district);
  expect(await code(cast.district, 'ask', { place: town.unit, topic: 'leak', words: WORDS })).toBe('TOO_MANY_OPEN');
});
