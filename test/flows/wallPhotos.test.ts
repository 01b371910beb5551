import type { WishView } from '../../src/domain/wall/views';
import { startDeployed } from '../support/bundles';
import { postJson, rawDocs } from '../support/peek';
import { buildTown, cast, tinyJpeg, type Town } from '../support/town';
import { postWish } from '../support/wishes';
import { newRequest, testSecrets, type World } from '../support/world';

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startDeployed();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const control = (path: string, body: object) => postJson(`${world.cloud.url}/control${path}`, body);
/** Lets the cloud’s time pass; WeChat’s events that fell due have arrived. */
const pass = (ms: number) => control('/clock', { advance: ms });
const jobs = async (event: object) =>
  (await postJson<{ result: unknown }>(`${world.cloud.url}/client/invoke/jobs`, event, cast.stranger)).result;

const withPhoto = async (marker = ''): Promise<WishView> => {
  const requestId = newRequest();
  // A comment would be cut off: the marker for WeChat stands in the picture’s data.
  const bytes =
    marker === '' ? tinyJpeg : Buffer.concat([tinyJpeg.subarray(0, -2), Buffer.from(marker), tinyJpeg.subarray(-2)]);
  const photos = [await world.upload(cast.resident, 'wish', requestId, bytes)];
  await control('/wx/users', { openid: cast.resident, visited: true });
  return postWish(town, { photos }, cast.resident, requestId);
};
const get = async (openid: string, id: string) => world.call(openid, 'wall.get', { id });
const traceOf = async (id: string): Promise<string> =>
  (await rawDocs(world, 'checks')).find((row) => row['wish'] === id)?._id ?? '';
const verdict = (trace: string, suggest: string, more: object = {}) => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: testSecrets.WX_APPID,
  trace_id: trace,
  errcode: 0,
  result: { suggest, label: 100 },
  ...more,
});

test('a wish with a photo is seen by its author and the staff alone until WeChat’s verdict comes', async () => {
  const { id, state, queue, photos } = await withPhoto();
  expect({ state, queue, photos: photos.length }).toEqual({ state: 'pending_review', queue: 'checking', photos: 1 });
  expect(await get(cast.stranger, id)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await get(cast.staff, id)).toMatchObject({ data: { photos: [expect.any(String)] } });
  await pass(2_000);
  expect(await get(cast.stranger, id)).toMatchObject({ data: { state: 'open', photos: [expect.any(String)] } });
});

test.each([
  ['demo-risky', { state: 'rejected', queue: 'none' }],
  ['demo-review', { state: 'pending_review', queue: 'wish' }],
])('a photo that is %s goes where it belongs', async (marker, expected) => {
  const { id } = await withPhoto(marker);
  await pass(2_000);
  expect(await get(cast.resident, id)).toMatchObject({ data: expected });
});

test('a forged verdict changes nothing: no trace id, another app, another’s guess', async () => {
  const { id } = await withPhoto();
  const before = await rawDocs(world, 'wishes');
  for (const forged of [
    verdict('a-guess-0001', 'pass'),
    verdict('', 'pass'),
    verdict(id, 'pass'),
    { ...verdict('', 'pass'), trace_id: { $ne: '' } },
    verdict(await traceOf(id), 'pass', { appid: 'wx-another-app' }),
  ])
    expect(await jobs(forged)).toEqual({ ok: true, data: { known: false } });
  expect(await rawDocs(world, 'wishes')).toEqual(before);
  const view = await get(cast.resident, id);
  expect(JSON.stringify(view)).not.toContain(await traceOf(id));
  await pass(2_000);
});

test('the first word on a photo stands; the same again changes nothing', async () => {
  const { id } = await withPhoto();
  const trace = await traceOf(id);
  expect(await jobs(verdict(trace, 'risky'))).toEqual({ ok: true, data: { known: true } });
  for (const suggest of ['pass', 'risky', 'pass']) await jobs(verdict(trace, suggest));
  expect(await get(cast.resident, id)).toMatchObject({ data: { state: 'rejected', rev: 2 } });
  await pass(2_000);
  expect(await get(cast.resident, id)).toMatchObject({ data: { state: 'rejected', rev: 2 } });
});
