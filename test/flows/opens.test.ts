import { deliver } from '../../cloudfunctions/notifications/deliver';
import { TEMPLATE_IDS } from '../../devcloud/secrets';
import type { Door } from '../../src/domain/notifications/schema';
import { postJson, wxRequests } from '../support/peek';
import { leavePhone } from '../support/reachable';
import { boundHousehold, claimRoom } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { startWorld } from '../support/world';

type Made = { id: string };
type Rows = { rows: { id: string }[] };
type Inbox = { rows: { event: string; subject: { id: string }; opens: Door | null }[] };
const YEAR = 365 * 86_400_000;
const SEND = '/cgi-bin/message/subscribe/send';
const family = 'openid-opens-family';

let town: Town;
let home: Awaited<ReturnType<typeof boundHousehold>>;
beforeAll(async () => {
  town = await buildTown(await startWorld());
  await leavePhone(town.world, cast.resident);
  home = await boundHousehold(town, family);
});
afterAll(() => town.world.stop());

const ok = <T = Made>(openid: string, action: string, input: object) => town.world.ok<T>(openid, action, input);
const doorTo = async (openid: string, id: string): Promise<Door | null | undefined> =>
  (await ok<Inbox>(openid, 'notifications.list', {})).rows.find(({ subject }) => subject.id === id)?.opens;

const matters: Readonly<Record<string, { page: string; desk: string; more?: object; begin: () => Promise<Made> }>> = {
  'a claim': { page: 'register/claims', desk: 'claims.desk', begin: () => claimRoom(town) },
  'a correction': {
    ...{ page: 'register/changes', desk: 'changes.desk' },
    begin: () => ok(family, 'changes.propose', { household: home.household.id, kind: 'tenure', tenure: 'tenant' }),
  },
  'a proxy': {
    ...{ page: 'register/proxies', desk: 'proxies.desk' },
    begin: () => {
      const asked = { household: home.household.id, member: home.household.members[0]?.key, scopes: ['report'] };
      return ok(family, 'proxies.ask', { ...asked, validTo: town.world.deps.now() + YEAR });
    },
  },
  'words to carry': {
    ...{ page: 'register/relays', desk: 'relays.desk', more: { state: 'asked' } },
    begin: () => ok(cast.resident, 'relays.ask', { place: town.unit, topic: 'leak', words: '卫生间顶上滴水' }),
  },
  'a number told by hand': {
    ...{ page: 'office/phones', desk: 'people.phones' },
    begin: () => ok('openid-opens-phone', 'people.tellPhone', { place: town.building, phone: '13900006688' }),
  },
};

test.each(Object.entries(matters))('%s opens the desk where it waits', async (_name, { page, desk, more, begin }) => {
  const { id } = await begin();
  const door = await doorTo(cast.primary, id);
  expect(door).toEqual({ page, ids: { area: town.grid4, level: 'grid4' } });
  const { rows } = await ok<Rows>(cast.primary, desk, { ...door?.ids, ...more });
  expect(rows.map((row) => row.id)).toContain(id);
});

test('a correction opens the household it is about, where the answer stands', async () => {
  const asked = { household: home.household.id, kind: 'tenure', tenure: 'tenant' };
  const { id } = await ok(family, 'changes.propose', asked);
  await ok(cast.primary, 'changes.decline', { id, reason: '合同上写的是自己的房' });
  const door = await doorTo(family, id);
  expect(door).toEqual({ page: 'mine/household', ids: { id: home.household.id } });
  expect(await ok(family, 'registry.get', door?.ids ?? {})).toMatchObject({ id: home.household.id });
});

test('phones get them: the grid worker what waits for him, whoever waits how it went', async () => {
  const claimer = 'openid-opens-claimer';
  await town.world.meet(claimer);
  for (const [openid, key] of [[cast.primary, 'task'] as const, [claimer, 'progress'] as const]) {
    await postJson(
      `${town.world.cloud.url}/client/subscribe`,
      { tmplIds: [TEMPLATE_IDS[key]], answer: 'accept' },
      openid,
    );
    await ok(openid, 'notifications.consent', { answers: [{ key, answer: 'accept' }] });
  }
  town.world.pass(2 * 86_400_000);
  await deliver(town.world.deps);
  const { id } = await claimRoom(town, {}, claimer);
  await ok(cast.primary, 'claims.refuse', { id, reason: '登记的不是您家' });
  await deliver(town.world.deps);
  const sentTo = async (openid: string) =>
    (await wxRequests(town.world, SEND)).filter(({ body }) => body['touser'] === openid);
  const [task, progress] = [await sentTo(cast.primary), await sentTo(claimer)];
  expect(task).toMatchObject([
    {
      answer: { errcode: 0 },
      body: {
        page: `pages/register/claims/index?area=${town.grid4}&level=grid4`,
        data: { thing1: { value: '住处登记' }, thing4: { value: '有人登记' } },
      },
    },
  ]);
  expect(progress).toMatchObject([
    {
      answer: { errcode: 0 },
      body: {
        page: 'pages/mine/claim/index',
        data: { thing1: { value: '住处登记' }, phrase2: { value: '没有登记上' } },
      },
    },
  ]);
  expect(JSON.stringify([task, progress])).not.toMatch(/1390000|住户/);
});
