import { expectNothingLeft, keptIds, photographer } from '../support/photographer';
import { buildTown, cast, tinyJpeg, type Town } from '../support/town';
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

describe('a photo counts only under the ticket of this person for this request', () => {
  it('not under the ticket of somebody else', async () => {
    const requestId = newRequest();
    const theirs = await camera.upload(requestId, tinyJpeg, 0, cast.neighbour);
    await expectNothingLeft(town, [theirs], requestId, 'PHOTO_NOT_YOURS');
  });

  it('not under a ticket of another request or another purpose', async () => {
    const requestId = newRequest();
    const [other, handling] = [
      await camera.upload(newRequest()),
      await camera.upload(requestId, tinyJpeg, 0, cast.resident, 'handling'),
    ];
    await expectNothingLeft(town, [other], requestId, 'PHOTO_NOT_YOURS');
    await expectNothingLeft(town, [handling], newRequest(), 'PHOTO_NOT_YOURS');
  });

  it('not with a ticket that was changed, nor from a place that is no upload', async () => {
    const requestId = newRequest();
    const own = await camera.upload(requestId);
    const changed = [
      own.replace(/-0-/, '-1-'),
      own.replace(/u\/\w+-/, (text) => `u/${(parseInt(text.slice(2, -1), 36) + DAY).toString(36)}-`),
      own.replace('/u/', '/p/'),
      own.replace(/\.jpg$/, 'A.jpg'),
      'cloud://elsewhere/u/x.jpg',
    ];
    for (const fileId of changed)
      expect(await camera.submit([fileId], requestId)).toMatchObject(refused('PHOTO_NOT_YOURS'));
    await expectNothingLeft(town, [own, changed[0] ?? ''], requestId, 'PHOTO_NOT_YOURS');
  });

  it('not twice in one report', async () => {
    const requestId = newRequest();
    const own = await camera.upload(requestId);
    await expectNothingLeft(town, [own, own], requestId, 'PHOTO_NOT_YOURS');
  });

  it('for a week after its ticket ended, for those who wait for a network, and not for ever', async () => {
    const [soon, late] = [newRequest(), newRequest()];
    const photos = [await camera.upload(soon), await camera.upload(late)] as const;
    world.pass(6 * DAY);
    expect(await camera.submit([photos[0]], soon)).toMatchObject({ ok: true });
    world.pass(2 * DAY);
    expect(await camera.submit([photos[1]], late)).toMatchObject(refused('PHOTO_NOT_YOURS'));
    world.pass(-8 * DAY);
  });
});

describe('a file that is no photo', () => {
  const big = Buffer.concat([tinyJpeg.subarray(0, 2), Buffer.alloc(3 * 1024 * 1024), tinyJpeg.subarray(2)]);
  it.each([
    ['text', Buffer.from('<svg onload="alert(1)"/>')],
    ['empty', Buffer.alloc(0)],
    ['a photo cut short', tinyJpeg.subarray(0, tinyJpeg.length - 20)],
    ['larger than 3 MB', big],
  ])('is refused: %s', async (_name, bytes) => {
    const requestId = newRequest();
    await expectNothingLeft(town, [await camera.upload(requestId, bytes)], requestId, 'PHOTO_BROKEN');
  });

  it('is refused when it never arrived', async () => {
    const requestId = newRequest();
    const own = await camera.upload(requestId);
    await world.deps.files.discard([own]);
    await expectNothingLeft(town, [own], requestId, 'PHOTO_BROKEN');
  });

  it('leaves nothing of the good photos beside it', async () => {
    const requestId = newRequest();
    const photos = [
      await camera.upload(requestId),
      await camera.upload(requestId, Buffer.from('no'), 1),
      await camera.upload(requestId, tinyJpeg, 2),
    ];
    await expectNothingLeft(town, photos, requestId, 'PHOTO_BROKEN');
  });
});

test('a refused report keeps no photos, and the same photos can be sent again with better words', async () => {
  const requestId = newRequest();
  const photos = [await camera.upload(requestId)];
  expect(await camera.submit(photos, requestId, { words: '违规演示' })).toMatchObject(refused('WORDS_REFUSED'));
  expect(await camera.present(photos)).toEqual(photos);
  const { id } = await world.ok<{ id: string }>(cast.resident, 'reports.submit', camera.form(photos), requestId);
  expect(await camera.present(keptIds(photos[0] ?? '', id, 2))).toHaveLength(1);
  const risky = newRequest();
  await expectNothingLeft(town, [await camera.upload(risky)], risky, 'WORDS_REFUSED', { words: '违规演示' });
});
