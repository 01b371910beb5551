import type { Stateful } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import { isDrawn, NONCE_FOR } from '../../src/domain/patrol/arrivals';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { signToken } from '../../cloudfunctions/_kernel/token';
import { timed } from '../../cloudfunctions/composition';
import { logVisit } from '../support/care';
import { freshToken, plannedStop } from '../support/gridGround';
import { rawDocs } from '../support/peek';
import { buildTown, cast, tinyJpeg, type Town } from '../support/town';
import { docOf, reportIn } from '../support/walk';
import { newRequest, startWorld } from '../support/world';

type Made = { id: string; nonce: string };

let town: Town;
let token: string;
beforeEach(async () => {
  town = await buildTown(await startWorld());
  token = await freshToken(town);
});
afterEach(() => town.world.stop());

const begin = (about: string, purpose = 'report', openid: string = cast.primary) =>
  town.world.ok<Made>(openid, 'arrival.begin', { place: town.building, purpose, about });
const codeOf = async (openid: string, action: string, input: object, requestId = newRequest()): Promise<string> => {
  const answer = await town.world.call(openid, action, input, requestId);
  return answer.ok ? 'ok' : answer.error.code;
};
const scan = (input: object, openid: string = cast.primary) => codeOf(openid, 'arrival.scan', input);
const arrive = async (about: string, purpose = 'report'): Promise<string> => {
  const { id, nonce } = await begin(about, purpose);
  expect(await scan({ id, nonce, token })).toBe('ok');
  return id;
};
const resolve = async (id: string, said: object): Promise<string> => {
  const requestId = newRequest();
  const photos = [await town.world.upload(cast.primary, 'handling', requestId, tinyJpeg)];
  const form = { id, outcome: 'fixed', reply: '已换好软管', photos, ...said };
  return codeOf(cast.primary, 'reports.resolve', form, requestId);
};

test('a scan on the spot is kept with the report that it ends, and stands for no other deed', async () => {
  const [one, other] = [await reportIn(town, 'in_progress'), await reportIn(town, 'in_progress')];
  const arrival = await arrive(one._id);
  expect(await resolve(other._id, { arrival })).toBe('ARRIVAL_UNKNOWN');
  expect(await resolve(one._id, {})).toBe('PRESENCE_NEEDED');
  expect(await resolve(one._id, { arrival })).toBe('ok');
  const done = await docOf<Stateful & { presence: object }>(town, 'reports', one._id);
  expect(done.presence).toMatchObject({ code: token.slice(2, 12) });
  await town.world.ok(cast.resident, 'reports.reopen', { id: one._id, reason: '又渗水了' });
  await town.world.ok(cast.primary, 'reports.acknowledge', { id: one._id });
  expect(await resolve(one._id, { arrival })).toBe('ARRIVAL_SPENT');
  expect(await resolve(one._id, { presence: '码被遮挡' })).toBe('ok');
});

test('a scan in the evening no longer stands for the morning of the next day', async () => {
  const { _id } = await reportIn(town, 'in_progress');
  const arrival = await arrive(_id);
  town.world.pass(DAY / 2 + 60_000);
  expect(await resolve(_id, { arrival })).toBe('ARRIVAL_LATE');
});

test('a nonce that is replayed, foreign, forged, swapped or late opens nothing', async () => {
  const [one, two] = [await begin('rep_0000000001'), await begin('rep_0000000002')];
  const all: [string, object, string?][] = [
    ['NONCE_WRONG', { id: one.id, nonce: two.nonce, token }],
    ['NONCE_WRONG', { id: one.id, nonce: '', token }],
    ['NONCE_WRONG', { id: one.id, nonce: one.nonce.slice(1), token }],
    ['NONCE_WRONG', { id: one.id, nonce: one.nonce.toLowerCase() + '=', token }],
    ['NOT_FOUND', { ...one, token, state: undefined }, cast.backup],
    ['NOT_FOUND', { ...one, token, state: undefined }, cast.resident],
  ];
  for (const [code, { id, nonce }, openid] of all.map(([a, b, c]) => [a, b as Made, c] as const))
    expect([code, await scan({ id, nonce, token }, openid)]).toEqual([code, code]);
  expect(await scan({ id: one.id, nonce: one.nonce, token })).toBe('ok');
  expect(await scan({ id: one.id, nonce: one.nonce, token })).toBe('ILLEGAL_MOVE');
  town.world.pass(NONCE_FOR + 1_000);
  expect(await scan({ id: two.id, nonce: two.nonce, token })).toBe('ARRIVAL_LATE');
});

