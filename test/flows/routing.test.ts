import { everything, rawDocs } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld, type World } from '../support/world';

interface Inbox {
  rows: { event: string; subject: { id: string }; facts: Record<string, unknown>; unread: boolean }[];
  unread: number;
}

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const told = async (openid: string, id: string) =>
  (await world.ok<Inbox>(openid, 'notifications.list', {})).rows.filter((row) => row.subject.id === id);
const others = Object.values(cast).filter((openid) => openid !== cast.primary);

/** Everybody whose inbox or message queue knows of a report. */
const heardOf = async (id: string): Promise<{ inbox: unknown[]; messages: unknown[] }> => {
  const { inbox = [], messages = [] } = await everything(world);
  const about = (docs: typeof inbox) =>
    docs.filter((doc) => (doc['subject'] as { id: string }).id === id).map((doc) => doc['person']);
  return { inbox: about(inbox), messages: about(messages) };
};

const onlyTheRightPrimaryHears = async (id: string) => {
  const primary = world.idOf(cast.primary);
  expect(await heardOf(id)).toEqual({ inbox: [primary], messages: [primary] });
  expect(await told(cast.primary, id)).toMatchObject([{ event: 'report.submit', unread: true }]);
  for (const openid of others) expect(await told(openid, id)).toEqual([]);
};

test('a report from a building reaches the primary of its grid, and nobody else', async () => {
  const report = await submitReport(town);
  expect(report).toMatchObject({ state: 'submitted', inCharge: '网格员甲(演示)' });
  await onlyTheRightPrimaryHears(report.id);
});

test('a report from a unit reaches the grid of its building, and says which unit', async () => {
  const report = await submitReport(town, cast.resident, { place: town.unit });
  await onlyTheRightPrimaryHears(report.id);
  const [row] = await told(cast.primary, report.id);
  expect(row?.facts).toMatchObject({ place: '宏泰学府苑 10号楼 2单元', category: '水管漏水、渗水' });
});

test('a report from a building whose grid has nobody on duty is on the desk of the community', async () => {
  const report = await submitReport(town, cast.resident, { place: town.otherBuilding });
  expect(report).toMatchObject({ inCharge: null });
  expect(await heardOf(report.id)).toEqual({ inbox: [], messages: [] });
  const onDesk = async (openid: string, area: string, level: string) => {
    const tabs = await Promise.all(
      ['overdue', 'today', 'later'].map((tab) =>
        world.ok<{ rows: { id: string }[] }>(openid, 'reports.desk', { area, level, tab }),
      ),
    );
    return tabs.flatMap((tab) => tab.rows.map((row) => row.id));
  };
  expect(await onDesk(cast.staff, town.community, 'community')).toContain(report.id);
  expect(await onDesk(cast.elsewhere, town.otherGrid4, 'grid4')).toContain(report.id);
  expect(await onDesk(cast.primary, town.grid4, 'grid4')).not.toContain(report.id);
});

test('a report about a whole compound is on the desk of the community', async () => {
  const report = await submitReport(town, cast.resident, { place: town.compound });
  expect(await heardOf(report.id)).toEqual({ inbox: [], messages: [] });
  expect(await world.ok(cast.staff, 'reports.get', { id: report.id })).toMatchObject({ state: 'submitted' });
});

test('a street takes no reports: a community has to be named', async () => {
  const input = { place: town.street, category: 'leak', words: '路灯不亮', photos: [], neighbours: false };
  expect(await world.call(cast.resident, 'reports.submit', input)).toMatchObject({ error: { code: 'PLACE_GONE' } });
});

test('after a change of duty new reports reach the new primary; the old ones stay with the old', async () => {
  const own = await buildTown(world);
  const before = await submitReport(own);
  const post = { person: world.idOf(cast.backup), name: '网格员乙(演示)', phone: '13800000000', hours: '每天' };
  await world.ok(cast.staff, 'places.appoint', { id: own.grid4, primary: post });
  const after = await submitReport(own);
  expect(await heardOf(after.id)).toEqual({ inbox: [post.person], messages: [post.person] });
  expect((await heardOf(before.id)).inbox).toEqual([world.idOf(cast.primary)]);
});

test('a worker who reports himself is not told of his own report', async () => {
  const report = await submitReport(town, cast.primary);
  expect((await heardOf(report.id)).inbox).not.toContain(world.idOf(cast.primary));
});

test('a demolished building takes no more reports, nor does its unit', async () => {
  const own = await buildTown(world);
  await world.ok(cast.staff, 'places.demolish', { id: own.building, reason: '已拆除' });
  const count = (await rawDocs(world, 'reports')).length;
  for (const place of [own.building, own.unit]) {
    const input = { place, category: 'leak', words: '楼上渗水', photos: [], neighbours: true };
    expect(await world.call(cast.resident, 'reports.submit', input)).toMatchObject({ error: { code: 'PLACE_GONE' } });
  }
  expect(await rawDocs(world, 'reports')).toHaveLength(count);
});
