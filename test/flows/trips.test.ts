import { invocations, startDeployed } from '../support/bundles';
import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { newRequest, type World } from '../support/world';

/** What the law allows: one read of the caller and one more for a query, two more for a move; a photo costs its own. */
const LAW = { query: 2, move: 3 } as const;

let world: World;
let town: Town;
let id: string;
beforeAll(async () => {
  world = await startDeployed();
  town = await buildTown(world);
  // Figures that are counted for the first time cost more: this report has been through everything before.
  await handled((await submitReport(town)).id);
});
afterAll(() => world.stop());
beforeEach(async () => {
  ({ id } = await submitReport(town));
});

const resolve = async (report: string) => {
  const requestId = newRequest();
  const photos = [await world.upload(cast.primary, 'handling', requestId, tinyJpeg)];
  const form = { id: report, outcome: 'fixed', reply: '已换好软管', photos, presence: '码被遮挡' };
  return world.ok(cast.primary, 'reports.resolve', form, requestId);
};
const handled = async (report: string) => {
  await world.ok(cast.primary, 'reports.accept', { id: report });
  const due = { id: report, assignee: world.idOf(cast.primary), dueAt: Date.now() + 9e8 };
  await world.ok(cast.staff, 'reports.assign', due);
  await world.ok(cast.primary, 'reports.acknowledge', { id: report });
  await resolve(report);
  await world.ok(cast.staff, 'reports.startFollowUp', { id: report });
  await world.ok(cast.staff, 'reports.pass', { id: report, rating: 5 });
};

/** The trips of the last call, all of which were served by an index. */
const cost = async (work: () => Promise<unknown>): Promise<number> => {
  await work();
  const last = (await invocations(world)).at(-1);
  expect(last).toMatchObject({ fn: 'api', indexed: true });
  return last?.trips ?? 0;
};
/** What telling an event costs: the audit, the clearing, the figures, and per person inbox, badge and queue. */
const drain = (people: number, figures = 0): number => 2 + figures + 3 * people;

describe('round trips of a query', () => {
  it.each<[string, (id: string) => [string, string, object]]>([
    ['people.me', () => [cast.primary, 'people.me', {}]],
    ['reports.get', (report) => [cast.primary, 'reports.get', { id: report }]],
    ['reports.mine', () => [cast.resident, 'reports.mine', {}]],
    ['reports.readings', (report) => [cast.resident, 'reports.readings', { id: report }]],
    ['notifications.templates', () => [cast.resident, 'notifications.templates', {}]],
    [
      'files.tickets',
      () => [cast.resident, 'files.tickets', { purpose: 'report', requestId: 'x'.repeat(16), count: 6 }],
    ],
    ['places.top', () => [cast.resident, 'places.top', {}]],
  ])('%s: the caller, and at most one more', async (action, asked) => {
    const more = action === 'reports.readings' ? 1 : 0;
    expect(await cost(() => world.ok(...asked(id)))).toBeLessThanOrEqual(LAW.query + more);
  });

  it('lists of a place read the place besides', async () => {
    const desk = { area: town.grid4, level: 'grid4', tab: 'later' };
    expect(await cost(() => world.ok(cast.primary, 'reports.desk', desk))).toBe(LAW.query + 1);
    expect(await cost(() => world.ok(cast.neighbour, 'reports.ofPlace', { place: town.building }))).toBe(LAW.query + 1);
  });

  it('the inbox reads its badge besides; a doorplate its grid, units and figure', async () => {
    expect(await cost(() => world.ok(cast.primary, 'notifications.list', {}))).toBe(LAW.query + 1);
    expect(await cost(() => world.ok(cast.resident, 'places.get', { id: town.building }))).toBe(LAW.query + 3);
  });
});

describe('round trips of a move: the caller, the document, one conditional write, and the telling', () => {
  it('accept tells the reporter', async () => {
    expect(await cost(() => world.ok(cast.primary, 'reports.accept', { id }))).toBe(LAW.move + drain(1));
  });

  it('reject tells the reporter and takes the matter out of three figures', async () => {
    const form = { id, outcome: 'not_verified', reason: '现场未见' };
    expect(await cost(() => world.ok(cast.staff, 'reports.reject', form))).toBe(LAW.move + drain(1, 3));
  });

  it('withdraw tells the primary', async () => {
    expect(await cost(() => world.ok(cast.resident, 'reports.withdraw', { id }))).toBe(LAW.move + drain(1, 3));
  });

  it('assign looks for the assignee at four levels; acknowledge is a plain move', async () => {
    await world.ok(cast.primary, 'reports.accept', { id });
    const due = { id, assignee: world.idOf(cast.primary), dueAt: Date.now() + 9e8 };
    expect(await cost(() => world.ok(cast.staff, 'reports.assign', due))).toBe(LAW.move + 4 + drain(2));
    expect(await cost(() => world.ok(cast.primary, 'reports.acknowledge', { id }))).toBe(LAW.move + drain(1));
  });

  it('a refused move and a move sent again write nothing', async () => {
    const requestId = newRequest();
    expect(await cost(() => world.call(cast.resident, 'reports.accept', { id }))).toBe(LAW.query);
    await world.ok(cast.primary, 'reports.accept', { id }, requestId);
    expect(await cost(() => world.ok(cast.primary, 'reports.accept', { id }, requestId))).toBe(LAW.query);
    expect(await cost(() => world.call(cast.neighbour, 'reports.get', { id }))).toBe(LAW.query);
  });
});

describe('round trips of a new report', () => {
  /** The caller, the place, whether it was there before, its grid, its number, the insert. */
  const BIRTH = 6;
  it('without photos', async () => {
    expect(await cost(() => submitReport(town))).toBe(BIRTH + drain(1, 3));
  });
});
