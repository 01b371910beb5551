import { DAY } from '../../src/domain/_kernel/time';
import { POSTS } from '../../src/domain/people/roles';
import type { PersonDoc } from '../../src/domain/people/schema';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { startWorld } from '../support/world';

const title = '演示人员';
type Answer = Awaited<ReturnType<Town['world']['call']>>;
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code);

let town: Town;
let people = 0;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const somebody = async (): Promise<string> => {
  const openid = `openid-somebody-${(people += 1)}`;
  await town.world.ok(openid, 'people.enter', {});
  return openid;
};
const give = async (by: string, openid: string, role: string, level: string, area: string, part: object = {}) =>
  codeOf(await town.world.call(by, 'people.grant', { id: town.world.idOf(openid), role, level, area, title, ...part }));
const personDoc = (openid: string) => docOf<PersonDoc>(town, 'people', town.world.idOf(openid));

describe('who gives a role', () => {
  test('each from above: the street gives staff, staff give grid workers, and nobody his own rank', async () => {
    const { street, community, grid4 } = town;
    const [staff, worker] = [await somebody(), await somebody()];
    expect(await give(cast.street, staff, 'staff', 'community', community)).toBe('ok');
    expect(await give(staff, worker, 'gridWorker', 'grid4', grid4)).toBe('ok');
    expect(await give(staff, worker, 'staff', 'community', community)).toBe('NOT_YOURS_TO_GIVE');
    expect(await give(staff, worker, 'officer', 'street', street)).toBe('NOT_FOUND');
    expect(await give(worker, staff, 'volunteer', 'community', community)).toBe('NOT_FOUND');
    expect(await give(cast.street, worker, 'officer', 'street', street)).toBe('NOT_YOURS_TO_GIVE');
    expect(await give(cast.district, worker, 'officer', 'street', street)).toBe('ok');
    expect(await give(cast.district, worker, 'auditor', 'community', community)).toBe('NOT_YOURS_TO_GIVE');
  });

  test('nobody beside his own area, and nobody himself', async () => {
    const { world, community, grid4, otherCommunity } = town;
    const worker = await somebody();
    expect(await give(cast.otherStaff, worker, 'gridWorker', 'grid4', grid4)).toBe('NOT_FOUND');
    expect(await give(cast.staff, worker, 'volunteer', 'community', otherCommunity)).toBe('NOT_FOUND');
    expect(await give(cast.staff, cast.staff, 'gridWorker', 'grid4', grid4)).toBe('FORBIDDEN');
    expect(await give(cast.admin, cast.admin, 'staff', 'community', community)).toBe('FORBIDDEN');
    for (const openid of [cast.resident, cast.staff, cast.district]) {
      await world.ok(openid, 'people.enter', {});
      expect(await give(openid, openid, 'admin', 'district', world.district)).toBe('FORBIDDEN');
    }
    expect(await give(cast.staff, worker, 'admin', 'district', world.district)).toBe('NOT_FOUND');
    expect(await give(cast.district, worker, 'admin', 'district', world.district)).toBe('NOT_YOURS_TO_GIVE');
  });

  test('a role is held over places of its own level only', async () => {
    const { community, grid4 } = town;
    const worker = await somebody();
    expect(await give(cast.admin, worker, 'gridWorker', 'community', community)).toBe('WRONG_LEVEL');
    expect(await give(cast.admin, worker, 'gridWorker', 'grid4', community)).toBe('WRONG_LEVEL');
    expect(await give(cast.admin, worker, 'collector', 'grid4', grid4)).toBe('WRONG_LEVEL');
  });

  test('who could give it takes it back; its holder gives his own back; nobody else', async () => {
    const { community, grid4 } = town;
    const [one, two] = [await somebody(), await somebody()];
    const end = async (by: string, of: string, role: string, level: string, area: string) =>
      codeOf(await town.world.call(by, 'people.endGrant', { id: town.world.idOf(of), role, level, area }));
    await give(cast.admin, one, 'staff', 'community', community);
    await give(cast.admin, two, 'gridWorker', 'grid4', grid4);
    expect(await end(cast.staff, one, 'staff', 'community', community)).toBe('NOT_YOURS_TO_GIVE');
    expect(await end(cast.elsewhere, two, 'gridWorker', 'grid4', grid4)).toBe('NOT_FOUND');
    expect(await end(two, two, 'gridWorker', 'grid4', grid4)).toBe('ok');
    expect(await end(cast.street, one, 'staff', 'community', community)).toBe('ok');
    expect([(await personDoc(one)).grants, (await personDoc(two)).grants]).toEqual([[], []]);
    const lines = (await personDoc(two)).timeline.map(({ move, by, note }) => [move, by, note]);
    const role = `gridWorker@grid4 ${grid4}`;
    expect(lines.slice(-2)).toEqual([
      ['grant', town.world.idOf(cast.admin), role],
      ['endGrant', town.world.idOf(two), role],
    ]);
  });

  test('a giver sees of a person only what he holds there', async () => {
    const { community, grid4, otherCommunity } = town;
    const one = await somebody();
    await give(cast.admin, one, 'volunteer', 'community', otherCommunity);
    const asked = { id: town.world.idOf(one), role: 'gridWorker', level: 'grid4', area: grid4, title };
    const seen = await town.world.ok<{ grants: { area: string }[] }>(cast.staff, 'people.grant', asked);
    expect(seen.grants.map(({ area }) => area)).toEqual([grid4]);
    const mine = await town.world.ok<{ grants: object[] }>(one, 'people.me', {});
    expect(mine.grants).toHaveLength(2);
    expect(await give(cast.staff, one, 'volunteer', 'community', community)).toBe('ok');
  });
});

