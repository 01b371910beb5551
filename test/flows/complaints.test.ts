import { complainOf } from '../support/privacy';
import { leavePhone } from '../support/reachable';
import { boundHousehold, unitToken } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { wishDoc, wishIn } from '../support/wishes';
import { startWorld } from '../support/world';

const reason = '看过了，没有问题';

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

type Rows = { rows: { id: string }[] };
const onWall = async (id: string): Promise<boolean> => {
  const asked = { place: town.building, scope: 'community', wall: 'open' };
  return (await town.world.ok<Rows>(cast.stranger, 'wall.list', asked)).rows.some((row) => row.id === id);
};
const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const judge = (id: string, verdict: 'uphold' | 'dismiss') =>
  town.world.ok(cast.staff, `complaints.${verdict}`, { id, reason });

test('what three homes complain of is hidden at once, and hangs again when the staff find nothing wrong', async () => {
  const { _id: id, timerAt } = await wishIn(town, 'open');
  const complaints = [await complainOf(town, id), await complainOf(town, id)];
  expect([await onWall(id), await code(cast.stranger, 'wall.get', { id })]).toEqual([true, 'ok']);
  complaints.push(await complainOf(town, id));
  expect([await onWall(id), await code(cast.stranger, 'wall.get', { id })]).toEqual([false, 'NOT_FOUND']);
  await leavePhone(town.world, cast.stranger);
  expect(await code(cast.stranger, 'wall.claim', { id })).toBe('NOT_FOUND');
  for (const openid of [cast.resident, cast.staff]) expect(await code(openid, 'wall.get', { id })).toBe('ok');
  const told = await town.world.ok<{ rows: { event: string }[] }>(cast.resident, 'notifications.list', {});
  expect(told.rows[0]?.event).toBe('wish.hide');
  const desk = await town.world.ok<Rows>(cast.staff, 'complaints.desk', { area: town.community });
  expect(desk.rows.map((row) => row.id)).toEqual(complaints.map((one) => one.id));
  for (const one of complaints) await judge(one.id, 'dismiss');
  expect(await onWall(id)).toBe(true);
  expect((await wishDoc(town, id)).timerAt).toBe(timerAt);
});

test('one home counts once, however many of it complain; nobody complains twice', async () => {
  const { _id: id } = await wishIn(town, 'open');
  const { door } = await boundHousehold(town, cast.neighbour);
  for (const openid of [cast.district, cast.street]) {
    const { id: claim } = await town.world.ok<{ id: string }>(openid, 'claims.ask', {
      token: await unitToken(town),
      ...{ door, as: 'family', name: '住户壬(演示)' },
    });
    await town.world.ok(cast.primary, 'claims.confirm', { id: claim });
  }
  for (const openid of [cast.neighbour, cast.district, cast.street]) await complainOf(town, id, openid);
  expect(await onWall(id)).toBe(true);
  const again = { kind: 'wish', subject: id, reason: 'rude' };
  expect(await code(cast.neighbour, 'complaints.complain', again)).toBe('COMPLAINED_ALREADY');
});

test('one complaint that was right takes it off for good; what does not hang cannot be complained of', async () => {
  const { _id: id } = await wishIn(town, 'fulfilled');
  const { id: complaint } = await complainOf(town, id);
  expect(await code(cast.elsewhere, 'complaints.uphold', { id: complaint, reason })).toBe('NOT_FOUND');
  await judge(complaint, 'uphold');
  expect(await code(cast.stranger, 'wall.get', { id })).toBe('NOT_FOUND');
  const asked = { kind: 'wish', subject: id, reason: 'rude' };
  expect(await code(cast.stranger, 'complaints.complain', asked)).toBe('NOT_FOUND');
  const { _id: pending } = await wishIn(town, 'pending_review');
  expect(await code(cast.stranger, 'complaints.complain', { ...asked, subject: pending })).toBe('NOT_FOUND');
});
