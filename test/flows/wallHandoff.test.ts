import type { ReportDoc, ReportView } from '../../src/domain/reports/schema';
import type { WishDoc } from '../../src/domain/wall/schema';
import type { WishView } from '../../src/domain/wall/views';
import { machines } from '../../cloudfunctions/composition';
import { sweep } from '../../cloudfunctions/_kernel/events';
import { callWith } from '../support/faults';
import { rawDocs } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { makeWish, postWish } from '../support/wishes';
import { newRequest, startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

type Inbox = { rows: { event: string; subject: { id: string } }[] };
const heard = async (openid: string, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await town.world.ok<Inbox>(openid, 'notifications.list', {});
  const here = rows.filter(({ subject }) => ids.includes(subject.id));
  return here.map(({ event }) => event).sort();
};
const reason = '这是楼下堆垃圾的事，转给网格员办理';

test('a wish that is a problem becomes a report of its author, with the thread; he is told why, once', async () => {
  const { id, number } = await postWish(town, { words: '别在17栋楼下堆垃圾' });
  await makeWish(town, id, 'claim');
  const wish = await makeWish(town, id, 'convert', { reason });
  expect(wish).toMatchObject({ state: 'converted_to_report', links: { to: expect.stringMatching(/^rep_/) } });
  const to = wish.links.to ?? '';
  const report = await town.world.ok<ReportView>(cast.resident, 'reports.get', { id: to });
  expect(report).toMatchObject({
    state: 'submitted',
    words: '别在17栋楼下堆垃圾',
    as: ['reporter'],
    links: { from: { id, number } },
  });
  expect(report.links.thread.map(({ move, grant }) => [move, grant])).toEqual([
    ['post', 'anyone'],
    ['pass', 'check'],
    ['claim', 'anyone'],
  ]);
  expect(report.timeline).toMatchObject([{ move: 'takeOver', grant: 'handoff', note: reason }]);
  expect(await docOf<ReportDoc>(town, 'reports', to)).toMatchObject({ primary: town.world.idOf(cast.primary) });
  expect(await heard(cast.resident, [id, to])).toEqual(['wish.claim', 'wish.convert', 'wish.pass']);
  expect(await heard(cast.neighbour, [id, to])).toEqual(['wish.convert']);
  expect(await heard(cast.primary, [to])).toEqual(['report.takeOver']);
  expect(await town.world.call(cast.neighbour, 'reports.get', { id: to })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});

test.each([
  ['sanitation', 'sanitation', 120],
  ['danger', 'danger', 15],
  [undefined, 'other', 120],
  ['notACategory', 'other', 120],
])('the staff say that it is %s: it is %s', async (category, expected, minutes) => {
  const { id } = await postWish(town, { words: '别在17栋楼下堆垃圾' });
  const wish = await makeWish(town, id, 'convert', { reason, ...(category === undefined ? {} : { category }) });
  const report = await docOf<ReportDoc>(town, 'reports', wish.links.to ?? '');
  expect(report.category).toBe(expected);
  const wait = Math.round((report.dueAt - report.createdAt) / 60_000);
  expect(expected === 'danger' ? wait : Math.min(wait, 120)).toBe(minutes);
});

test('a report that is a wish waits for the staff, then goes onto the wall; nobody’s contact goes with it', async () => {
  const contact = { name: '住户甲(演示)', phone: '13900008861' };
  const { id, number } = await submitReport(town, cast.resident, { words: '想请人教老人用手机', contact });
  await town.world.ok(cast.primary, 'reports.accept', { id });
  const asked = { id, reason: '这是请邻居帮忙的事' };
  const report = await town.world.ok<ReportView>(cast.staff, 'reports.convert', asked);
  expect(report).toMatchObject({ state: 'converted_to_wish', links: { to: expect.stringMatching(/^wsh_/) } });
  const to = report.links.to ?? '';
  const wish = await town.world.ok<WishView>(cast.resident, 'wall.get', { id: to });
  expect(wish).toMatchObject({ state: 'pending_review', queue: 'wish', links: { from: { id, number } } });
  expect(wish.links.thread.map(({ move }) => move)).toEqual(['submit', 'accept']);
  expect(wish.place.name).toBe('宏泰学府苑 10号楼');
  expect(await docOf<WishDoc>(town, 'wishes', to)).toMatchObject({ beneficiary: null, contactMask: null });
  const who = { id: to, beneficiary: { ...contact, door: '2单元301' } };
  await town.world.ok(cast.resident, 'wall.setContact', who);
  await makeWish(town, to, 'pass');
  await makeWish(town, to, 'claim');
  const read = await town.world.ok(cast.neighbour, 'wall.contact', { id: to, purpose: 'call' });
  expect(read).toEqual({ contact: who.beneficiary });
});

test.each([
  ['请打 138 0000 8861，我在家', 'WORDS_PERSONAL'],
  ['楼上渗水，想借我500元', 'MONEY_ASKED'],
])('a report that says “%s” becomes no wish on the wall, whoever lets it pass', async (words, code) => {
  const { id } = await submitReport(town, cast.resident, { words });
  const report = await town.world.ok<ReportView>(cast.staff, 'reports.convert', { id, reason: '请邻居帮忙' });
  const to = report.links.to ?? '';
  const answer = await town.world.call(cast.staff, 'wall.pass', { id: to });
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect(await town.world.call(cast.stranger, 'wall.get', { id: to })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  await makeWish(town, to, 'refuse', { reason: '请把电话和钱的话去掉，再发一次' });
});

test('a conversion whose events come late and twice makes one report', async () => {
  const { id } = await postWish(town, { words: '楼道灯坏了好几天' });
  const deaf = { name: 'deaf', handle: () => Promise.reject(new Error('nobody listens yet')) };
  const call = callWith(town.world, { consumers: [deaf], log: () => undefined });
  expect(await call(cast.staff, 'wall.convert', { id, reason }, newRequest())).toMatchObject({
    ok: true,
    data: { links: { to: null } },
  });
  const { store, now } = town.world.deps;
  const before = await docOf<WishDoc>(town, 'wishes', id);
  town.world.pass(60_000);
  await sweep(machines, town.world.deps);
  const first = await docOf<WishDoc>(town, 'wishes', id);
  // As after a crash between telling and clearing.
  await store.updateIf('wishes', id, {}, { set: { pending: before.pending, pendingAt: now(), leaseUntil: 0 } });
  await sweep(machines, town.world.deps);
  const reports = await rawDocs(town.world, 'reports');
  expect(reports.filter((doc) => JSON.stringify(doc['linkedFrom']).includes(id)).map(({ _id }) => _id)).toEqual([
    first.linkedTo,
  ]);
});
