import { personal } from '../../cloudfunctions/composition';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import type { Row } from '../../cloudfunctions/_kernel/store';
import { createVault } from '../../cloudfunctions/_kernel/vault';
import { rekey } from '../../cloudfunctions/privacy/rekey';
import { NEED, openCare } from '../support/care';
import { enterHousehold, head } from '../support/households';
import { everything } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld } from '../support/world';

const NEW = Buffer.alloc(32, 9);
const CONTACT = { name: '住户丙(演示)', phone: '13900004402' };

let town: Town;
beforeEach(async () => {
  town = await buildTown(await startWorld());
});
afterEach(() => town.world.stop());

/** The secrets with another newest key, the old ones beside it or gone. */
const turned = (deps: Deps, { old }: { old: boolean }): Deps => {
  const vaultKeys = new Map([...(old ? deps.secrets.vaultKeys : []), ['b', NEW]]);
  const secrets = { ...deps.secrets, vaultKeys, vaultKid: 'b' };
  return { ...deps, secrets, vault: createVault(secrets) };
};
/** From now on the product of this world uses other keys. */
const turn = (keys: { old: boolean }): void => {
  Object.assign(town.world.deps, turned(town.world.deps, keys));
};

const filled = async () => {
  const household = await enterHousehold(town);
  const { id: care } = await openCare(town, household);
  const { id: report } = await submitReport(town, cast.resident, { contact: CONTACT });
  return { household, care, report };
};
type Filled = Awaited<ReturnType<typeof filled>>;

/** Everything that was sealed, as those who may read it. */
const readable = async ({ household, care, report }: Filled) => {
  const { ok } = town.world;
  const member = household.members[0]?.key;
  expect(await ok(cast.primary, 'registry.reveal', { id: household.id, member, purpose: 'visit' })).toEqual({
    name: head.name,
    phone: head.phone,
  });
  expect(await ok(cast.primary, 'care.need', { id: care, purpose: 'visit' })).toEqual({ need: NEED });
  expect(await ok(cast.staff, 'reports.contact', { id: report, purpose: 'call' })).toEqual({ contact: CONTACT });
};
const sealedWith = async (kid: string): Promise<number> => {
  const all = await everything(town.world);
  const texts = personal.flatMap((part) =>
    (all[part.collection] ?? []).flatMap((doc) => part.sealed(doc as Row).map(({ text }) => text)),
  );
  return texts.filter((text) => text.startsWith(`${kid}.`)).length;
};

test('the key changes in the middle of use; then the old one may go, and everything is still read', async () => {
  const before = await filled();
  turn({ old: true });
  const after = await filled();
  await readable(before);
  await readable(after);
  const total = (await sealedWith('a')) + (await sealedWith('b'));
  expect((await rekey(personal, town.world.deps)).changed).toBeGreaterThan(0);
  expect([await sealedWith('a'), await sealedWith('b')]).toEqual([0, total]);
  const keys = await town.world.ok<{ rows: object[] }>(cast.admin, 'privacy.keys', { area: town.world.district });
  expect(keys.rows).toEqual([
    { key: 'a', documents: 0, removable: true },
    { key: 'b', documents: expect.any(Number), removable: false },
  ]);
  turn({ old: false });
  await readable(before);
  await readable(after);
  expect(await rekey(personal, town.world.deps)).toEqual({ changed: 0 });
});

test('killed at every write, the change of keys leaves nothing unreadable and comes to its end', async () => {
  const made = await filled();
  turn({ old: true });
  const { deps } = town.world;
  let left = 0;
  const dying: Deps['store'] = {
    ...deps.store,
    updateIf: async (...asked) => {
      left -= 1;
      if (left === 0) throw new Error('killed before the write');
      const done = await deps.store.updateIf<Row>(...asked);
      if (left === -1) throw new Error('killed after the write');
      return done as never;
    },
  };
  for (let n = 1; n < 12; n += 1) {
    left = n % 2 === 0 ? n / 2 : 0;
    await rekey(personal, { ...deps, store: dying }).catch(() => undefined);
    await readable(made);
  }
  await rekey(personal, deps);
  expect(await sealedWith('a')).toBe(0);
  turn({ old: false });
  await readable(made);
});

test('a document that was written meanwhile is met again, and what a late writer sealed with the old key is found', async () => {
  const { household } = await filled();
  turn({ old: true });
  const { deps } = town.world;
  const old = createVault({ ...deps.secrets, vaultKid: 'a' });
  let raced = false;
  const racing: Deps['store'] = {
    ...deps.store,
    updateIf: async (...asked) => {
      if (asked[1] === household.id && !raced) {
        raced = true;
        await town.world.ok(cast.primary, 'registry.update', { id: household.id, tenure: 'tenant' });
      }
      return deps.store.updateIf(...asked) as never;
    },
  };
  await rekey(personal, { ...deps, store: racing });
  expect(raced).toBe(true);
  expect(await deps.store.get('households', household.id)).toMatchObject({ tenure: 'tenant' });
  expect(await sealedWith('a')).toBe(0);
  const late = { ...deps, vault: old };
  Object.assign(town.world.deps, late);
  await submitReport(town, cast.neighbour, { contact: CONTACT });
  expect(await sealedWith('a')).toBe(2);
  turn({ old: true });
  expect((await rekey(personal, town.world.deps, { again: true })).changed).toBe(1);
  expect(await sealedWith('a')).toBe(0);
});
