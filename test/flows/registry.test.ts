import type { HouseholdRow, HouseholdView } from '../../src/domain/registry/views';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { daughter, enterHousehold, freshDoor, head, householdDoc } from '../support/households';
import { rawDocs } from '../support/peek';
import { boundHousehold, claimRoom, unitToken } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { startWorld } from '../support/world';

type Rows = { rows: HouseholdRow[] };
const YEAR = 365 * 86_400_000;

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const get = (openid: string, id: string) => town.world.ok<HouseholdView>(openid, 'registry.get', { id });
const figures = () => town.world.ok(cast.primary, 'registry.figures', { area: town.grid4 });
const find = (input: object, openid: string = cast.primary) =>
  town.world.ok<Rows>(openid, 'registry.find', { area: town.grid4, purpose: 'visit', ...input });
const me = (openid: string) => town.world.ok<{ trust: string }>(openid, 'people.me', {});

test('a household moves in, is counted, is corrected and moves out; its room is free for the next', async () => {
  const before = (await figures()) as { rooms: number; households: number; people: number };
  const door = freshDoor();
  const { id, completeness, lacks } = await enterHousehold(town, { door });
  expect({ completeness, lacks }).toEqual({ completeness: 70, lacks: ['birthYears', 'movedIn'] });
  const again = { place: town.building, unitName: '第二单元', door: `${door}室`, tenure: 'owner', members: [head] };
  expect(await code(cast.primary, 'registry.enter', again)).toBe('ROOM_TAKEN');
  expect(await figures()).toEqual({
    rooms: before.rooms + 1,
    households: before.households + 1,
    people: before.people + 2,
  });
  const [, child] = (await householdDoc(town, id)).members;
  const members = [{ key: child?.key, birthYear: 1978, phone: '13900007799' }];
  await town.world.ok(cast.primary, 'registry.update', { id, movedInAt: 1_500_000_000_000, members });
  expect(await get(cast.staff, id)).toMatchObject({ completeness: 100, lacks: [] });
  await town.world.ok(cast.primary, 'registry.moveOut', { id, reason: '房子卖了' });
  expect(await figures()).toEqual({ ...before, rooms: before.rooms + 1 });
  const next = await enterHousehold(town, {
    door,
    tenure: 'tenant',
    members: [{ relation: 'head', name: '住户丁(演示)' }],
  });
  expect(await get(cast.staff, id)).toMatchObject({ state: 'movedOut', movedOutAt: expect.any(Number) });
  expect(next.id).not.toBe(id);
});

test('of twenty workers who enter one room at once, one does; all others are told', async () => {
  const door = freshDoor();
  const input = { place: town.unit, door, tenure: 'owner', members: [head] };
  const codes = await Promise.all(Array.from({ length: 20 }, () => code(cast.primary, 'registry.enter', input)));
  expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
  expect(codes.filter((one) => one === 'ROOM_TAKEN')).toHaveLength(19);
  const rooms = (await rawDocs(town.world, 'rooms')).filter((room) => room['door'] === door);
  expect(rooms).toHaveLength(1);
});

test('a room whose household never came to be is free again after a minute', async () => {
  const door = freshDoor();
  const { id, room } = await enterHousehold(town, { door });
  await town.world.deps.store.remove('households', { _id: id });
  const input = { place: town.unit, door, tenure: 'owner', members: [head] };
  expect(await code(cast.primary, 'registry.enter', input)).toBe('ROOM_TAKEN');
  town.world.pass(61_000);
  const { id: next } = await enterHousehold(town, { door });
  expect(await town.world.deps.store.get('rooms', room)).toMatchObject({ household: next });
});

test('a household is found by phone, name and door in its own area only; those found can see who looked', async () => {
  const phone = '13900006601';
  const { household } = await boundHousehold(town, cast.neighbour, { members: [{ ...head, phone }, daughter] });
  for (const input of [{ phone }, { name: ' 住户甲 (演示)' }, { door: `${household.roomName.split(' ')[1]}室` }]) {
    expect((await find(input)).rows.map(({ id }) => id)).toContain(household.id);
  }
  expect((await find({ phone: '13900000000' })).rows).toEqual([]);
  const elsewhere = { area: town.otherGrid4, purpose: 'visit', phone };
  expect((await town.world.ok<Rows>(cast.elsewhere, 'registry.find', elsewhere)).rows).toEqual([]);
  expect(await code(cast.elsewhere, 'registry.find', { area: town.grid4, purpose: 'visit', phone })).toBe('FORBIDDEN');
  const member = (await get(cast.primary, household.id)).members[0];
  expect(member).toMatchObject({ name: '******)', phone: '139******01' });
  const asked = { id: household.id, member: member?.key, purpose: 'call' };
  expect(await town.world.ok(cast.primary, 'registry.reveal', asked)).toEqual({ name: head.name, phone });
  expect(await code(cast.resident, 'registry.reveal', asked)).toBe('NOT_FOUND');
  const { rows } = await town.world.ok<{ rows: { purpose: string }[] }>(cast.neighbour, 'registry.readings', {
    id: household.id,
  });
  expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['call', 'visit', 'visit', 'visit']);
});

