import type { WishPage, WishView } from '../../src/domain/wall/views';
import type { InferOutput } from 'valibot';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { leavePhone } from '../support/reachable';
import { buildTown, cast, tinyJpeg, type Town } from '../support/town';
import { beneficiary, makeWish, postWish, unsure, wish, wishDoc, wishIn } from '../support/wishes';
import { newRequest, startWorld } from '../support/world';

const DAY = 86_400_000;
type Page = InferOutput<typeof WishPage>;
type Inbox = { rows: { event: string; subject: { id: string } }[] };

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const posting = () => ({ place: town.building, ...wish });
const get = (openid: string, id: string) => town.world.ok<WishView>(openid, 'wall.get', { id });
const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, `wall.${action}`, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const heard = async (openid: string, id: string): Promise<string[]> => {
  const { rows } = await town.world.ok<Inbox>(openid, 'notifications.list', {});
  return rows
    .filter(({ subject }) => subject.id === id)
    .map(({ event }) => event)
    .sort();
};
const figures = () =>
  town.world.ok<{ open: number; fulfilled: number }>(cast.stranger, 'wall.figures', { place: town.building });
const onWall = async (wall: string, place = town.building): Promise<Page['rows']> =>
  (await town.world.ok<Page>(cast.stranger, 'wall.list', { place, scope: 'community', wall })).rows;
const after = async (ms: number, id: string) => {
  town.world.pass(ms);
  await deadlines(timed, town.world.deps);
  return wishDoc(town, id);
};

test('a wish is posted, taken on, answered, confirmed and thanked; both sides let it be shown', async () => {
  const before = await figures();
  const { id, state, number } = await postWish(town);
  expect({ state, number }).toMatchObject({ state: 'open', number: expect.stringMatching(/^丽景街-心愿\d{4}-\d{6}$/) });
  expect((await onWall('open')).map((row) => row.id)).toContain(id);
  expect(await makeWish(town, id, 'claim')).toMatchObject({ state: 'claimed', as: ['claimer', 'helper'] });
  await makeWish(town, id, 'start', { inTransit: true });
  expect(await code(cast.staff, 'revokeClaim', { id, reason: '联系不上' })).toBe('GOODS_IN_TRANSIT');
  const done = { id, words: '陪老人家下了三盘棋', photos: [], share: true };
  await town.world.ok(cast.neighbour, 'wall.fulfil', done);
  expect(await get(cast.stranger, id)).toMatchObject({ state: 'fulfil_submitted', echo: null });
  expect(await code(cast.neighbour, 'confirm', { id })).toBe('FORBIDDEN');
  await makeWish(town, id, 'confirm');
  await makeWish(town, id, 'thank');
  expect(await code(cast.resident, 'thank', { id, words: '再谢一次', share: true })).toBe('THANKED_ALREADY');
  const shown = { state: 'fulfilled', shared: true, echo: { words: done.words }, thanks: '谢谢您，老人家高兴了好几天' };
  expect(await get(cast.stranger, id)).toMatchObject(shown);
  expect((await onWall('answered')).find((row) => row.id === id)).toMatchObject({ echo: done.words });
  expect(await heard(cast.resident, id)).toEqual(['wish.claim', 'wish.fulfil', 'wish.pass', 'wish.start']);
  expect(await heard(cast.neighbour, id)).toEqual(['wish.confirm', 'wish.thank']);
  expect(await figures()).toEqual({ open: before.open, fulfilled: before.fulfilled + 1 });
});

test('the echo and the thanks are seen only while both sides agree', async () => {
  const { _id: id } = await wishIn(town, 'fulfil_submitted');
  await makeWish(town, id, 'confirm');
  await town.world.ok(cast.staff, 'wall.judgeEcho', { id, show: true });
  expect(await get(cast.stranger, id)).toMatchObject({ shared: true, echo: { words: '陪老人家下了三盘棋' } });
  for (const openid of [cast.resident, cast.neighbour]) {
    await town.world.ok(openid, 'wall.share', { id, share: false });
    expect(await get(cast.stranger, id)).toMatchObject({ shared: false, echo: null, thanks: null });
    expect(await get(cast.resident, id)).toMatchObject({ echo: { words: '陪老人家下了三盘棋' } });
    await town.world.ok(openid, 'wall.share', { id, share: true });
  }
  expect(await code(cast.stranger, 'share', { id, share: true })).toBe('FORBIDDEN');
});

