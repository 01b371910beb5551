import { relation } from '../../src/domain/_kernel/access';
import type { WishDoc } from '../../src/domain/wall/schema';
import { sweep } from '../../cloudfunctions/_kernel/events';
import type { Api } from '../../cloudfunctions/_kernel/serve';
import { machines } from '../../cloudfunctions/composition';
import { deliver } from '../../cloudfunctions/notifications/deliver';
import { spotOf } from '../../cloudfunctions/wall/post';
import { wishView } from '../../cloudfunctions/wall/views';
import { elsewhere, onDocuments, type Crawl, type Haul } from '../support/crawl/crawl';
import { fill, givenBack, ofVoice, people, type Secret } from '../support/crawl/secrets';
import { withHandler, withSpec } from '../support/conformance/mutate';
import { specOf, startGround, type Ground } from '../support/ground';
import { bytesBelow, rawDocs, wxRequests } from '../support/peek';
import { cast } from '../support/town';
import { docOf } from '../support/walk';
import { postWish } from '../support/wishes';

const MINUTE = 60_000;

let ground: Ground;
let secrets: Secret[];
const logged: string[] = [];
beforeAll(async () => {
  ground = await startGround();
  const { world } = ground.town;
  Object.assign(world.deps, { log: (line: object) => void logged.push(JSON.stringify(line)) });
  const answers = ['progress', 'task'].map((key) => ({ key, answer: 'accept' }));
  for (const openid of Object.values(people))
    if (openid !== people.newcomer) await world.ok(openid, 'notifications.consent', { answers });
  secrets = await fill(ground);
}, 3 * MINUTE);
afterAll(() => ground.town.world.stop());

const crawl = (part: Partial<Crawl> = {}): Crawl => ({ ground, secrets, openids: Object.values(people), ...part });
const empty = (): Haul => ({ calls: 0, answered: [], leaks: [] });
const reads = (action: string): boolean => specOf(action).kind === 'query' || specOf(action).secret === true;
const moves = (action: string): boolean => specOf(action).kind === 'move' && /^(reports|wall|shop)\./.test(action);
/** What ends a matter is tried after everything else has been. */
const ends = (action: string): boolean => /\.(withdraw|convert|merge|reject|refuse|cancel)$/.test(action);
const opens = (action: string): boolean => action === 'wall.contact' || action === 'reports.contact';
/** Who tries the moves: those who stand for others in the same place would be refused alike. */
const movers = [people.stranger, people.neighbour, people.former, people.resident, people.primary, people.staff];
const views = (action: string): boolean => opens(action) || action === 'wall.get' || action === 'reports.get';

/** The document names nobody. */
const isNothing = (data: unknown): boolean => JSON.stringify(data) === '{"contact":null}';

/** Who was told by an action that opens something. */
const toldBy = ({ answered }: Haul, { by, id }: Secret): string[] =>
  answered
    .filter((one) => by.includes(one.action) && one.id === id && !isNothing(one.data))
    .map(({ openid }) => openid)
    .sort();

const entitled = async ({ collection, id, may }: Secret): Promise<string[]> => {
  const doc = await docOf(ground.town, collection, id);
  return Object.values(people)
    .filter((openid) => may(openid, doc))
    .sort();
};

/** Nobody was shown what is not his to see, and everybody what is. */
const expectJust = async (haul: Haul): Promise<void> => {
  expect(haul.leaks).toEqual([]);
  for (const secret of secrets.filter(({ by }) => by.some(opens)))
    expect([secret.id, toldBy(haul, secret)]).toEqual([secret.id, await entitled(secret)]);
};

const readings = () => rawDocs(ground.town.world, 'readings');

test(
  'whatever anybody asks, before and after everybody has tried every move: only what is his to see',
  async () => {
    const before = new Set((await readings()).map(({ _id }) => _id));
    const first = empty();
    await onDocuments(crawl(), first, reads);
    await elsewhere(crawl(), first, reads);
    await expectJust(first);
    const tried = empty();
    await onDocuments(crawl({ openids: movers }), tried, (action) => moves(action) && !ends(action));
    await onDocuments(crawl({ openids: movers }), tried, (action) => moves(action) && ends(action));
    expect(tried.leaks).toEqual([]);
    expect(new Set(tried.answered.map(({ action }) => action)).size).toBeGreaterThan(25);
    const after = empty();
    await onDocuments(crawl(), after, views);
    await expectJust(after);
    const read = [first, after].flatMap(({ answered }) => answered).filter(({ action }) => opens(action));
    const shown = read.filter(({ data }) => !isNothing(data));
    // Households are looked up as well: their readings are not of these documents.
    const ids = new Set<unknown>(shown.map(({ id }) => id));
    const put = (await readings()).filter(({ _id, doc }) => !before.has(_id) && ids.has(doc));
    expect(put).toHaveLength(shown.length);
  },
  10 * MINUTE,
);

