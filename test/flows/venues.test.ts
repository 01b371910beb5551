import type { InferOutput } from 'valibot';
import { DAY, dayStart } from '../../src/domain/_kernel/time';
import type { CodeView, Landing } from '../../src/domain/places/codeSchema';
import type { Doorplate } from '../../src/domain/places/schema';
import type { VenueRow } from '../../src/domain/places/venues';
import { timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { pdfPen } from '../../cloudfunctions/sheets/pdfPen';
import { printCodes } from '../../cloudfunctions/sheets/printCodes';
import type { Label } from '../../cloudfunctions/sheets/label';
import { FONT, lookAt } from '../support/pdfPages';
import { notingPen, print } from '../support/printing';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

type Made = { id: string };
const add = async (input: object): Promise<string> =>
  (await town.world.ok<Made>(cast.staff, 'places.add', { parent: town.community, ...input })).id;
const canteen = () => add({ kind: 'venue', name: '长者食堂', note: '每天 11:30 开饭' });
const today = () => dayStart(town.world.deps.now());
const days = (from = 0, lasts = 1) => ({ startsAt: today() + from * DAY, endsAt: today() + (from + lasts) * DAY });
const zongzi = (parent: string, when: object = days()) => add({ parent, kind: 'activity', name: '包粽子', ...when });

const scan = (link: string, openid: string = cast.resident) =>
  town.world.ok<InferOutput<typeof Landing>>(openid, 'codes.resolve', { token: link.split('/b/')[1] ?? '' });
const issue = (place: string) => town.world.ok<InferOutput<typeof CodeView>>(cast.staff, 'codes.issue', { place });
const plate = (id: string) => town.world.ok<InferOutput<typeof Doorplate>>(cast.resident, 'places.get', { id });
const list = async (kind: string, over = false) => {
  const input = { community: town.community, kind, over };
  type Rows = { rows: InferOutput<typeof VenueRow>[]; next: string | null };
  return (await town.world.ok<Rows>(cast.staff, 'places.venues', input)).rows;
};
const refused = async (action: string, input: object) => {
  const answer = await town.world.call(cast.staff, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};

test('the list tells of each venue whether its code was issued, printed and scanned', async () => {
  const venue = await canteen();
  expect(await list('venue')).toMatchObject([{ id: venue, at: null, note: '每天 11:30 开饭', code: null }]);
  const { drawn, kind } = notingPen();
  await print(town, kind, { place: venue, of: 'venue', up: 1 });
  const printedAt = expect.any(Number) as number;
  expect(await list('venue')).toMatchObject([{ id: venue, code: { printedAt, scans: 0, lastScanAt: null } }]);
  expect(await scan(drawn[0]?.labels[0]?.link ?? '')).toMatchObject({ place: { id: venue, kind: 'venue' } });
  expect(await list('venue')).toMatchObject([{ code: { scans: 1, lastScanAt: printedAt } }]);
  expect(await list('activity')).toEqual([]);
});

test('an activity is shown at its venue with its days, and one out of doors under its own name', async () => {
  const venue = await canteen();
  const activity = await zongzi(venue, days(2, 3));
  const abroad = await add({ kind: 'activity', name: '看电影', ...days() });
  expect(await plate(venue)).toMatchObject({ units: [{ id: activity, name: '包粽子' }] });
  const { place } = await plate(activity);
  expect(place).toMatchObject({ ...days(2, 3), path: ['离石区', '莲花池街道', '丽景街社区', '长者食堂', '包粽子'] });
  const rows = (await list('activity')).map(({ id, at }) => [id, at]);
  expect(new Map(rows as [string, string | null][])).toEqual(
    new Map([[activity, '长者食堂'] as const, [abroad, null]]),
  );
});

test('one sheet has the codes of all activities, wherever they are held; another those of the venues', async () => {
  await zongzi(await canteen());
  await add({ kind: 'activity', name: '看电影', ...days() });
  const { drawn, kind } = notingPen();
  for (const what of ['activity', 'venue']) await print(town, kind, { place: town.community, of: what, up: 4 });
  const words = drawn.map(({ labels }) => labels.map(({ first, second }) => `${first}/${second}`).sort());
  expect(words).toEqual([['看电影/', '长者食堂/包粽子'], ['长者食堂/']]);
});

test('the printed sheet carries the code and the names of venue and activity', async () => {
  const activity = await zongzi(await canteen());
  const view = await print(
    town,
    printCodes(() => pdfPen(FONT)),
    { place: activity, of: 'activity', up: 2 },
  );
  const bytes = Buffer.from(await (await fetch(view.file?.url ?? '')).arrayBuffer());
  const { rows } = await town.world.ok<{ rows: InferOutput<typeof CodeView>[] }>(cast.staff, 'codes.ofPlace', {
    place: activity,
  });
  const { link = '', number = '' } = rows[0] ?? {};
  const label: Label = { link, number, community: '丽景街社区', first: '长者食堂', second: '包粽子' };
  const [seen] = await lookAt(bytes, [label], 2);
  expect(seen?.link).toBe(link);
  for (const { printed, right } of Object.values(seen?.ink ?? {})) expect(printed / right).toBeGreaterThan(0.8);
});

test('days that are none, or over, or of a venue, are refused, and an activity without days', async () => {
  const activity = { parent: town.community, kind: 'activity', name: '包粽子' };
  const venue = { parent: town.community, kind: 'venue', name: '书画室' };
  for (const input of [
    activity,
    { ...activity, ...days(-2, 1) },
    { ...activity, ...days(2, 0) },
    { ...venue, ...days() },
  ])
    expect(await refused('places.add', input)).toBe('DAYS_WRONG');
  expect(await refused('places.add', { ...activity, parent: town.compound, ...days() })).toBe('WRONG_PARENT');
  expect(await refused('places.venues', { community: town.compound, kind: 'venue', over: false })).toBe('WRONG_LEVEL');
});

test('what is closed still says its name when its code is scanned, and is found among what is over', async () => {
  const venue = await canteen();
  const { link } = await issue(venue);
  await town.world.ok(cast.staff, 'places.close', { id: venue, reason: '搬到别处了' });
  expect(await scan(link)).toMatchObject({ place: { id: venue, name: '长者食堂' }, building: { id: venue } });
  expect(await plate(venue)).toMatchObject({ place: { state: 'closed' } });
  expect([await list('venue'), await list('venue', true)]).toMatchObject([[], [{ id: venue, code: { scans: 1 } }]]);
  expect(await refused('places.close', { id: venue, reason: '再关一次' })).toBe('ILLEGAL_MOVE');
  expect(await refused('codes.issue', { place: venue })).toBe('PLACE_GONE');
  const report = { category: 'other', words: '门锁着', photos: [], neighbours: true, place: venue };
  expect(await refused('reports.submit', report)).toBe('PLACE_GONE');
  expect(await refused('places.close', { id: town.building, reason: '关楼' })).toBe('NOT_A_VENUE');
});

test('an activity ends by itself after its last day, and not before; put off, it ends later', async () => {
  const activity = await zongzi(town.community, days(0, 1));
  const { link } = await issue(activity);
  await town.world.ok(cast.staff, 'places.describe', { id: activity, note: '下雨，改天', ...days(1, 2) });
  const over = async (): Promise<string> => {
    await deadlines(timed, town.world.deps);
    return (await plate(activity)).place.state;
  };
  const { endsAt, note } = (await plate(activity)).place;
  expect([note, endsAt]).toEqual(['下雨，改天', today() + 3 * DAY]);
  town.world.pass((endsAt ?? 0) - town.world.deps.now() - 60_000);
  expect(await over()).toBe('active');
  town.world.pass(120_000);
  expect(await over()).toBe('closed');
  expect(await scan(link)).toMatchObject({ place: { id: activity, kind: 'activity' } });
  expect(await refused('places.describe', { id: activity, ...days(1, 2) })).toBe('ILLEGAL_MOVE');
});

test('what is reported at an activity lies before the staff of its community under both names', async () => {
  const activity = await zongzi(await canteen());
  const { id } = await submitReport(town, cast.resident, { place: activity });
  type Rows = { rows: { id: string; placeName: string }[] };
  const desk = { area: town.community, level: 'community' };
  const tabs = ['overdue', 'today', 'later'].map((tab) =>
    town.world.ok<Rows>(cast.staff, 'reports.desk', { ...desk, tab }),
  );
  const rows = (await Promise.all(tabs)).flatMap((one) => one.rows);
  expect(rows.filter((row) => row.id === id)).toMatchObject([{ placeName: '长者食堂 包粽子' }]);
});
