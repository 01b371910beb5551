import type { Stateful } from '../../src/domain/_kernel/machine';
import { DAY, HOUR } from '../../src/domain/_kernel/time';
import type { RegridDoc } from '../../src/domain/places/grids';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { sweep } from '../../cloudfunctions/_kernel/events';
import { machines, timed } from '../../cloudfunctions/composition';
import { openCare } from '../support/care';
import { enterHousehold } from '../support/households';
import { rawDocs } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { docOf, make } from '../support/walk';
import { startWorld } from '../support/world';

type Made = { id: string };
interface Rows {
  rows: { id: string }[];
}
const MINUTE = 60_000;
const reason = '按街道通知调整(演示)';

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
  const { world, otherGrid4 } = town;
  const post = { person: world.idOf(cast.elsewhere), name: '网格员丙(演示)', phone: '13800000001', hours: '每天' };
  await world.ok(cast.staff, 'places.appoint', { id: otherGrid4, primary: post });
});
afterEach(() => town.world.stop());

const desk = async (openid: string, area: string): Promise<string[]> => {
  const tabs = ['overdue', 'today', 'later', 'waiting'].map((tab) =>
    town.world.ok<Rows>(openid, 'reports.desk', { area, level: 'grid4', tab }),
  );
  return (await Promise.all(tabs)).flatMap(({ rows }) => rows.map(({ id }) => id));
};
const moveBuilding = (part: object = {}) => {
  const { community, building, otherGrid4 } = town;
  const input = { community, buildings: [building], to: otherGrid4, reason, ...part };
  return town.world.ok<Made>(cast.staff, 'places.moveBuildings', input);
};
const report = (id: string) => docOf<ReportDoc>(town, 'reports', id);
/** The timer, minute by minute. */
const minutes = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    town.world.pass(MINUTE + 1_000);
    await deadlines(timed, town.world.deps);
    await sweep(machines, town.world.deps);
  }
};
const openAt = async (place: string): Promise<unknown> =>
  (await rawDocs(town.world, 'tallies')).find(({ _id }) => _id === `report:open:${place}`)?.['n'] ?? 0;

/** What would go along is told before it does. */
const expectPreview = async (): Promise<void> => {
  const { world, building, community } = town;
  const preview = await world.ok(cast.staff, 'places.preview', { community, buildings: [building] });
  expect(preview).toMatchObject({ buildings: [{ id: building }] });
  const counted = (preview['rows'] as { kind: string; count: number }[]).filter(({ count }) => count > 0);
  expect(counted).toEqual(
    expect.arrayContaining([
      { kind: 'report', count: 1 },
      { kind: 'household', count: 1 },
      { kind: 'care', count: 1 },
    ]),
  );
};

test('a building goes to another grid, and what is open there goes along; what is closed keeps the grid it had', async () => {
  const { world, grid4, otherGrid4, building, unit, community } = town;
  const { id: open } = await submitReport(town, cast.resident, { place: unit });
  const { id: closed } = await submitReport(town);
  for (const move of ['accept', 'assign', 'acknowledge', 'resolve', 'startFollowUp', 'pass'] as const)
    await make(town, closed, move);
  const household = await enterHousehold(town);
  const care = await openCare(town, household);
  expect(await openAt(grid4)).toBe(1);

  await expectPreview();
  const { id } = await moveBuilding();
  for (const [collection, one] of [
    ['places', building],
    ['places', unit],
    ['reports', open],
    ['households', household.id],
    ['careProfiles', care.id],
  ] as const)
    expect([collection, (await docOf(town, collection, one)).area?.grid4]).toEqual([collection, otherGrid4]);
  expect((await report(closed)).area?.grid4).toBe(grid4);
  const moved = await report(open);
  expect(moved).toMatchObject({
    primary: world.idOf(cast.elsewhere),
    primaryName: '网格员丙(演示)',
    state: 'submitted',
  });
  expect(moved.timeline.at(-1)).toMatchObject({ move: 'reroute', by: 'system', note: reason });
  expect(await desk(cast.elsewhere, otherGrid4)).toEqual([open]);
  expect(await desk(cast.primary, grid4)).toEqual([]);
  expect(await world.call(cast.primary, 'reports.accept', { id: open })).toMatchObject({ ok: false });
  expect([await openAt(grid4), await openAt(otherGrid4), await openAt(community)]).toEqual([0, 1, 1]);
  const audit = await rawDocs(world, 'audit');
  expect(audit.find(({ _id }) => _id === `${building}:${(moved as Stateful).rev}`)?.['name']).toBe('place.reroute');
  await world.ok(cast.elsewhere, 'reports.accept', { id: open });
  await minutes(2);
  expect((await docOf<RegridDoc>(town, 'regrids', id)).state).toBe('settled');
  expect(await report(open)).toMatchObject({ state: 'accepted', area: { grid4: otherGrid4 } });
});

