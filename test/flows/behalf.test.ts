import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import type { ReportView } from '../../src/domain/reports/schema';
import { wall } from '../../src/domain/wall/contract';
import type { WishView } from '../../src/domain/wall/views';
import { eventWords } from '../../src/client/eventWords';
import { rawDocs } from '../support/peek';
import { leavePhone } from '../support/reachable';
import { boundHousehold, claimRoom } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

type Made = { id: string };
const YEAR = 365 * 86_400_000;
const daughter = 'openid-daughter';
const mother = 'openid-mother';

let town: Town;
let home: Awaited<ReturnType<typeof boundHousehold>>;
beforeAll(async () => {
  town = await buildTown(await startWorld());
  home = await boundHousehold(town, daughter);
  const { id } = await claimRoom(town, { door: home.door, as: 'family' }, mother);
  await town.world.ok(cast.primary, 'claims.confirm', { id, member: home.household.members[0]?.key });
});
afterAll(() => town.world.stop());

const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const told = async (openid: string) => {
  const { rows } = await town.world.ok<{ rows: { event: string; as: string; facts: Record<string, string> }[] }>(
    openid,
    'notifications.list',
    {},
  );
  return rows.map(({ event, facts, as }) => eventWords(event, facts, as));
};
const agreed = async (scopes: readonly string[] = ['report', 'wish']): Promise<string> => {
  const { household } = home;
  const asked = { household: household.id, member: household.members[0]?.key, scopes };
  const validTo = town.world.deps.now() + YEAR;
  return (await town.world.ok<Made>(daughter, 'proxies.ask', { ...asked, validTo })).id;
};
const report = (onBehalf: string) => ({
  ...{ place: town.building, category: 'leak', words: '妈妈家厨房滴水', photos: [], neighbours: false },
  onBehalf,
});

test('a daughter reports for her mother: the handler sees for whom, the mother hears of it and reads it', async () => {
  const proxy = await agreed();
  expect(await code(daughter, 'reports.submit', report(proxy))).toBe('NO_PROXY');
  await town.world.ok(mother, 'proxies.consent', { id: proxy });
  const request = newRequest();
  const made = await town.world.ok<ReportView>(daughter, 'reports.submit', report(proxy), request);
  expect(made.as).toEqual(['reporter']);
  expect(made.onBehalf).toMatch(/^\*/);
  expect(made.timeline).toMatchObject([{ move: 'submit', grant: 'proxy', mine: true }]);
  const again = await town.world.ok<ReportView>(daughter, 'reports.submit', report(proxy), request);
  expect(again).toEqual(made);
  const read = await town.world.ok<ReportView>(mother, 'reports.get', { id: made.id });
  expect(read).toMatchObject({ words: '妈妈家厨房滴水', as: ['principal'], moves: [], onBehalf: made.onBehalf });
  expect(await told(mother)).toContain('家人替您报了一件事：水管漏水、渗水');
  const worker = await town.world.ok<ReportView>(cast.primary, 'reports.get', { id: made.id });
  expect(worker).toMatchObject({ onBehalf: made.onBehalf, timeline: [{ grant: 'proxy', mine: false }] });
  const [line] = (await rawDocs(town.world, 'audit')).filter(({ _id }) => _id === `${made.id}:1`);
  expect(line).toMatchObject({ grant: 'proxy', by: town.world.idOf(daughter) });
  await town.world.ok(mother, 'proxies.revoke', { id: proxy });
  // What was done stays done, and is the same when asked again; nothing new is done in her name.
  expect(await town.world.ok(daughter, 'reports.submit', report(proxy), request)).toMatchObject({ id: made.id });
  expect(await code(daughter, 'reports.submit', report(proxy))).toBe('NO_PROXY');
});

