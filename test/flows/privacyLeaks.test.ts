import { api, personal } from '../../cloudfunctions/composition';
import type { Running } from '../../cloudfunctions/_kernel/handlers';
import type { Api } from '../../cloudfunctions/_kernel/serve';
import { deliver } from '../../cloudfunctions/notifications/deliver';
import { logVisit, NEED, openCare, SEEN } from '../support/care';
import { daughter, enterHousehold, head } from '../support/households';
import { everything, wxRequests } from '../support/peek';
import { leavePhone } from '../support/reachable';
import { boundHousehold } from '../support/residents';
import { buildTown, cast, type Town } from '../support/town';
import { reportIn } from '../support/walk';
import { beneficiary, wishIn } from '../support/wishes';
import { startWorld } from '../support/world';

const CONTACT = { name: '住户庚(演示)', phone: '13900008812' };
const WORDS = '您家水管滴到我家床上了';
const PERSONAL = new Set([
  ...[CONTACT.name, CONTACT.phone, head.name, head.phone, daughter.name, daughter.phone],
  ...[beneficiary.name, beneficiary.phone, beneficiary.door, NEED, SEEN, WORDS],
]);

let town: Town;
let doors = 9000;
const lines: string[] = [];
const note = (line: unknown): void => void lines.push(JSON.stringify(line));
beforeAll(async () => {
  town = await buildTown(await startWorld());
  Object.assign(town.world.deps, { log: note });
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(() => town.world.stop());

/** Everybody’s data go through every hand once. */
const live = async (): Promise<void> => {
  const { ok } = town.world;
  const { household, door } = await boundHousehold(town, cast.neighbour);
  const member = household.members[0]?.key;
  const { id: care } = await openCare(town, household);
  await ok(cast.primary, 'care.need', { id: care, purpose: 'visit' });
  await logVisit(town, { household: household.id });
  await ok(cast.primary, 'registry.find', { area: town.grid4, purpose: 'visit', phone: head.phone });
  await ok(cast.primary, 'registry.reveal', { id: household.id, member, purpose: 'call' });
  const { _id: report } = await reportIn(town, 'closed', { contact: CONTACT });
  await ok(cast.staff, 'reports.contact', { id: report, purpose: 'verify' });
  const { _id: wish } = await wishIn(town, 'fulfilled');
  await ok(cast.staff, 'wall.contact', { id: wish, purpose: 'verify' });
  const said = { name: daughter.name, phone: daughter.phone, relation: 'child' };
  await ok(cast.neighbour, 'changes.propose', { household: household.id, kind: 'add', said });
  const asked = { place: town.unit, door, topic: 'leak', words: WORDS };
  await leavePhone(town.world, cast.resident);
  const { id: relay } = await ok<{ id: string }>(cast.resident, 'relays.ask', asked);
  await ok(cast.primary, 'relays.people', { id: relay });
  await ok(cast.primary, 'relays.pass', { id: relay, household: household.id, told: 'app' });
  await ok(cast.resident, 'relays.share', { id: relay, ...CONTACT });
  await ok(cast.neighbour, 'relays.number', { id: relay });
  const validTo = town.world.deps.now() + 86_400_000;
  const proxy = { household: household.id, member, scopes: ['report'], validTo };
  const { id: proxyId } = await ok<{ id: string }>(cast.neighbour, 'proxies.ask', proxy);
  await ok(cast.primary, 'proxies.witness', { id: proxyId, note: NEED });
  const { id: told } = await ok<{ id: string }>(cast.stranger, 'people.tellPhone', {
    place: town.building,
    phone: CONTACT.phone,
  });
  await ok(cast.primary, 'people.confirmPhone', { id: told, phone: CONTACT.phone });
  await town.world.call(cast.primary, 'registry.addMember', { id: household.id, member: head });
  await deliver(town.world.deps);
};

/** Where a personal value stands in the clear: in a collection, in the log, or in what WeChat was told. */
const leaks = async (): Promise<string[]> => {
  const all = await everything(town.world);
  // WeChat reads what is to be published before anybody else does; nothing else goes to it.
  const told = (await wxRequests(town.world)).filter(({ path }) => !path.includes('sec_check'));
  const places = { ...all, log: lines, wechat: told };
  return Object.entries(places).flatMap(([place, content]) => {
    const text = JSON.stringify(content);
    return [...PERSONAL].filter((value) => text.includes(value)).map((value) => `${place}: ${value}`);
  });
};

/** The product with one handler that does something beside its work. */
const beside = (domain: keyof typeof api, name: string, slip: (input: unknown) => Promise<unknown> | void): Api => {
  const running: Running = api[domain];
  const handler = running.handlers[name];
  if (!handler) throw new Error(`no handler ${name}`);
  const both: typeof handler = async (input, ctx) => {
    await slip(input);
    return handler(input, ctx);
  };
  return { ...api, [domain]: { ...running, handlers: { ...running.handlers, [name]: both } } };
};

const enterVia = async (via: Api): Promise<void> => {
  const input = { place: town.unit, door: String((doors += 1)), tenure: 'owner', members: [head] };
  expect(await town.world.call(cast.primary, 'registry.enter', input, undefined, via)).toMatchObject({ ok: true });
};

test('after everybody’s data went through every hand, none stands in the clear: in no store, log, figure or message', async () => {
  await live();
  expect(await leaks()).toEqual([]);
});

test('whatever is sealed anywhere is known to those who change its key, and opens where it is said to lie', async () => {
  await live();
  const all = await everything(town.world);
  const { vault } = town.world.deps;
  const declared = personal.flatMap((part) =>
    (all[part.collection] ?? []).flatMap((doc) =>
      part.sealed(doc).map(({ text, field, of }) => {
        expect(vault.open({ collection: part.collection, id: doc._id, ...of, field }, text)).not.toBe('');
        return text;
      }),
    ),
  );
  const found = JSON.stringify(all).match(/(?<=")a\.[\w-]{38,}(?=")/g) ?? [];
  expect(new Set(found)).toEqual(new Set(declared));
  const holding = personal.filter((part) => (all[part.collection] ?? []).some((doc) => part.sealed(doc).length > 0));
  const wanted = [
    'households',
    'claims',
    'changes',
    'proxies',
    'relays',
    'careProfiles',
    'visits',
    'reports',
    'wishes',
  ];
  expect(holding.map(({ collection }) => collection)).toEqual(expect.arrayContaining([...wanted, 'phones', 'people']));
});

test('a product that writes a phone into its log is caught', async () => {
  await enterVia(beside('registry', 'enter', note));
  expect(await leaks()).toEqual([`log: ${head.name}`, `log: ${head.phone}`]);
});

test('a product that counts by name is caught', async () => {
  const { store } = town.world.deps;
  const slip = () => store.insert('tallies', { _id: `people:${head.name}`, n: 1 });
  await enterVia(beside('registry', 'enter', slip));
  expect(await leaks()).toEqual([`tallies: ${head.name}`]);
  await store.remove('tallies', { _id: `people:${head.name}` });
  await enterHousehold(town);
  expect(await leaks()).toEqual([]);
});
