import { mediaChecked } from '../../cloudfunctions/wall/push';
import type { WishPage, WishView } from '../../src/domain/wall/views';
import type { InferOutput } from 'valibot';
import { rawDocs } from '../support/peek';
import { buildTown, cast, type Town } from '../support/town';
import { wishDoc, wishIn } from '../support/wishes';
import { startWorld, testSecrets } from '../support/world';

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const waiting = async (): Promise<string[]> => {
  const input = { community: town.community, queue: 'echo' };
  const page = await town.world.ok<InferOutput<typeof WishPage>>(cast.staff, 'wall.reviews', input);
  return page.rows.map(({ id }) => id);
};
const verdict = (trace: string, suggest: string) =>
  mediaChecked({ appid: testSecrets.WX_APPID, trace_id: trace, errcode: 0, result: { suggest } }, town.world.deps);
const traceOf = async (wish: string): Promise<string> =>
  (await rawDocs(town.world, 'checks')).find((row) => row['wish'] === wish)?._id ?? '';

test('an echo whose photos nobody has judged waits with the staff until WeChat’s verdict comes', async () => {
  const { _id: id } = await wishIn(town, 'fulfil_submitted');
  expect((await wishDoc(town, id)).echoChecked).toBe('waiting');
  expect(await waiting()).toContain(id);
  await verdict(await traceOf(id), 'pass');
  expect(await wishDoc(town, id)).toMatchObject({ echoChecked: 'pass' });
  expect(await waiting()).not.toContain(id);
});

test('a verdict that comes before the echo is written counts', async () => {
  const { deps } = town.world;
  const { insert } = deps.store;
  deps.store.insert = async (collection, doc) => {
    const done = await insert(collection, doc);
    if (collection === 'checks') await verdict(doc._id, 'pass');
    return done;
  };
  const { _id: id } = await wishIn(town, 'fulfil_submitted');
  deps.store.insert = insert;
  expect(await wishDoc(town, id)).toMatchObject({ echoChecked: 'pass' });
  expect(await waiting()).not.toContain(id);
});

test('who may judge an echo is told so with the wish', async () => {
  const { _id: id } = await wishIn(town, 'fulfil_submitted');
  const judges = async (openid: string) => (await town.world.ok<WishView>(openid, 'wall.get', { id })).echoJudgeable;
  expect(await judges(cast.staff)).toBe(true);
  for (const openid of [cast.resident, cast.neighbour, cast.stranger, cast.otherStaff])
    expect(await judges(openid)).toBe(false);
  await town.world.ok(cast.staff, 'wall.judgeEcho', { id, show: true });
  expect(await judges(cast.staff)).toBe(false);
});
