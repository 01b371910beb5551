import { callWith } from '../support/faults';
import { SECRETS, withMetadata } from '../support/jpegs';
import { keptIds, photographer } from '../support/photographer';
import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { newRequest, startWorld, type World } from '../support/world';

const DAY = 86_400_000;
const refused = (code: string) => ({ ok: false, error: { code } });

let world: World;
let town: Town;
let camera: ReturnType<typeof photographer>;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
  camera = photographer(town);
});
afterAll(() => world.stop());

test('six photos are kept in order, without place and device; the uploads are gone', async () => {
  const requestId = newRequest();
  const bytes = (n: number) =>
    Buffer.concat([tinyJpeg.subarray(0, 2), Buffer.from([0xff, 0xdb, 0, 3, n]), tinyJpeg.subarray(2)]);
  const photos: string[] = [];
  for (let n = 0; n < 6; n += 1) photos.push(await camera.upload(requestId, withMetadata(bytes(n)), n));
  const report = await world.ok<{ photos: string[] }>(cast.resident, 'reports.submit', camera.form(photos), requestId);
  const shown = await Promise.all(
    report.photos.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
  );
  expect(shown).toEqual(photos.map((_, n) => bytes(n)));
  for (const secret of SECRETS) expect(Buffer.concat(shown).includes(secret)).toBe(false);
  expect(await camera.present(photos)).toEqual([]);
});

test('a photo is shown by an address that is signed and ends after ten minutes', async () => {
  const requestId = newRequest();
  const photos = [await camera.upload(requestId)];
  const {
    photos: [address = ''],
  } = await world.ok<{ photos: string[] }>(cast.resident, 'reports.submit', camera.form(photos), requestId);
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const url = new URL(address);
  const life = Number(url.searchParams.get('t')) - Date.now() / 1000;
  expect(life).toBeGreaterThan(500);
  expect(life).toBeLessThanOrEqual(601);
  for (const change of [{ t: '9999999999' }, { sign: '0'.repeat(40) }, { t: '1' }]) {
    const forged = new URL(url);
    for (const [name, value] of Object.entries(change)) forged.searchParams.set(name, value);
    expect((await fetch(forged)).status).toBe(403);
  }
  expect((await fetch(url.origin + url.pathname)).status).toBe(403);
});

test('the phone may write only where uploads go, and not over the upload of somebody else', async () => {
  const put = async (path: string, openid: string) => {
    const body = new Uint8Array(tinyJpeg);
    const target = `${world.cloud.url}/client/upload?path=${encodeURIComponent(path)}`;
    return (await (await fetch(target, { method: 'PUT', headers: { 'x-openid': openid }, body })).json()) as object;
  };
  const requestId = newRequest();
  const own = await camera.upload(requestId);
  const path = own.slice(own.indexOf('u/'));
  expect(await put(path, cast.neighbour)).toMatchObject({ errCode: -503003 });
  expect(await put('p/rep_0000000001/before/0.jpg', cast.resident)).toMatchObject({ errCode: -503003 });
  expect(await put('u/../p/x.jpg', cast.resident)).toHaveProperty('errCode');
  expect(await camera.submit([own], requestId)).toMatchObject({ ok: true });
});

test('a second tap that comes while the first is being stored is answered as the first', async () => {
  const requestId = newRequest();
  const photos = [await camera.upload(requestId)];
  const first: unknown[] = [];
  const take: World['deps']['files']['take'] = async (...args) => {
    first.push(await camera.submit(photos, requestId));
    return world.deps.files.take(...args);
  };
  const late = await callWith(world, { files: { ...world.deps.files, take } })(
    cast.resident,
    'reports.submit',
    camera.form(photos),
    requestId,
  );
  expect(first).toMatchObject([{ ok: true }]);
  const stable = (answer: unknown) => JSON.parse(JSON.stringify(answer).replace(/\?sign=[^"]*/g, '')) as unknown;
  expect(stable(late)).toEqual(stable(first[0]));
});

test('a handled report shows its after-photo; a second tap on “done” is the same step', async () => {
  const { id } = await submitReport(town);
  await world.ok(cast.primary, 'reports.accept', { id });
  await world.ok(cast.staff, 'reports.assign', { id, assignee: world.idOf(cast.primary), dueAt: Date.now() + DAY });
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  const done = (photos: readonly string[]) => ({
    id,
    outcome: 'fixed',
    reply: '已换好软管',
    photos,
    presence: '码被遮挡',
  });
  const call = (photos: readonly string[], requestId: string) =>
    world.call(cast.primary, 'reports.resolve', done(photos), requestId);
  expect(await call([], newRequest())).toMatchObject(refused('PHOTO_NEEDED'));
  const requestId = newRequest();
  expect(await call([await camera.upload(requestId, tinyJpeg, 0, cast.primary)], requestId)).toMatchObject(
    refused('PHOTO_NOT_YOURS'),
  );
  const photo = await camera.upload(requestId, withMetadata(tinyJpeg), 0, cast.primary, 'handling');
  const first: unknown[] = [];
  const take: World['deps']['files']['take'] = async (...args) => {
    first.push(await call([photo], requestId));
    return world.deps.files.take(...args);
  };
  const late = await callWith(world, { files: { ...world.deps.files, take } })(
    cast.primary,
    'reports.resolve',
    done([photo]),
    requestId,
  );
  expect(first).toMatchObject([{ ok: true, data: { state: 'resolved', afterPhotos: [expect.any(String)] } }]);
  expect(late).toMatchObject({ ok: true, data: { state: 'resolved', rev: 5 } });
  expect(await camera.present([photo])).toEqual([]);
});

test('when the first photo of a matter is lost, the photo of its end is not shown in its place', async () => {
  const requestId = newRequest();
  const photos = [await camera.upload(requestId)];
  const { id } = await world.ok<{ id: string }>(cast.resident, 'reports.submit', camera.form(photos), requestId);
  const [before] = keptIds(photos[0] ?? '', id, 1);
  const after = await camera.upload(newRequest());
  await world.deps.store.updateIf('reports', id, {}, { set: { afterPhotos: [after] } });
  await world.deps.files.discard([before ?? '']);
  expect(await world.ok(cast.resident, 'reports.get', { id })).toMatchObject({
    photos: [],
    afterPhotos: [expect.any(String)],
  });
});