test('a proxy lets nobody else act, for nothing else, and not after its year', async () => {
  const proxy = await agreed(['wish']);
  await town.world.ok(mother, 'proxies.consent', { id: proxy });
  expect(await code(daughter, 'reports.submit', report(proxy))).toBe('NO_PROXY');
  expect(await code(daughter, 'reports.submit', report('prx_00000000000000000000'))).toBe('NO_PROXY');
  const wish = { ...wall.post.example, place: town.building, forWhom: 'myself', onBehalf: proxy };
  for (const other of [mother, cast.stranger, cast.primary])
    expect(await code(other, 'wall.post', wish)).toBe('NO_PROXY');
  const posted = await town.world.ok<WishView>(daughter, 'wall.post', wish);
  expect(posted).toMatchObject({ forWhom: 'relative', onBehalf: expect.stringMatching(/^\*/) });
  expect(await town.world.ok(mother, 'wall.get', { id: posted.id })).toMatchObject({ as: ['principal'], moves: [] });
  expect(await town.world.ok(cast.stranger, 'wall.get', { id: posted.id })).toMatchObject({ onBehalf: null });
  town.world.pass(YEAR + 1_000);
  // Also before the timer has ended it.
  expect(await code(daughter, 'wall.post', wish)).toBe('NO_PROXY');
  await deadlines(timed, town.world.deps);
  expect(await code(daughter, 'wall.post', wish)).toBe('NO_PROXY');
  town.world.pass(-YEAR);
});

test('whoever takes back that his home is known is bound to none, and his proxies are over', async () => {
  const leaver = 'openid-leaver';
  const { household, claim } = await boundHousehold(town, leaver);
  const member = household.members[0]?.key;
  const asked = { household: household.id, member, scopes: ['report'], validTo: town.world.deps.now() + YEAR };
  const { id: proxy } = await town.world.ok<Made>(leaver, 'proxies.ask', asked);
  await town.world.ok(cast.primary, 'proxies.witness', { id: proxy, note: '当面问过，同意' });
  const { id: waiting } = await claimRoom(town, {}, leaver);
  const change = { household: household.id, kind: 'tenure', tenure: 'tenant' };
  const { id: proposed } = await town.world.ok<Made>(leaver, 'changes.propose', change);
  await town.world.ok(leaver, 'people.withdraw', { scope: 'contact' });
  expect(await town.world.ok(leaver, 'people.me', {})).toMatchObject({ trust: 'household' });
  await town.world.ok(leaver, 'people.withdraw', { scope: 'home' });
  expect(await town.world.ok(leaver, 'people.me', {})).toMatchObject({ trust: 'visitor' });
  expect(await town.world.ok(leaver, 'registry.mine', {})).toEqual({ rows: [] });
  const { rows } = await town.world.ok<{ rows: (Made & { state: string })[] }>(leaver, 'claims.mine', {});
  const states = Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [claim]: 'ended', [waiting]: 'withdrawn' });
  expect(await town.world.ok(leaver, 'proxies.get', { id: proxy })).toMatchObject({ state: 'revoked' });
  expect((await town.world.ok<{ rows: object[] }>(leaver, 'changes.mine', {})).rows).toMatchObject([
    { id: proposed, state: 'withdrawn' },
  ]);
  expect(await code(leaver, 'reports.submit', report(proxy))).toBe('NO_PROXY');
});

test('each side of a relay hears of it in words of its own', async () => {
  const asker = 'openid-below';
  const { household, door } = await boundHousehold(town, 'openid-above');
  const input = { place: town.unit, door, topic: 'leak', words: '楼上滴水，想请您看看水管' };
  await leavePhone(town.world, asker);
  const { id } = await town.world.ok<Made>(asker, 'relays.ask', input);
  await town.world.ok(cast.primary, 'relays.pass', { id, household: household.id, told: 'app' });
  expect(await told(asker)).toContain('您请人捎的话“漏水”，网格员捎到了，有回话告诉您');
  expect(
    (await told('openid-above')).filter((words) => words.includes('有邻居托网格员捎句话给您家：漏水')),
  ).toHaveLength(1);
});
