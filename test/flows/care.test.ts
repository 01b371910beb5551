import type { CareDoc } from '../../src/domain/care/schema';
import { timed } from '../../cloudfunctions/composition';
import { ledgerExports } from '../../cloudfunctions/care/work';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { logVisit, NEED, openCare, SEEN } from '../support/care';
import { enterHousehold } from '../support/households';
import { asking, fileText, plainTables } from '../support/ledgers';
import { rawDocs } from '../support/peek';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { startWorld } from '../support/world';

const DAY = 86_400_000;
type Entries = { rows: { visit: string; tag: string; outcome: string; struck: boolean }[] };
type Figures = { rows: { tag: string; settled: number; handedOn: number }[] };

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const code = async (openid: string, action: string, input: object): Promise<string> => {
  const answer = await town.world.call(openid, action, input);
  return answer.ok ? 'ok' : answer.error.code;
};
const careDoc = (id: string) => docOf<CareDoc>(town, 'careProfiles', id);
const ledger = async (name: string, visit: string, openid: string = cast.primary) => {
  const asked = { area: town.grid4, level: 'grid4', ledger: name };
  return (await town.world.ok<Entries>(openid, 'visits.ledger', asked)).rows.filter((row) => row.visit === visit);
};
const settled = async (tag: string) => {
  const { rows } = await town.world.ok<Figures>(cast.staff, 'visits.figures', { area: town.grid4 });
  return rows.find((row) => row.tag === tag)?.settled ?? 0;
};
type Inbox = { rows: { event: string; subject: { id: string } }[] };
const reminded = async (id: string): Promise<number> => {
  const { rows } = await town.world.ok<Inbox>(cast.primary, 'notifications.list', {});
  return rows.filter(({ event, subject }) => event === 'care.remind' && subject.id === id).length;
};

test('one visit, typed once, is in every ledger its parts belong to; outcomes are counted, entries never', async () => {
  const household = await enterHousehold(town);
  const care = await openCare(town, household);
  const before = await Promise.all(['dispute', 'danger'].map(settled));
  const { id } = await logVisit(town, {
    household: household.id,
    parts: [
      { tag: 'care', words: SEEN, care: care.id, outcome: 'noted' },
      { tag: 'dispute', words: '楼上晾衣滴水，两家说好了', outcome: 'settled' },
      { tag: 'danger', words: '楼道堆了杂物', outcome: 'noted' },
    ],
  });
  const found = await Promise.all(['household', 'care', 'dispute', 'danger', 'visit'].map((name) => ledger(name, id)));
  expect(found.map((rows) => rows.length)).toEqual([0, 1, 1, 1, 3]);
  expect(await Promise.all(['dispute', 'danger'].map(settled))).toEqual([(before[0] ?? 0) + 1, before[1]]);
  const view = await town.world.ok<{ visitedAt: number }>(cast.primary, 'registry.get', { id: household.id });
  expect(view.visitedAt).toBeGreaterThan(0);
  expect((await careDoc(care.id)).nextVisitAt).toBeGreaterThan(care.nextVisitAt);
  await town.world.ok(cast.primary, 'visits.strike', { id, reason: '记错了一家' });
  expect((await ledger('visit', id)).map((row) => row.struck)).toEqual([true, true, true]);
  expect(await settled('dispute')).toBe(before[0]);
});

test('what is due is reminded of on its day, again after three days, and not once the visit is logged', async () => {
  const household = await enterHousehold(town);
  const { id } = await openCare(town, household);
  const due = async (ms: number) => {
    town.world.pass(ms);
    await deadlines(timed, town.world.deps);
    return reminded(id);
  };
  expect(await due(DAY)).toBe(0);
  expect(await due(DAY + 60_000)).toBe(1);
  expect(await due(2 * DAY)).toBe(1);
  expect(await due(DAY + 60_000)).toBe(2);
  const parts = [{ tag: 'care', words: SEEN, care: id, outcome: 'noted' }];
  await logVisit(town, { household: household.id, parts });
  expect(await careDoc(id)).toMatchObject({ lastVisitAt: expect.any(Number) });
  expect(await due(6 * DAY)).toBe(2);
  expect(await due(DAY + 60_000)).toBe(3);
  await town.world.ok(cast.primary, 'registry.moveOut', { id: household.id, reason: '房子卖了' });
  expect((await careDoc(id)).state).toBe('closed');
});