test(
  'every reading is on record with its purpose, for the one it is about',
  async () => {
    const secret = await givenBack(ground.town);
    await onDocuments(crawl(), empty(), (action) => action === 'wall.contact');
    const { rows } = await ground.town.world.ok<{ rows: object[] }>(cast.resident, 'wall.readings', { id: secret.id });
    const read = [
      { grant: 'author', purpose: 'visit' },
      { grant: 'staff@community', purpose: 'visit' },
    ];
    expect(rows).toHaveLength(read.length);
    expect(rows).toEqual(expect.arrayContaining(read.map((one) => expect.objectContaining(one) as object)));
  },
  MINUTE,
);

test('what is sealed is in no file, no log, and nothing WeChat was sent', async () => {
  const { world } = ground.town;
  await onDocuments(crawl({ openids: [cast.staff] }), empty(), opens);
  await sweep(machines, world.deps);
  await deliver(world.deps);
  const sent = await wxRequests(world);
  expect(sent.map(({ path }) => path)).toContain('/cgi-bin/message/subscribe/send');
  const bytes = await bytesBelow((world as typeof world & { dataDir: string }).dataDir);
  expect(bytes.includes('石磨面粉')).toBe(true);
  const places = { files: bytes, sent: JSON.stringify(sent), logs: logged.join('\n') };
  const parts = secrets.filter(({ by }) => by.some(opens)).flatMap(({ shows }) => shows);
  const found = Object.entries(places).flatMap(([where, text]) =>
    parts.filter((part) => text.includes(part)).map((part) => `${where}: ${part}`),
  );
  expect(found).toEqual([]);
});

test('a wish posted from a unit hangs at the building: the unit is in no answer about it', async () => {
  const { town } = ground;
  const { id } = await postWish(town, { place: town.unit });
  for (const openid of [cast.stranger, cast.neighbour, cast.resident]) {
    const view = await town.world.ok(openid, 'wall.get', { id });
    expect(view).toMatchObject({ place: { id: town.building, name: '宏泰学府苑 10号楼' } });
    expect(JSON.stringify(view)).not.toContain(town.unit);
  }
});

const leaky: Readonly<Record<string, Api>> = {
  'shows the name with the wish': withHandler('wall.get', async (_input, ctx) => {
    const { doc } = ctx as typeof ctx & { doc: WishDoc };
    const name = doc.beneficiary?.name;
    return { ...(await wishView(doc, ctx)), thanks: name ? ctx.vault.open(spotOf(doc._id, 'name'), name) : null };
  }),
  'plays the voice to everybody': withHandler('wall.get', async (_input, ctx) => {
    const { doc } = ctx as typeof ctx & { doc: WishDoc };
    const [url = ''] = await ctx.files.urls([doc.voice?.file ?? '']);
    return { ...(await wishView(doc, ctx)), voice: { url, seconds: doc.voice?.seconds ?? 0 } };
  }),
  'lets a former claimer read on': withSpec('wall.contact', ({ by }) => ({ by: [...by, relation('helper')] })),
};
test.each(Object.entries(leaky))('a product that %s is found out', async (_what, via) => {
  const secret = await givenBack(ground.town);
  const both = [secret, ofVoice(secret)];
  const haul = empty();
  await onDocuments(crawl({ via, secrets: both, openids: [people.former] }), haul, views);
  expect(new Set(haul.leaks.map((leak) => leak.slice(0, leak.indexOf(':'))))).toEqual(
    new Set([expect.stringContaining(`shows ${people.former} of ${secret.id} (open)`)]),
  );
  const whole = empty();
  await onDocuments(crawl({ secrets: both, openids: [people.former] }), whole, views);
  expect(whole.leaks).toEqual([]);
});
