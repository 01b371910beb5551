import { UNUSUAL } from '../../src/domain/privacy/unusual';
import type { FlagView } from '../../src/domain/privacy/flags';
import { watchReadings } from '../../cloudfunctions/privacy/watch';
import { enterHousehold } from '../support/households';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { make } from '../support/walk';
import { startWorld } from '../support/world';

const AUDITOR = 'openid-auditor';
type Look = { id: string; at: number; role: string; over: string | null; about: string; purpose: string };
type Audit = { rows: { name: string; by: string; grant: string; subject: { id: string } }[]; next: string | null };

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
  const { ok, idOf, district } = town.world;
  await ok(AUDITOR, 'people.enter', {});
  const held = { role: 'auditor', level: 'district', area: district, title: '审计甲(演示)' };
  await ok(cast.admin, 'people.grant', { id: idOf(AUDITOR), ...held });
});
afterAll(() => town.world.stop());

const lookups = async (openid: string) => (await town.world.ok<{ rows: Look[] }>(openid, 'privacy.lookups', {})).rows;
const reveal = (household: string, member: string | undefined, purpose = 'visit') =>
  town.world.ok(cast.primary, 'registry.reveal', { id: household, member, purpose });

test('who was looked up sees when, under which role over which place, and what for; never by whom', async () => {
  const { household } = await boundHousehold(town, cast.neighbour);
  const [first] = household.members;
  await reveal(household.id, first?.key, 'call');
  const contact = { name: '住户丙(演示)', phone: '13900004402' };
  const { id } = await submitReport(town, cast.neighbour, { contact });
  for (const move of ['accept', 'assign'] as const) await make(town, id, move);
  await town.world.ok(cast.staff, 'reports.contact', { id, purpose: 'verify' });
  const rows = await lookups(cast.neighbour);
  expect(rows.map(({ role, over, about, purpose }) => ({ role, over, about, purpose }))).toEqual([
    { role: 'staff@community', over: '丽景街社区', about: 'report', purpose: 'verify' },
    { role: 'gridWorker@grid4', over: '第一网格一组', about: 'household', purpose: 'call' },
  ]);
  const told = JSON.stringify(rows);
  for (const openid of [cast.primary, cast.staff]) expect(told).not.toContain(town.world.idOf(openid));
  expect(await lookups(cast.stranger)).toEqual([]);
});

test('looks go on page by page without a gap or a double', async () => {
  const { household } = await boundHousehold(town, cast.resident);
  for (let n = 0; n < 45; n += 1) await reveal(household.id, household.members[n % 2]?.key);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const asked = after === undefined ? {} : { after };
    const page = await town.world.ok<{ rows: Look[]; next: string | null }>(cast.resident, 'privacy.lookups', asked);
    seen.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
});

test('too many looks raise one flag, which the one who looked may explain and only an auditor judges', async () => {
  town.world.pass(25 * 3_600_000);
  for (let n = 0; n <= UNUSUAL.many.more; n += 1) {
    const { id, members } = await enterHousehold(town);
    await reveal(id, members[0]?.key);
  }
  const { deps } = town.world;
  expect(await watchReadings(deps)).toBeGreaterThan(UNUSUAL.many.more);
  expect(await watchReadings(deps)).toBe(0);
  const mine = await town.world.ok<{ rows: FlagView[] }>(cast.primary, 'flags.mine', {});
  const flag = mine.rows.find(({ rule }) => rule === 'many');
  expect(mine.rows.filter(({ rule }) => rule === 'many')).toHaveLength(1);
  expect(flag).toMatchObject({ state: 'open', placeName: '第一网格一组', looker: null, mine: true, moves: ['tell'] });
  expect(mine.rows.map(({ rule }) => rule)).toContain('idle');
  const id = flag?.id ?? '';
  await town.world.ok(cast.primary, 'flags.tell', { id, note: '那天全楼停水，挨家通知' });
  for (const openid of [cast.staff, cast.admin, cast.resident]) {
    expect(await town.world.call(openid, 'flags.explain', { id, note: '不归他判' })).toMatchObject({ ok: false });
  }
  const desk = { area: town.world.district, level: 'district', state: 'open' };
  const { rows } = await town.world.ok<{ rows: FlagView[] }>(AUDITOR, 'flags.desk', desk);
  const looker = { id: town.world.idOf(cast.primary), title: '网格员甲(演示)' };
  expect(rows.find((row) => row.id === id)).toMatchObject({ looker, said: '那天全楼停水，挨家通知' });
  const { rows: looks } = await town.world.ok<{ rows: object[] }>(AUDITOR, 'flags.looks', { id });
  expect(looks.length).toBeGreaterThan(UNUSUAL.many.more);
  await town.world.ok(AUDITOR, 'flags.uphold', { id, note: '没有对应的事项' });
  expect(await town.world.ok(cast.primary, 'flags.get', { id })).toMatchObject({
    state: 'upheld',
    judged: '没有对应的事项',
  });
});

test('an auditor finds every step of his area by time, person and matter; nobody else reads the audit', async () => {
  // More than a page of steps, whichever tests came before.
  for (let n = 0; n < 51; n += 1) await submitReport(town, cast.resident);
  const { id } = await submitReport(town, cast.neighbour);
  await make(town, id, 'accept');
  const asked = { area: town.community, from: 0, to: town.world.deps.now() };
  const audit = (part: object) => town.world.ok<Audit>(AUDITOR, 'privacy.audit', { ...asked, ...part });
  const steps = (await audit({ subject: id })).rows;
  expect(steps.map(({ name, grant }) => [name, grant])).toEqual([
    ['report.accept', 'gridWorker@grid4'],
    ['report.submit', 'anyone'],
  ]);
  const person = town.world.idOf(cast.neighbour);
  const his = await audit({ person });
  expect(new Set(his.rows.map(({ by }) => by))).toEqual(new Set([person]));
  expect((await audit({ to: 1 })).rows).toEqual([]);
  const first = await audit({ area: town.world.district });
  const second = await audit({ area: town.world.district, after: first.next ?? '' });
  expect(first.rows).toHaveLength(50);
  expect(second.rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(second.rows)).not.toContain(JSON.stringify(first.rows[0]).slice(1, -1));
  for (const openid of [cast.admin, cast.staff, cast.primary, cast.resident]) {
    expect(await town.world.call(openid, 'privacy.audit', asked)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  }
});
