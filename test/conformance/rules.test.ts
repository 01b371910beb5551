import type { ReportDoc, ReportState } from '../../src/domain/reports/schema';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { docOf, make, moveInput, reportIn } from '../support/walk';
import { newRequest, startWorld } from '../support/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const report = (id: string) => docOf<ReportDoc>(town, 'reports', id);
/** A report after the timer has done all there is to do; reports of other tests may be due as well. */
const afterDeadlines = async (id: string): Promise<ReportDoc> => {
  await deadlines(timed, town.world.deps);
  return report(id);
};
const reason = '还是没有修好';
const codeFor = async (openid: string, move: string, id: string): Promise<string> => {
  const requestId = newRequest();
  const input = await moveInput(town, move, { id, openid, requestId });
  const answer = await town.world.call(openid, `reports.${move}`, input, requestId);
  return answer.ok ? 'ok' : answer.error.code;
};

test('a rejection can be appealed once', async () => {
  const { _id } = await reportIn(town, 'rejected');
  expect(await codeFor(cast.resident, 'appeal', _id)).toBe('ok');
  await make(town, _id, 'reject');
  expect(await codeFor(cast.resident, 'appeal', _id)).toBe('APPEALED_ALREADY');
});

test('the third return calls a joint meeting, after which only staff may assign', async () => {
  const { _id } = await reportIn(town, 'assigned');
  const giveBack = () => make(town, _id, 'return');
  await giveBack();
  for (let hop = 2; hop <= 3; hop += 1) {
    expect(await report(_id)).toMatchObject({ hopCount: hop - 1, jointMeeting: false });
    await make(town, _id, 'assign');
    await giveBack();
  }
  expect(await report(_id)).toMatchObject({ state: 'accepted', hopCount: 3, jointMeeting: true, assignee: null });
  expect(await codeFor(cast.primary, 'assign', _id)).toBe('JOINT_MEETING');
  expect(await codeFor(cast.staff, 'assign', _id)).toBe('ok');
  expect(await report(_id)).toMatchObject({ state: 'assigned', jointMeeting: false });
});

test('a suspension that was not asked for is refused', async () => {
  const { _id } = await reportIn(town, 'in_progress');
  expect(await codeFor(cast.staff, 'suspend', _id)).toBe('SUSPENSION_NOT_ASKED');
  expect(await codeFor(cast.primary, 'askSuspension', _id)).toBe('ok');
  expect(await codeFor(cast.staff, 'suspend', _id)).toBe('ok');
});

test('a closed report can be reopened for fifteen days', async () => {
  const [early, late] = [await reportIn(town, 'closed'), await reportIn(town, 'closed')];
  town.world.pass(15 * DAY - HOUR);
  expect(await codeFor(cast.resident, 'reopen', early._id)).toBe('ok');
  expect(await report(early._id)).toMatchObject({
    assignee: town.world.idOf(cast.primary),
    closedAt: null,
    reopenCount: 1,
  });
  town.world.pass(2 * HOUR);
  expect(await codeFor(cast.resident, 'reopen', late._id)).toBe('TOO_LATE');
});

test('whoever follows a merged report is told nothing of the other reporter’s phone', async () => {
  const into = await submitReport(town, cast.resident, { contact: { name: '住户甲', phone: '13900000001' } });
  const { id } = await submitReport(town, cast.neighbour);
  await town.world.ok(cast.staff, 'reports.merge', { id, into: into.id });
  const seen = (openid: string) => town.world.ok(openid, 'reports.get', { id: into.id });
  expect(await seen(cast.neighbour)).toMatchObject({ as: ['followers'], moves: [], contactMask: null });
  for (const openid of [cast.resident, cast.primary, cast.staff]) {
    expect(await seen(openid)).toMatchObject({ contactMask: '139******01' });
  }
});