test('of fifty neighbours who take it on at once one does; the others are told', async () => {
  const { id } = await postWish(town);
  const people = Array.from({ length: 50 }, (_, n) => `openid-claimer-${n}`);
  await leavePhone(town.world, ...people);
  const codes = await Promise.all(people.map((openid) => code(openid, 'claim', { id })));
  expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
  expect(codes.filter((one) => one === 'ILLEGAL_MOVE')).toHaveLength(49);
  const taken = await wishDoc(town, id);
  expect(taken.claimer).toBe(town.world.idOf(people[codes.indexOf('ok')] ?? ''));
  expect(taken.timeline.filter(({ move }) => move === 'claim')).toHaveLength(1);
});

test('whom it is for is read by the live claimer alone, beside author and staff, each time on record', async () => {
  const { id } = await postWish(town);
  const read = (openid: string) => town.world.call(openid, 'wall.contact', { id, purpose: 'visit' });
  expect(await read(cast.neighbour)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  await makeWish(town, id, 'claim');
  expect(await read(cast.neighbour)).toEqual({ ok: true, data: { contact: beneficiary } });
  expect(await read(cast.staff)).toEqual({ ok: true, data: { contact: beneficiary } });
  expect(await read(cast.stranger)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const views = await Promise.all(Object.values(cast).map((openid) => get(openid, id)));
  for (const part of Object.values(beneficiary)) expect(JSON.stringify(views)).not.toContain(part);
  await makeWish(town, id, 'releaseClaim');
  expect(await read(cast.neighbour)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  const { rows } = await town.world.ok<{ rows: { grant: string }[] }>(cast.resident, 'wall.readings', { id });
  expect(rows.map(({ grant }) => grant).sort()).toEqual(['claimer', 'staff@community']);
});

test.each<[string, string, string[]]>([
  ['请打 138 0000 8861 找我', 'WORDS_PERSONAL', ['phone']],
  ['老人住10号楼2单元301，腿脚不便', 'WORDS_PERSONAL', ['door']],
  ['想借我500元买药', 'MONEY_ASKED', ['money']],
  ['加微信号 laozhang88，借给我500元', 'WORDS_PERSONAL', ['account', 'money']],
])('“%s” is explained before anybody sees it', async (words, expected, rules) => {
  const answer = await town.world.call(cast.resident, 'wall.post', { ...posting(), words });
  const fields = rules.map((rule) => ({ path: 'words', rule }));
  expect(answer).toMatchObject({ ok: false, error: { code: expected, fields } });
});
test('what WeChat is unsure about waits for the staff, unseen; what it refuses is not kept', async () => {
  const { id, state, queue } = await postWish(town, { words: unsure });
  expect({ state, queue }).toEqual({ state: 'pending_review', queue: 'wish' });
  expect(await code(cast.stranger, 'get', { id })).toBe('NOT_FOUND');
  const asked = { community: town.community, queue: 'wish' };
  const { rows } = await town.world.ok<Page>(cast.staff, 'wall.reviews', asked);
  expect(rows.map((row) => row.id)).toContain(id);
  expect(await code(cast.otherStaff, 'reviews', asked)).toBe('FORBIDDEN');
  await makeWish(town, id, 'pass');
  expect(await get(cast.stranger, id)).toMatchObject({ state: 'open' });
  const risky = await town.world.call(cast.resident, 'wall.post', { ...posting(), words: '违规演示的话' });
  expect(risky).toMatchObject({ error: { code: 'WORDS_REFUSED' } });
});
test('what the two sides do not agree on waits for the staff of its community until it is settled', async () => {
  const { id } = await postWish(town);
  await makeWish(town, id, 'claim');
  await makeWish(town, id, 'dispute');
  const asked = { community: town.community, queue: 'dispute' };
  const waiting = async () => (await town.world.ok<Page>(cast.staff, 'wall.reviews', asked)).rows.map((row) => row.id);
  expect(await waiting()).toContain(id);
  expect(await code(cast.otherStaff, 'reviews', asked)).toBe('FORBIDDEN');
  await makeWish(town, id, 'settleOpen');
  expect(await waiting()).not.toContain(id);
});

test('photos on which no verdict has come after 45 minutes are for the staff to judge', async () => {
  const requestId = newRequest();
  const photos = [await town.world.upload(cast.resident, 'wish', requestId, tinyJpeg)];
  const { id, queue } = await postWish(town, { photos }, cast.resident, requestId);
  expect(queue).toBe('checking');
  expect(await after(44 * 60_000, id)).toMatchObject({ queue: 'checking' });
  expect(await after(2 * 60_000, id)).toMatchObject({ state: 'pending_review', queue: 'wish', checked: 'unsure' });
});

test('only the staff post for somebody; nobody takes on his own, nor gives back another’s', async () => {
  const entrusted = { ...posting(), forWhom: 'entrusted' };
  expect(await code(cast.resident, 'post', entrusted)).toBe('STAFF_ONLY');
  expect(await code(cast.staff, 'post', entrusted)).toBe('ok');
  const { id } = await postWish(town);
  await leavePhone(town.world, cast.resident);
  expect(await code(cast.resident, 'claim', { id })).toBe('FORBIDDEN');
  await makeWish(town, id, 'claim');
  const before = await wishDoc(town, id);
  for (const openid of [cast.stranger, cast.resident, cast.otherStaff, cast.primary]) {
    expect(await code(openid, 'releaseClaim', { id, reason: '不是我的' })).toBe('FORBIDDEN');
    expect(await code(openid, 'fulfil', { id, words: '办好了', photos: [], share: true })).toBe('FORBIDDEN');
  }
  expect(await wishDoc(town, id)).toEqual(before);
});

test('a claim without a word is asked about after 7 days and released after 10', async () => {
  const { id } = await postWish(town);
  await makeWish(town, id, 'claim');
  expect(await after(7 * DAY - 60_000, id)).toMatchObject({ state: 'claimed', claimAskedAt: null });
  expect(await after(120_000, id)).toMatchObject({ state: 'claimed', claimAskedAt: expect.any(Number) });
  expect(await heard(cast.neighbour, id)).toContain('wish.askClaimer');
  await makeWish(town, id, 'start');
  expect(await after(7 * DAY + 60_000, id)).toMatchObject({ state: 'in_progress', claimAskedAt: expect.any(Number) });
  const back = await after(3 * DAY + 60_000, id);
  expect(back).toMatchObject({ state: 'open', claimer: null, helper: town.world.idOf(cast.neighbour) });
  expect(back.timeline.at(-1)).toMatchObject({ move: 'releaseClaim', grant: 'timer' });
  expect(await code(cast.neighbour, 'contact', { id, purpose: 'call' })).toBe('FORBIDDEN');
});

test('a wish is asked about after 23 days, renewed once by a tap, and leaves the wall after 30', async () => {
  const { id } = await postWish(town);
  expect(await code(cast.resident, 'renew', { id })).toBe('NOT_ASKED');
  expect(await after(23 * DAY + 60_000, id)).toMatchObject({ state: 'open', askedAt: expect.any(Number) });
  await makeWish(town, id, 'renew');
  expect(await after(22 * DAY, id)).toMatchObject({ state: 'open', askedAt: null });
  await after(DAY + 60_000, id);
  expect(await code(cast.resident, 'renew', { id })).toBe('RENEWED_ALREADY');
  expect(await after(7 * DAY + 60_000, id)).toMatchObject({ state: 'expired' });
  expect((await onWall('open')).map((row) => row.id)).not.toContain(id);
});