test('who claims a room by its code is bound when the grid worker confirms, and not when somebody else does', async () => {
  const door = freshDoor();
  const { id: claim } = await claimRoom(town, { door, as: 'tenant' });
  expect(await code(cast.primary, 'claims.confirm', { id: claim })).toBe('NO_HOUSEHOLD');
  const { id } = await enterHousehold(town, { door });
  for (const openid of [cast.resident, cast.stranger, cast.elsewhere]) {
    expect(await code(openid, 'claims.confirm', { id: claim })).not.toBe('ok');
  }
  expect((await me(cast.resident)).trust).toBe('visitor');
  await town.world.ok(cast.primary, 'claims.confirm', { id: claim });
  expect((await me(cast.resident)).trust).toBe('household');
  expect(await get(cast.resident, id)).toMatchObject({ as: ['member'] });
  expect((await town.world.ok<Rows>(cast.resident, 'registry.mine', {})).rows.map((row) => row.id)).toEqual([id]);
  const { id: kin } = await claimRoom(town, { door, as: 'family' }, cast.stranger);
  await town.world.ok(cast.resident, 'claims.confirm', { id: kin });
  expect((await householdDoc(town, id)).bound).toEqual([cast.resident, cast.stranger].map(town.world.idOf));
  await town.world.ok(cast.primary, 'registry.moveOut', { id, reason: '搬走了' });
  expect((await householdDoc(town, id)).bound).toEqual([]);
  for (const openid of [cast.resident, cast.stranger]) expect((await me(openid)).trust).toBe('visitor');
  const forged = `${(await unitToken(town)).slice(0, -2)}zz`;
  expect(await code(cast.resident, 'claims.ask', { token: forged, door, as: 'owner', name: '住户甲' })).toBe(
    'CODE_FORGED',
  );
});

test('what a household proposes is entered when the grid worker accepts, and stays out when he declines', async () => {
  const { household } = await boundHousehold(town, cast.neighbour);
  const propose = async (input: object) =>
    (await town.world.ok<{ id: string }>(cast.neighbour, 'changes.propose', { household: household.id, ...input })).id;
  const add = await propose({ kind: 'add', said: { name: '住户戊(演示)', relation: 'grandchild', birthYear: 2020 } });
  expect(await town.world.ok(cast.primary, 'changes.said', { id: add, purpose: 'verify' })).toMatchObject({
    said: { birthYear: 2020 },
  });
  expect(await code(cast.neighbour, 'changes.accept', { id: add })).toBe('FORBIDDEN');
  await town.world.ok(cast.primary, 'changes.accept', { id: add });
  expect((await householdDoc(town, household.id)).members).toHaveLength(3);
  const drop = await propose({ kind: 'drop', member: household.members[0]?.key });
  await town.world.ok(cast.primary, 'changes.decline', { id: drop, reason: '老人还住在这里' });
  expect((await householdDoc(town, household.id)).members).toHaveLength(3);
  const other = { household: household.id, kind: 'tenure', tenure: 'tenant' };
  expect(await code('openid-of-nobody-bound', 'changes.propose', other)).toBe('TRUST_TOO_LOW');
  await boundHousehold(town, 'openid-bound-elsewhere');
  expect(await code('openid-bound-elsewhere', 'changes.propose', other)).toBe('NOT_FOUND');
});

test('a daughter acts for her mother once the grid worker has heard her, until one takes it back or the year is over', async () => {
  const { household } = await boundHousehold(town, cast.neighbour);
  const [mother, self] = household.members;
  const asked = { household: household.id, scopes: ['report'], validTo: town.world.deps.now() + YEAR };
  expect(await code(cast.neighbour, 'proxies.ask', { ...asked, member: self?.key })).toBe('NOT_ONESELF');
  const { id } = await town.world.ok<{ id: string }>(cast.neighbour, 'proxies.ask', { ...asked, member: mother?.key });
  expect(await code(cast.neighbour, 'proxies.consent', { id })).toBe('FORBIDDEN');
  expect(await code(cast.elsewhere, 'proxies.witness', { id, note: '同意' })).toBe('NOT_FOUND');
  const seen = await town.world.ok(cast.primary, 'proxies.witness', { id, note: '当面问过老人，同意' });
  expect(seen).toMatchObject({ state: 'consented', witnessed: true });
  town.world.pass(YEAR + 1_000);
  await deadlines(timed, town.world.deps);
  const { acting } = await town.world.ok<{ acting: object[] }>(cast.neighbour, 'proxies.mine', {});
  expect(acting).toMatchObject([{ id, state: 'ended' }]);
  town.world.pass(-YEAR);
});

test('no name, no phone and no door is anywhere in the clear, but in what was asked to open it', async () => {
  const collections = ['households', 'claims', 'changes', 'proxies', 'readings', 'audit', 'inbox', 'commands'];
  const stored = JSON.stringify(await Promise.all(collections.map((name) => rawDocs(town.world, name))));
  for (const part of [head.name, head.phone, daughter.name, daughter.phone, '13900007799'])
    expect(stored).not.toContain(part);
});