test('a code that is forged, cut, swapped, folded, encoded again, revoked or of another building opens nothing', async () => {
  const { secrets } = town.world.deps;
  const elsewhere = await freshToken(town, town.otherBuilding);
  const revoked = await freshToken(town);
  await town.world.ok(cast.staff, 'codes.revoke', { id: revoked.slice(2, 12), reason: '被人覆盖' });
  const bad: [string, string][] = [
    ['CODE_FORGED', token.slice(0, 12) + elsewhere.slice(12)],
    ['CODE_FORGED', `1b${token.slice(2)}`],
    ['CODE_UNKNOWN', signToken(secrets, 'a', 'ZZZZZZZZZZ')],
    ['CODE_REVOKED', revoked],
    ['WRONG_PLACE', elsewhere],
    ['INVALID', token.slice(0, -1)],
    ['INVALID', token.toUpperCase() === token ? token.toLowerCase() : token.toUpperCase()],
    ['INVALID', encodeURIComponent(`${token}%`)],
    ['INVALID', encodeURIComponent(encodeURIComponent(`https://home.linli-huiyin.example/b/${token}`))],
  ];
  const { id, nonce } = await begin('rep_0000000003');
  for (const [code, text] of bad) {
    const answer = await scan({ id, nonce, token: text });
    expect([text, code === 'INVALID' ? ['INVALID', 'CODE_FORGED'] : [code]]).toEqual([
      text,
      expect.arrayContaining([answer]),
    ]);
  }
  // None of them has used the nonce up.
  expect(await scan({ id, nonce, token })).toBe('ok');
});

test('codes that were printed under the old key still open after the key for new ones has changed', async () => {
  const { secrets } = town.world.deps;
  const printed = await freshToken(town);
  const before = secrets.codeKid;
  try {
    secrets.codeKid = 'b';
    const { token: fresh } = await town.world.ok<{ token: string }>(cast.staff, 'codes.issue', { place: town.unit });
    expect([printed.charAt(1), fresh.charAt(1)]).toEqual(['a', 'b']);
    for (const one of [printed, fresh]) expect(await codeOf(cast.stranger, 'codes.resolve', { token: one })).toBe('ok');
  } finally {
    secrets.codeKid = before;
  }
});

interface Health {
  rows: { id: string; scans: number; lastScanAt: number | null; wrongs: { placeName: string }[] }[];
}
test('the health of codes: how often scanned, never scanned, said to hang elsewhere once by each person', async () => {
  const { world, community, otherBuilding } = town;
  const [used, unused] = [await freshToken(town), await freshToken(town)];
  await world.ok(cast.stranger, 'codes.resolve', { token: used });
  await world.ok(cast.stranger, 'codes.resolve', { token: used });
  for (const openid of [cast.resident, cast.resident, cast.neighbour])
    expect(await world.ok(openid, 'codes.wrong', { token: used, place: otherBuilding })).toEqual({ noted: true });
  expect(await world.ok(cast.resident, 'codes.wrong', { token: used, place: town.unit })).toEqual({ noted: false });
  const health = async (unseenFor?: number) => {
    const asked = { area: community, level: 'community', ...(unseenFor ? { unseenFor } : {}) };
    return (await world.ok<Health>(cast.staff, 'codes.health', asked)).rows;
  };
  const of = (rows: Health['rows'], text: string) => rows.find(({ id }) => id === text.slice(2, 12));
  const rows = await health();
  expect(of(rows, used)).toMatchObject({ scans: 2, wrongs: [{ placeName: '宏泰学府苑 11号楼' }, {}] });
  expect(of(rows, unused)).toMatchObject({ scans: 0, lastScanAt: null, wrongs: [] });
  world.pass(8 * DAY);
  await world.ok(cast.stranger, 'codes.resolve', { token: used });
  const unseen = await health(7);
  expect([of(unseen, used), of(unseen, unused)]).toMatchObject([undefined, { scans: 0 }]);
  expect(JSON.stringify(await rawDocs(world, 'codes'))).not.toContain(world.idOf(cast.neighbour));
  await world.ok(cast.staff, 'codes.check', { id: used.slice(2, 12), note: '去看过，没贴错' });
  expect(of(await health(), used)).toMatchObject({ wrongs: [] });
});