test('the second reopening calls supervision', async () => {
  const { _id } = await reportIn(town, 'resolved');
  await make(town, _id, 'reopen', cast.resident);
  expect(await report(_id)).toMatchObject({ supervised: false });
  await make(town, _id, 'acknowledge');
  await make(town, _id, 'resolve');
  await make(town, _id, 'reopen', cast.resident);
  expect(await report(_id)).toMatchObject({ supervised: true, reopenCount: 2 });
});

test.each<ReportState>(['resolved', 'following_up'])('72 hours of silence close a report that is %s', async (state) => {
  const { _id } = await reportIn(town, state);
  town.world.pass(72 * HOUR - 60_000);
  expect(await afterDeadlines(_id)).toMatchObject({ state });
  town.world.pass(120_000);
  const closed = await afterDeadlines(_id);
  expect(closed).toMatchObject({ state: 'closed', confirmedBy: 'timeout', timerAt: null, timerMove: null });
  expect(closed.timeline.at(-1)).toMatchObject({
    by: 'system',
    grant: 'timer',
    move: 'pass',
    from: state,
    to: 'closed',
  });
  expect(await afterDeadlines(_id)).toEqual(closed);
});

test('a follow-up visit starts the 72 hours anew', async () => {
  const { _id } = await reportIn(town, 'resolved');
  town.world.pass(71 * HOUR);
  await make(town, _id, 'startFollowUp');
  town.world.pass(71 * HOUR);
  expect(await afterDeadlines(_id)).toMatchObject({ state: 'following_up' });
});

test('a suspended report resumes on its day, and tells those concerned', async () => {
  const { _id, suspendUntil } = await reportIn(town, 'suspended');
  expect(suspendUntil).toBeGreaterThan(town.world.deps.now());
  expect(await afterDeadlines(_id)).toMatchObject({ state: 'suspended' });
  town.world.pass(Number(suspendUntil) - town.world.deps.now() + 1_000);
  expect(await afterDeadlines(_id)).toMatchObject({ state: 'in_progress', suspendUntil: null, timerAt: null });
  type Inbox = { rows: { event: string; subject: { id: string } }[] };
  const heard = await town.world.ok<Inbox>(cast.resident, 'notifications.list', {});
  expect(heard.rows.find(({ subject }) => subject.id === _id)?.event).toBe('report.resume');
});

test('whoever moves first stops the timer', async () => {
  const { _id } = await reportIn(town, 'resolved');
  town.world.pass(73 * HOUR);
  await make(town, _id, 'reopen', cast.resident);
  expect(await afterDeadlines(_id)).toMatchObject({ state: 'assigned', timerAt: null });
});

test('a replay gives the document as it is now, not as it was', async () => {
  const { id } = await submitReport(town);
  const requestId = newRequest();
  await town.world.ok(cast.primary, 'reports.accept', { id }, requestId);
  await make(town, id, 'assign');
  const again = await town.world.ok(cast.primary, 'reports.accept', { id }, requestId);
  expect(again).toMatchObject({ state: 'assigned', rev: 3 });
  expect(await report(id)).toMatchObject({ state: 'assigned', rev: 3 });
});

test('of two workers who accept at once, one does and the other is told', async () => {
  const { id } = await submitReport(town);
  const both = [cast.primary, cast.backup].map((openid) => town.world.call(openid, 'reports.accept', { id }));
  const answers = (await Promise.all(both)).map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(answers.sort()).toEqual(['ILLEGAL_MOVE', 'ok']);
  expect(await report(id)).toMatchObject({ state: 'accepted', rev: 2 });
});

test('one request sent twice at once is done once and answered twice', async () => {
  const { id } = await submitReport(town);
  const [requestId, input] = [newRequest(), { id, reason }];
  const twice = [1, 2].map(() => town.world.call(cast.resident, 'reports.withdraw', input, requestId));
  expect(await Promise.all(twice)).toMatchObject([
    { ok: true, data: { state: 'withdrawn', rev: 2 } },
    { ok: true, data: { state: 'withdrawn', rev: 2 } },
  ]);
});
