import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { newRequest, startWorld } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

interface Seen {
  state: string;
  words: string;
  reply: string | null;
  outcome: string | null;
  photos: string[];
  afterPhotos: string[];
  contactMask: string | null;
  timeline: { move: string; note: string }[];
}

/** Takes a fresh report to `resolved` by the grid's primary. */
const resolve = async (id: string): Promise<void> => {
  const { world } = town;
  await world.ok(cast.primary, 'reports.accept', { id, note: '给住户打过电话' });
  const dueAt = world.deps.now() + 86_400_000;
  await world.ok(cast.primary, 'reports.assign', { id, assignee: world.idOf(cast.primary), dueAt });
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  const requestId = newRequest();
  const photos = [await world.upload(cast.primary, 'handling', requestId, tinyJpeg)];
  const form = { id, outcome: 'fixed', reply: '已换好软管', photos, presence: '打电话办好的' };
  await world.ok(cast.primary, 'reports.resolve', form, requestId);
};

const see = (openid: string, id: string) => town.world.ok<Seen>(openid, 'reports.get', { id });

test('a neighbour whose report was merged sees how the other goes, but not what the other one said or showed', async () => {
  const { world } = town;
  const requestId = newRequest();
  const photo = await world.upload(cast.resident, 'report', requestId, tinyJpeg);
  const contact = { name: '住户甲', phone: '13900000001' };
  const first = await submitReport(town, cast.resident, { photos: [photo], contact }, requestId);
  const second = await submitReport(town, cast.neighbour);
  await world.ok(cast.staff, 'reports.merge', { id: second.id, into: first.id });
  await resolve(first.id);
  const seen = await see(cast.neighbour, first.id);
  expect(seen).toMatchObject({ state: 'resolved', words: '', photos: [], contactMask: null, reply: '已换好软管' });
  expect(seen.afterPhotos).toHaveLength(1);
  expect(seen.timeline.map(({ note }) => note)).toEqual(seen.timeline.map(() => ''));
  expect((await see(cast.resident, first.id)).words).toBe('楼上渗水，天花板湿了一片');
});

test('a reopened matter has no answer any more; what was answered stays in its history', async () => {
  const { id } = await submitReport(town);
  await resolve(id);
  await town.world.ok(cast.resident, 'reports.reopen', { id, reason: '又开始渗水了' });
  const seen = await see(cast.resident, id);
  expect(seen).toMatchObject({ state: 'assigned', outcome: null, reply: null, afterPhotos: [] });
  expect(seen.timeline.find(({ move }) => move === 'resolve')?.note).toBe('已换好软管');
});

test('a request for suspension ends with the assignment it was made in', async () => {
  const { world } = town;
  const { id } = await submitReport(town);
  await world.ok(cast.primary, 'reports.accept', { id });
  const until = world.deps.now() + 5 * 86_400_000;
  await world.ok(cast.primary, 'reports.assign', { id, assignee: world.idOf(cast.primary), dueAt: until });
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  await world.ok(cast.primary, 'reports.askSuspension', { id, reason: '等配件', until });
  await world.ok(cast.primary, 'reports.return', { id, reason: '不归我这一片' });
  expect(await see(cast.staff, id)).toMatchObject({ suspensionAsked: false, suspendUntil: null });
});
