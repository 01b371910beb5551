import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

test('a report goes from submit to closed', async () => {
  const { world } = town;
  const requestId = newRequest();
  const photo = await world.upload(cast.resident, 'report', requestId, tinyJpeg);
  const report = await submitReport(
    town,
    cast.resident,
    { photos: [photo], contact: { name: '住户甲', phone: '13900000001' } },
    requestId,
  );
  expect(report.number).toBe(`丽景街-${new Date().getFullYear()}-000001`);
  const { id } = report;
  await world.ok(cast.primary, 'reports.accept', { id });
  const dueAt = Date.now() + 86_400_000;
  await world.ok(cast.primary, 'reports.assign', { id, assignee: world.idOf(cast.primary), dueAt });
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  const handling = newRequest();
  const after = await world.upload(cast.primary, 'handling', handling, tinyJpeg);
  const form = { id, outcome: 'fixed', reply: '已换好软管', photos: [after], presence: '楼栋码被遮挡' };
  await world.ok(cast.primary, 'reports.resolve', form, handling);
  await world.ok(cast.staff, 'reports.startFollowUp', { id });
  const closed = await world.ok<{ state: string; photos: string[]; afterPhotos: string[]; timeline: unknown[] }>(
    cast.staff,
    'reports.pass',
    { id, rating: 5 },
  );
  expect(closed).toMatchObject({ state: 'closed', photos: [expect.any(String)], afterPhotos: [expect.any(String)] });
  expect(closed.timeline).toHaveLength(7);
  const contact = await world.ok(cast.staff, 'reports.contact', { id, purpose: 'call' });
  expect(contact).toEqual({ contact: { name: '住户甲', phone: '13900000001' } });
  const inbox = await world.ok<{ rows: { event: string }[]; unread: number }>(cast.resident, 'notifications.list', {});
  expect(inbox.rows.map((row) => row.event)).toEqual([
    'report.pass',
    'report.resolve',
    'report.acknowledge',
    'report.assign',
    'report.accept',
  ]);
  expect(inbox.unread).toBe(5);
});
