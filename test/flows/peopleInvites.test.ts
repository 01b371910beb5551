import { DAY, HOUR } from '../../src/domain/_kernel/time';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { timed } from '../../cloudfunctions/composition';
import { rawDocs } from '../support/peek';
import { buildTown, cast, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

const MINUTE = 60_000;
type Answer = Awaited<ReturnType<Town['world']['call']>>;
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code);
interface Invite {
  id: string;
  state: string;
  code: string | null;
  endsAt: number;
}

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const somebody = (): string => `openid-invited-${(people += 1)}`;
const invite = (part: object = {}, by: string = cast.staff, requestId = newRequest()) => {
  const offer = { role: 'gridWorker', level: 'grid4', area: town.grid4, title: '网格员丁(演示)' };
  return town.world.ok<Invite>(by, 'people.invite', { ...offer, ...part }, requestId);
};
const take = async (openid: string, { code }: Invite, requestId?: string): Promise<string> =>
  codeOf(await town.world.call(openid, 'people.accept', { code }, requestId));
const rolesOf = async (openid: string) =>
  (await town.world.ok<{ grants: { role: string; area: string; validTo?: number }[] }>(openid, 'people.me', {})).grants;

test('who scans the code holds the role at once, and who offered it is told', async () => {
  const { world, grid4 } = town;
  const [one, offered] = [somebody(), await invite({ validTo: town.world.deps.now() + 30 * DAY })];
  const me = await world.ok<{ grants: object[] }>(one, 'people.accept', { code: offered.code });
  expect(me.grants).toMatchObject([{ role: 'gridWorker', level: 'grid4', area: grid4, title: '网格员丁(演示)' }]);
  const { rows } = await world.ok<{ rows: { event: string }[] }>(cast.staff, 'notifications.list', {});
  expect(rows.map(({ event }) => event)).toContain('invite.take');
  expect(await rolesOf(one)).toMatchObject([{ role: 'gridWorker' }]);
  const [person] = (await rawDocs(world, 'people')).filter(({ _id }) => _id === world.idOf(one));
  const note = `gridWorker@grid4 ${grid4} by ${world.idOf(cast.staff)}`;
  expect(person?.['timeline']).toEqual(expect.arrayContaining([expect.objectContaining({ move: 'grant', note })]));
});

test('of two who scan it one gets it; the same request again changes nothing', async () => {
  const [one, two, offered] = [somebody(), somebody(), await invite()];
  const requestId = newRequest();
  const both = await Promise.all([take(one, offered, requestId), take(two, offered)]);
  expect(both.sort()).toEqual(['INVITE_OVER', 'ok']);
  const held = (await Promise.all([rolesOf(one), rolesOf(two)])).flat();
  expect(held).toHaveLength(1);
  const winner = (await rolesOf(one)).length > 0 ? one : two;
  expect(await take(winner, offered)).toBe('ok');
  expect(await rolesOf(winner)).toHaveLength(1);
});

test('a code is over in its time, by the clock and by the timer', async () => {
  const { world } = town;
  const offered = await invite({ minutes: 10 });
  world.pass(10 * MINUTE);
  expect(await take(somebody(), offered)).toBe('INVITE_OVER');
  await deadlines(timed, world.deps);
  const [stored] = (await rawDocs(world, 'invites')).filter(({ _id }) => _id === offered.id);
  expect(stored).toMatchObject({ state: 'expired' });
  for (const minutes of [9, 10.5, 24 * 60 + 1]) {
    const asked = { role: 'gridWorker', level: 'grid4', area: town.grid4, title: '网格员', minutes };
    expect(codeOf(await world.call(cast.staff, 'people.invite', asked))).toBe('INVALID');
  }
  expect((await invite()).endsAt - world.deps.now()).toBeGreaterThan(23 * HOUR);
});

test('a withdrawn code, a wrong one, one’s own: none gives a role', async () => {
  const { world } = town;
  const offered = await invite();
  expect(await take(cast.staff, offered)).toBe('OWN_INVITE');
  expect(await take(somebody(), { ...offered, code: '0000000000' })).toBe('WRONG_INVITE');
  expect(codeOf(await world.call(cast.otherStaff, 'people.withdrawInvite', { id: offered.id }))).toBe('NOT_FOUND');
  expect(await world.ok(cast.staff, 'people.withdrawInvite', { id: offered.id })).toMatchObject({ code: null });
  expect(await take(somebody(), offered)).toBe('INVITE_OVER');
});

test('a role is not passed on by somebody whose own has ended since', async () => {
  const { world, community } = town;
  const staff = somebody();
  await world.ok(staff, 'people.enter', {});
  const role = { id: world.idOf(staff), role: 'staff', level: 'community', area: community };
  await world.ok(cast.street, 'people.grant', { ...role, title: '社区工作人员丙(演示)' });
  const offered = await invite({}, staff);
  await world.ok(cast.street, 'people.endGrant', role);
  expect(await take(somebody(), offered)).toBe('INVITE_OVER');
});

test('what may not be given may not be offered, and duties apart stay apart', async () => {
  const { world, community, compound } = town;
  const offer = { title: '演示', area: community, level: 'community' };
  expect(codeOf(await world.call(cast.staff, 'people.invite', { ...offer, role: 'staff' }))).toBe('NOT_YOURS_TO_GIVE');
  const one = somebody();
  const there = { level: 'compound', area: compound };
  expect(await take(one, await invite({ role: 'collector', ...there }))).toBe('ok');
  expect(await take(one, await invite({ role: 'disburser', ...there }))).toBe('DUTIES_CLASH');
  expect(await rolesOf(one)).toMatchObject([{ role: 'collector' }]);
});

test('the code itself is kept nowhere', async () => {
  const offered = await invite();
  expect(offered.code).toMatch(/^[0-9A-Z]{10}$/);
  expect(JSON.stringify(await rawDocs(town.world, 'invites'))).not.toContain(offered.code);
  const requestId = newRequest();
  expect(await invite({}, cast.staff, requestId)).toEqual(await invite({}, cast.staff, requestId));
});
