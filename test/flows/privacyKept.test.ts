import { personal } from '../../cloudfunctions/composition';
import { collections } from '../../config/collections';
import { DAY, dayStart, HOUR } from '../../src/domain/_kernel/time';
import { KEPT } from '../../src/domain/privacy/retention';
import { retain, retainAtNight } from '../../cloudfunctions/privacy/retain';
import { ownData } from '../../cloudfunctions/privacy/ownData';
import type { Work } from '../../cloudfunctions/_kernel/work';
import { NEED, openCare } from '../support/care';
import { enterHousehold, head, householdDoc } from '../support/households';
import { rawDocs } from '../support/peek';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { make } from '../support/walk';
import { startWorld } from '../support/world';

const WORDS = '三楼的窗户掉下来一块玻璃';
const CONTACT = { name: '住户丁(演示)', phone: '13900002211' };

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

test('each term is of a collection that says what goes, with an index by which it is found', () => {
  for (const [collection] of Object.entries(KEPT)) {
    expect(personal.map((part) => part.collection)).toContain(collection);
    const declared = collections.find(({ name }) => name === collection);
    expect(declared?.indexes.map(({ name }) => name)).toContain('retire');
  }
});

test('a report forgets who it was when its term is over, not a day before; what was done stays', async () => {
  const { id } = await submitReport(town, cast.resident, { words: WORDS, contact: CONTACT });
  const { id: open } = await submitReport(town, cast.resident, { words: WORDS, contact: CONTACT });
  for (const move of ['accept', 'assign', 'acknowledge', 'resolve', 'startFollowUp', 'pass'] as const) {
    await make(town, id, move);
  }
  const { deps, idOf } = town.world;
  const days = KEPT['reports']?.days ?? 0;
  town.world.pass((days - 1) * DAY);
  expect(await retain(personal, deps)).toBe(0);
  town.world.pass(DAY + 60_000);
  expect(await retain(personal, deps)).toBeGreaterThan(0);
  expect(await retain(personal, deps)).toBe(0);
  const reports = await rawDocs(town.world, 'reports');
  const gone = reports.find(({ _id }) => _id === id);
  expect(gone).toMatchObject({ state: 'closed', words: '', contact: null, category: 'leak', rating: null });
  const told = JSON.stringify(gone);
  for (const value of [idOf(cast.resident), WORDS, CONTACT.name, CONTACT.phone, '139*'])
    expect(told).not.toContain(value);
  expect(told).toContain(idOf(cast.primary));
  expect(reports.find(({ _id }) => _id === open)).toMatchObject({ words: WORDS });
});

test('terms are looked at in the small hours only', async () => {
  const { id } = await enterHousehold(town);
  await town.world.ok(cast.primary, 'registry.moveOut', { id, reason: '房子卖了' });
  const { deps } = town.world;
  const over = dayStart(deps.now()) + ((KEPT['households']?.days ?? 0) + 2) * DAY;
  const at = (hour: number) => retainAtNight(personal, { ...deps, now: () => over + hour * HOUR });
  expect([await at(2.9), await at(4), await at(14)]).toEqual([0, 0, 0]);
  expect(await at(3.5)).toBe(1);
});

test('a household that has long moved out is a number, and nobody is found there any more', async () => {
  const { id, members } = await enterHousehold(town);
  await town.world.ok(cast.primary, 'registry.moveOut', { id, reason: '房子卖了' });
  town.world.pass(((KEPT['households']?.days ?? 0) + 1) * DAY);
  await retain(personal, town.world.deps);
  const { members: left } = await householdDoc(town, id);
  expect(left.map(({ key }) => key)).toEqual(members.map(({ key }) => key));
  const [first] = left;
  expect(first).toMatchObject({ nameMask: '*', nameIndex: '', phoneSealed: null, phoneIndex: null, birthYear: null });
  const spot = { collection: 'households', id, field: `members.${first?.key}.name` };
  expect(town.world.deps.vault.open(spot, first?.nameSealed ?? 'none')).toBe('');
});

test('one’s own data are all there as a file, and nobody else’s', async () => {
  const { household } = await boundHousehold(town, cast.neighbour);
  await openCare(town, household, { member: household.members[1]?.key });
  await submitReport(town, cast.neighbour, { words: WORDS, contact: CONTACT });
  await submitReport(town, cast.resident, { words: '别人家的事' });
  const work = { asker: town.world.idOf(cast.neighbour), input: { format: 'json' } } as unknown as Work;
  const kind = ownData(personal, { writeTable: () => Promise.reject(new Error('no table was asked for')) });
  const step = await (await kind.open(work, town.world.deps)).step(null);
  const told = JSON.parse(step.file?.bytes.toString('utf8') ?? '') as Record<string, Record<string, unknown>[]>;
  expect(told['我的诉求']).toMatchObject([{ 内容: WORDS, 称呼: CONTACT.name, 电话: CONTACT.phone }]);
  expect(told['住户登记']).toMatchObject([{ 姓名: '住户乙(演示)', 电话: '13900007732', 登记人数: 2 }]);
  expect(told['照看记录']).toMatchObject([{ 需要: NEED }]);
  expect(step.file?.bytes.toString('utf8')).not.toMatch(new RegExp(`别人家的事|${head.phone}`));
});