test('what was written meanwhile under the old grid is found by looking again', async () => {
  const { id } = await submitReport(town);
  const before = await report(id);
  await moveBuilding();
  // A report whose place was read before the building moved arrives after it did.
  const late = { ...before, _id: 'rep_00000000000000000009', pending: [], pendingAt: null };
  await town.world.deps.store.insert('reports', late);
  await minutes(1);
  expect((await report(late._id)).area?.grid4).toBe(town.otherGrid4);
});

test('a move that breaks off in the middle is gone on with, and nothing is counted twice', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 8; n += 1) ids.push((await submitReport(town)).id);
  const { deps } = town.world;
  const { updateIf } = deps.store;
  let writes = 0;
  deps.store.updateIf = async (...given) => {
    if (given[0] === 'reports' && (writes += 1) > 5) throw new Error('the power is cut');
    return updateIf(...given) as never;
  };
  const { id } = await moveBuilding();
  deps.store.updateIf = updateIf;
  const areas = await Promise.all(ids.map(async (one) => (await report(one)).area?.grid4));
  expect(new Set(areas)).toEqual(new Set([town.grid4, town.otherGrid4]));
  await minutes(3);
  for (const one of ids) expect((await report(one)).area?.grid4).toBe(town.otherGrid4);
  expect([await openAt(town.grid4), await openAt(town.otherGrid4)]).toEqual([0, 8]);
  expect((await docOf<RegridDoc>(town, 'regrids', id)).state).toBe('settled');
});

test('who is on leave is stood in for at once and for what is open, and comes back by the clock', async () => {
  const { world, grid4, building } = town;
  const { id: before } = await submitReport(town);
  const person = world.idOf(cast.primary);
  const from = world.deps.now();
  const leave = { grid: grid4, person, from, until: from + DAY };
  const { id } = await world.ok<Made>(cast.primary, 'places.leave', leave);
  const backup = world.idOf(cast.backup);
  expect(await report(before)).toMatchObject({ primary: backup, backup: person });
  const during = await submitReport(town);
  expect(during).toMatchObject({ inCharge: '网格员乙(演示)' });
  const plate = () => world.ok<{ grid: object }>(cast.stranger, 'places.get', { id: building });
  expect((await plate()).grid).toMatchObject({ standIn: '网格员乙(演示)' });
  const both = { ...leave, person: backup };
  expect(await world.call(cast.staff, 'places.leave', both)).toMatchObject({ error: { code: 'BOTH_AWAY' } });
  expect(await world.call(cast.backup, 'places.leave', leave)).toMatchObject({ error: { code: 'NOT_YOUR_LEAVE' } });
  await minutes(1);
  expect(await docOf(town, 'leaves', id)).toMatchObject({ state: 'away' });
  world.pass(DAY);
  await minutes(1);
  expect(await docOf(town, 'leaves', id)).toMatchObject({ state: 'over' });
  expect(await report(before)).toMatchObject({ primary: person, backup });
  expect((await plate()).grid).toMatchObject({ standIn: null });
  expect(await submitReport(town)).toMatchObject({ inCharge: '网格员甲(演示)' });
});

test('a term that ends hands the post to the backup', async () => {
  const { world, grid4 } = town;
  const { id } = await submitReport(town);
  const until = world.deps.now() + HOUR;
  const post = (openid: string, name: string) => ({
    ...{ person: world.idOf(openid), name, phone: '13800000000', hours: '每天' },
  });
  const primary = { ...post(cast.primary, '网格员甲(演示)'), until };
  const backup = post(cast.backup, '网格员乙(演示)');
  await world.ok(cast.staff, 'places.appoint', { id: grid4, primary, backup });
  expect(await report(id)).toMatchObject({ primary: world.idOf(cast.primary) });
  world.pass(HOUR);
  await minutes(1);
  expect(await docOf(town, 'places', grid4)).toMatchObject({ primary: backup, backup: null, timerAt: null });
  expect(await report(id)).toMatchObject({ primary: world.idOf(cast.backup), backup: null });
});
