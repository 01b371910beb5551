import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { newRequest, startWorld, type World } from '../support/world';

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const numbered = (community: string, n: number, of = year): string =>
  `${community}-${of}-${String(n).padStart(6, '0')}`;

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const add = async (parent: string, kind: string, name: string): Promise<string> =>
  (await world.ok<{ id: string }>(cast.admin, 'places.add', { parent, kind, name })).id;
/** A compound of a community where nobody has reported anything yet. */
const newCompound = async (community: string): Promise<string> =>
  add(await add(town.street, 'community', `${community}社区`), 'compound', '文苑小区');

test('thirty neighbours who report at the same moment get thirty numbers in a row', async () => {
  const place = await newCompound('滨河');
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, n) => submitReport(town, `openid-neighbour-${n}`, { place })),
  );
  expect(all.map((report) => report.number).sort()).toEqual(all.map((_, n) => numbered('滨河', n + 1)));
});

test('each community counts for itself', async () => {
  const places = await Promise.all([newCompound('文化路'), newCompound('永宁')]);
  const numbers = await Promise.all(
    [...places, ...places].map((place) => submitReport(town, cast.resident, { place })),
  );
  const wanted = ['文化路', '永宁'].flatMap((name) => [numbered(name, 1), numbered(name, 2)]);
  expect(numbers.map((report) => report.number).sort()).toEqual(wanted.sort());
});

test('a report that is sent again keeps its number, and takes no other', async () => {
  const place = await newCompound('久安');
  const requestId = newRequest();
  const first = await submitReport(town, cast.resident, { place }, requestId);
  const again = await Promise.all([1, 2, 3].map(() => submitReport(town, cast.resident, { place }, requestId)));
  for (const report of again) expect(report).toMatchObject({ id: first.id, number: first.number });
  const next = await submitReport(town, cast.resident, { place });
  expect([first.number, next.number]).toEqual([numbered('久安', 1), numbered('久安', 2)]);
});

test('many taps on the button at the same moment, with photos, are one report', async () => {
  const requestId = newRequest();
  const photos = await Promise.all([0, 1].map((n) => world.upload(cast.resident, 'report', requestId, tinyJpeg, n)));
  const taps = Array.from({ length: 6 }, () => submitReport(town, cast.resident, { photos }, requestId));
  const [first, ...rest] = await Promise.all(taps);
  for (const report of rest) expect(report).toMatchObject({ id: first?.id, number: first?.number });
  expect(first).toMatchObject({ photos: [expect.any(String), expect.any(String)] });
});

test('a report that is refused takes no number', async () => {
  const place = await newCompound('袁家庄');
  const refused = { place, category: 'leak', words: '违规演示', photos: [], neighbours: true };
  expect(await world.call(cast.resident, 'reports.submit', refused)).toMatchObject({
    error: { code: 'WORDS_REFUSED' },
  });
  expect((await submitReport(town, cast.resident, { place })).number).toBe(numbered('袁家庄', 1));
});

test('a new year, by the clock of Shanghai, begins with one again', async () => {
  const place = await newCompound('龙凤');
  const toNewYear = Date.parse(`${year + 1}-01-01T00:00+08:00`) - Date.now();
  world.pass(toNewYear - 60_000);
  const last = await submitReport(town, cast.resident, { place });
  world.pass(60_000);
  const first = await submitReport(town, cast.resident, { place });
  world.pass(-toNewYear);
  expect([last.number, first.number]).toEqual([numbered('龙凤', 1), numbered('龙凤', 1, year + 1)]);
});