test('only households of the building, their own care and times that can be are logged', async () => {
  const [household, other] = [await enterHousehold(town), await enterHousehold(town)];
  const care = await openCare(town, other);
  const at = town.world.deps.now();
  const visit = {
    place: town.building,
    kind: 'visit',
    at,
    parts: [{ tag: 'care', words: SEEN, care: care.id, outcome: 'noted' }],
  };
  expect(await code(cast.primary, 'visits.log', { ...visit, household: household.id })).toBe('NO_SUCH_CARE');
  expect(await code(cast.elsewhere, 'visits.log', { ...visit, place: town.otherBuilding, household: other.id })).toBe(
    'NO_HOUSEHOLD',
  );
  expect(await code(cast.primary, 'visits.log', { ...visit, household: other.id, at: at + DAY })).toBe('VISIT_TIME');
  expect(await code(cast.primary, 'visits.log', { ...visit, household: other.id, at: at - 32 * DAY })).toBe(
    'VISIT_TIME',
  );
  expect(await code(cast.elsewhere, 'visits.log', { ...visit, household: other.id })).toBe('FORBIDDEN');
  expect(
    await code(cast.otherStaff, 'visits.ledger', { area: town.community, level: 'community', ledger: 'care' }),
  ).toBe('FORBIDDEN');
});

test('needs and words are read for a purpose that the household can see, and are nowhere in the clear', async () => {
  const { household } = await boundHousehold(town, cast.neighbour);
  const { id: care } = await openCare(town, household);
  const { id: visit } = await logVisit(town, { household: household.id });
  const asked = { id: care, purpose: 'help' };
  expect(await town.world.ok(cast.primary, 'care.need', asked)).toEqual({ need: NEED });
  expect(await town.world.ok(cast.staff, 'visits.words', { id: visit, purpose: 'verify' })).toMatchObject({
    parts: [{ words: SEEN }],
  });
  expect(await code(cast.neighbour, 'care.need', asked)).toBe('NOT_FOUND');
  const { rows } = await town.world.ok<{ rows: { purpose: string }[] }>(cast.neighbour, 'registry.readings', {
    id: household.id,
  });
  expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['help', 'verify']);
  const stored = await Promise.all(
    ['careProfiles', 'visits', 'ledgerEntries', 'audit', 'inbox', 'commands'].map((name) => rawDocs(town.world, name)),
  );
  for (const part of [NEED, SEEN]) expect(JSON.stringify(stored)).not.toContain(part);
});

test('each ledger is written out for its area, with what was said only for a purpose', async () => {
  const { id } = await logVisit(town, { parts: [{ tag: 'danger', words: '楼顶护栏松动', outcome: 'handedOn' }] });
  const ask = asking(town, ledgerExports(plainTables));
  const written = async (kind: string, part: object = {}): Promise<string> => {
    const work = await ask('sheets.export', { area: town.community, kind, ...part });
    return fileText(await ask('sheets.run', { id: work.id }));
  };
  expect(await written('export.dangers')).toMatch(/宏泰学府苑 10号楼\t\t走访\t（未开启）\t已转办/);
  expect(await written('export.dangers', { purpose: '月度排查' })).toContain('楼顶护栏松动');
  expect(await written('export.disputes')).not.toContain('楼顶护栏松动');
  const { rows } = { rows: (await rawDocs(town.world, 'readings')).filter((row) => row['doc'] === id) };
  expect(rows).toMatchObject([{ purpose: '月度排查' }]);
});