interface Stops {
  rows: { id: string; late: boolean; missed: number; madeUp: number; done: number; scanned: boolean | null }[];
}
test('a building is patrolled in its turn; what was missed is reminded of and made up, also by a visit', async () => {
  const { world, grid4 } = town;
  const { _id: id } = await plannedStop(town);
  const list = async (show: string) =>
    (await world.ok<Stops>(cast.primary, 'patrol.list', { area: grid4, level: 'grid4', show })).rows;
  expect(await list('today')).toMatchObject([{ id, late: false, done: 0 }]);
  const arrival = await arrive(id, 'patrol');
  expect(await world.ok(cast.primary, 'patrol.done', { id, arrival })).toMatchObject({ done: 1, scanned: true });
  expect(await list('today')).toEqual([]);
  world.pass(8 * DAY);
  await deadlines(timed, world.deps);
  world.pass(DAY);
  await deadlines(timed, world.deps);
  expect(await list('today')).toMatchObject([{ late: true, missed: 1 }]);
  await logVisit(town, { kind: 'patrol' });
  expect(await list('all')).toMatchObject([{ late: false, missed: 1, madeUp: 1, done: 2, scanned: false }]);
  await world.ok(cast.staff, 'places.demolish', { id: town.building, reason: '已拆除' });
  expect(await list('all')).toEqual([]);
});

test('a share of presences is drawn for a look, scanned ones too; the same is drawn again', () => {
  const lots = Array.from({ length: 100 }, (_, lot) => lot);
  expect(lots.filter((lot) => isDrawn(lot, true))).toHaveLength(5);
  expect(lots.filter((lot) => isDrawn(lot, false))).toHaveLength(20);
});

test('presences are counted for their grid, and the community answers what was drawn, never the one it is about', async () => {
  const { world, otherBuilding, otherGrid4, community } = town;
  const figures = () => world.ok(cast.staff, 'arrival.figures', { area: otherGrid4 });
  expect(await figures()).toEqual({ scanned: 0, unscanned: 0, drawn: 0, doubtful: 0 });
  const visits = 40;
  for (let n = 0; n < visits; n += 1) await logVisit(town, { place: otherBuilding }, cast.elsewhere);
  const { unscanned, drawn } = await world.ok<Record<string, number>>(cast.staff, 'arrival.figures', {
    area: otherGrid4,
  });
  expect(unscanned).toBe(visits);
  expect(drawn).toBeGreaterThan(0);
  const waiting = { area: community, state: 'drawn' };
  const { rows } = await world.ok<{ rows: { id: string; worker: string }[] }>(cast.staff, 'arrival.checks', waiting);
  expect(rows[0]).toMatchObject({ worker: '网格员丙(演示)', scanned: false });
  const id = rows[0]?.id ?? '';
  expect(await codeOf(cast.elsewhere, 'arrival.confirm', { id })).toBe('NOT_FOUND');
  await world.ok(cast.staff, 'arrival.doubt', { id, note: '居民说没有见到人' });
  expect(await world.ok(cast.staff, 'arrival.figures', { area: otherGrid4 })).toMatchObject({ doubtful: 1 });
});