describe('duties that are kept apart', () => {
  test('who collects in a compound does not spend there; in another he may', async () => {
    const { world, community, compound } = town;
    const other = await world.ok<{ id: string }>(cast.admin, 'places.add', {
      ...{ parent: community, kind: 'compound', name: '滨河佳苑' },
    });
    const one = await somebody();
    expect(await give(cast.staff, one, 'collector', 'compound', compound)).toBe('ok');
    expect(await give(cast.staff, one, 'disburser', 'compound', compound)).toBe('DUTIES_CLASH');
    expect(await give(cast.staff, one, 'disburser', 'compound', other.id)).toBe('ok');
    expect(await give(cast.staff, one, 'collector', 'compound', other.id)).toBe('DUTIES_CLASH');
    await world.ok(cast.staff, 'people.endGrant', {
      ...{ id: world.idOf(one), role: 'collector', level: 'compound', area: compound },
    });
    expect(await give(cast.staff, one, 'disburser', 'compound', compound)).toBe('ok');
  });

  test('who looks over an area holds nothing in it or above it, and the other way round', async () => {
    const { street, community, grid4, otherCommunity } = town;
    const [auditor, worker] = [await somebody(), await somebody()];
    expect(await give(cast.admin, auditor, 'auditor', 'community', community)).toBe('ok');
    expect(await give(cast.staff, auditor, 'gridWorker', 'grid4', grid4)).toBe('DUTIES_CLASH');
    expect(await give(cast.admin, auditor, 'officer', 'street', street)).toBe('DUTIES_CLASH');
    expect(await give(cast.admin, auditor, 'staff', 'community', otherCommunity)).toBe('ok');
    expect(await give(cast.staff, worker, 'gridWorker', 'grid4', grid4)).toBe('ok');
    expect(await give(cast.admin, worker, 'auditor', 'street', street)).toBe('DUTIES_CLASH');
  });
});

describe('a role ends', () => {
  test('at the longest term where nothing is said; not later, not before it begins', async () => {
    const { world, community } = town;
    const one = await somebody();
    const { longest } = POSTS.volunteer;
    const until = (validTo: number) => give(cast.staff, one, 'volunteer', 'community', community, { validTo });
    expect(await until(world.deps.now() + longest + DAY)).toBe('TERM_TOO_LONG');
    expect(await until(world.deps.now() - 1)).toBe('ALREADY_OVER');
    const before = world.deps.now();
    expect(await give(cast.staff, one, 'volunteer', 'community', community)).toBe('ok');
    const end = (await personDoc(one)).grants[0]?.validTo ?? 0;
    expect(end).toBeGreaterThanOrEqual(before + longest);
    expect(end).toBeLessThanOrEqual(world.deps.now() + longest);
  });

  test('by the clock alone: the very next call is refused, and nobody is shown as holding it', async () => {
    const { world, grid4 } = town;
    const worker = await somebody();
    const { id } = await submitReport(town);
    await give(cast.staff, worker, 'gridWorker', 'grid4', grid4, { validTo: world.deps.now() + DAY });
    const rows = async () =>
      (await world.ok<{ rows: { id: string }[] }>(cast.staff, 'people.holders', { area: grid4 })).rows.map(
        (row) => row.id,
      );
    expect(await rows()).toContain(world.idOf(worker));
    expect(codeOf(await world.call(worker, 'reports.get', { id }))).toBe('ok');
    world.pass(DAY);
    expect(codeOf(await world.call(worker, 'reports.get', { id }))).toBe('NOT_FOUND');
    expect(codeOf(await world.call(worker, 'reports.accept', { id }))).toBe('NOT_FOUND');
    expect(await rows()).not.toContain(world.idOf(worker));
    expect(codeOf(await world.call(worker, 'people.holders', { area: grid4 }))).toBe('FORBIDDEN');
  });
});
