import { machines, personal, timed } from '../../cloudfunctions/composition';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { eraseLeaving } from '../../cloudfunctions/privacy/erase';
import type { ErasureView } from '../../src/domain/privacy/erasures';
import { everything } from '../support/peek';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';
import { make } from '../support/walk';

const DAY = 86_400_000;
const LEAVER = 'openid-leaver-of-all';
const WORDS = '门口的灯一闪一闪，老人看不清台阶';
const CONTACT = { name: '要走的人(演示)', phone: '13900003366' };

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

const leave = () => town.world.ok<ErasureView>(LEAVER, 'privacy.forget', {});
const tick = async (budget?: number) => {
  await deadlines(timed, town.world.deps);
  return eraseLeaving({ parts: personal, machines }, town.world.deps, budget);
};

/** A resident who has done a little of everything; his closed report. */
const live = async (): Promise<string> => {
  const { world } = town;
  await world.ok(LEAVER, 'people.enter', {});
  const { household } = await boundHousehold(town, LEAVER, {
    members: [
      { relation: 'head', name: '住户甲(演示)' },
      { relation: 'child', name: '要走的人(演示)', phone: CONTACT.phone },
    ],
  });
  const { id } = await submitReport(town, LEAVER, { words: WORDS, contact: CONTACT });
  for (const move of ['accept', 'assign', 'acknowledge', 'resolve'] as const) await make(town, id, move);
  await world.ok(cast.staff, 'reports.contact', { id, purpose: 'verify' });
  await world.ok(LEAVER, 'reports.pass', { id });
  const relay = { place: town.unit, door: '1', topic: 'noise', words: '晚上十点以后请轻一点' };
  const { id: relayId } = await world.ok<{ id: string }>(LEAVER, 'relays.ask', relay);
  await world.ok(cast.primary, 'relays.pass', { id: relayId, household: household.id, told: 'door' });
  await world.ok(LEAVER, 'relays.share', { id: relayId, ...CONTACT });
  return id;
};

/** Where anything of him still stands. */
const left = async (): Promise<string[]> => {
  const values = [LEAVER, town.world.idOf(LEAVER), CONTACT.phone, CONTACT.name, WORDS];
  return Object.entries(await everything(town.world)).flatMap(([collection, docs]) =>
    docs.flatMap((doc) =>
      values
        .filter((value) => JSON.stringify(doc).includes(value))
        .map((value) => `${collection} ${doc._id}: ${value}`),
    ),
  );
};

test('fifteen days after it was asked nothing of a person is left anywhere, and the figures still add up', async () => {
  const report = await live();
  const figures = () => town.world.ok(cast.primary, 'registry.figures', { area: town.grid4 });
  const before = await figures();
  const asked = await leave();
  expect(asked.moves).toEqual(['stay']);
  town.world.pass(14 * DAY);
  expect(await tick()).toBe(0);
  expect(await town.world.deps.store.get('people', town.world.idOf(LEAVER))).toBeDefined();
  town.world.pass(DAY + 60_000);
  expect(await tick()).toBe(1);
  expect(await left()).toEqual([]);
  expect(await figures()).toEqual(before);
  const doc = await town.world.deps.store.get('reports', report);
  expect(doc).toMatchObject({ state: 'closed', category: 'leak', contact: null, words: '' });
  const erasure = await town.world.deps.store.get<{ _id: string; person: string }>('erasures', asked.id);
  expect((doc as unknown as { reporter: string }).reporter).toBe(erasure?.person);
  expect(await tick()).toBe(0);
  expect(await town.world.ok(LEAVER, 'reports.mine', {})).toEqual({ rows: [], next: null });
});

test('an erasing that is killed over and over comes to the same end', async () => {
  await live();
  await leave();
  town.world.pass(15 * DAY + 60_000);
  const { deps } = town.world;
  let writes = 3;
  const store: typeof deps.store = {
    ...deps.store,
    updateIf: (...asked) => {
      if (asked[0] !== 'erasures' && (writes -= 1) < 0) throw new Error('killed');
      return deps.store.updateIf(...asked);
    },
  };
  await deadlines(timed, deps);
  let kills = 0;
  for (let done = 0; done === 0 && kills < 100;) {
    writes = 3;
    try {
      done = await eraseLeaving({ parts: personal, machines }, { ...deps, store });
    } catch (error) {
      expect(String(error)).toContain('killed');
      kills += 1;
    }
  }
  expect(kills).toBeGreaterThan(2);
  expect(await left()).toEqual([]);
});

test('who thinks better of it stays as he was; who serves gives his roles back first; nobody asks twice', async () => {
  await live();
  const { id } = await leave();
  const again = await town.world.call(LEAVER, 'privacy.forget', {});
  expect(again).toMatchObject({ error: { code: 'ALREADY_ASKED' } });
  await town.world.ok(LEAVER, 'privacy.stay', { id });
  expect(await town.world.ok(LEAVER, 'privacy.leaving', {})).toEqual({ erasure: null });
  town.world.pass(20 * DAY);
  expect(await tick()).toBe(0);
  expect((await town.world.ok<{ rows: object[] }>(LEAVER, 'reports.mine', {})).rows).toHaveLength(1);
  expect(await town.world.call(cast.primary, 'privacy.forget', {})).toMatchObject({ error: { code: 'ROLES_HELD' } });
});
