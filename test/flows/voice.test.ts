import type { ReportView } from '../../src/domain/reports/schema';
import type { WishView } from '../../src/domain/wall/views';
import { eraseEnded } from '../../cloudfunctions/wall/retention';
import { keptIds, photographer } from '../support/photographer';
import { rawDocs } from '../support/peek';
import { id3v1, id3v2, mp3, SECRET, voiceOf, wav } from '../support/sounds';
import { buildTown, cast, submitReport, tinyJpeg, type Town } from '../support/town';
import { make } from '../support/walk';
import { makeWish, postWish, wishDoc } from '../support/wishes';
import { newRequest, startWorld, type World } from '../support/world';

const DAY = 86_400_000;
const refused = (code: string) => ({ ok: false, error: { code } });
const tagged = Buffer.concat([id3v2(), voiceOf(7), id3v1()]);

let world: World;
let town: Town;
let form: ReturnType<typeof photographer>['form'];
let present: ReturnType<typeof photographer>['present'];
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
  ({ form, present } = photographer(town));
});
afterAll(() => world.stop());

const speak = (requestId: string, bytes: Buffer = tagged, openid: string = cast.resident, purpose = 'voice') =>
  world.upload(openid, purpose, requestId, bytes);
const submit = (requestId: string, part: object) =>
  world.call(cast.resident, 'reports.submit', form([], part), requestId);
const spoken = async (part: object = {}) => {
  const requestId = newRequest();
  const voice = await speak(requestId);
  const report = await world.ok<ReportView>(cast.resident, 'reports.submit', form([], { voice, ...part }), requestId);
  return { report, voice, requestId };
};
/** The voice as somebody hears it in a report or a wish: its bytes; null where it is not played to him. */
const heard = async (openid: string, action: 'reports.get' | 'wall.get', id: string): Promise<Buffer | null> => {
  const { voice } = await world.ok<Pick<ReportView | WishView, 'voice'>>(openid, action, { id });
  return voice && Buffer.from(await (await fetch(voice.url)).arrayBuffer());
};

describe('a report that is spoken', () => {
  it('needs no words; whoever handles it hears the voice, without its tags; the upload is gone', async () => {
    const { report, voice } = await spoken({ words: undefined });
    expect(report).toMatchObject({ words: '', voice: { seconds: 7 } });
    for (const openid of [cast.resident, cast.primary, cast.backup, cast.staff, cast.street, cast.district])
      expect((await heard(openid, 'reports.get', report.id))?.equals(voiceOf(7))).toBe(true);
    expect(tagged.includes(SECRET)).toBe(true);
    expect(await present([voice])).toEqual([]);
  });

  it('is not heard by neighbours: not the follower of the same matter, nor in any list', async () => {
    const { report } = await spoken();
    const { id } = await submitReport(town, cast.neighbour);
    await make(town, id, 'accept');
    await world.ok(cast.staff, 'reports.merge', { id, into: report.id });
    expect(await heard(cast.neighbour, 'reports.get', report.id)).toBeNull();
    expect(await world.call(cast.stranger, 'reports.get', { id: report.id })).toMatchObject(refused('NOT_FOUND'));
    const lists = await Promise.all([
      world.ok(cast.neighbour, 'reports.ofPlace', { place: town.building }),
      world.ok(cast.resident, 'reports.mine', {}),
      world.ok(cast.primary, 'reports.desk', { area: town.grid4, level: 'grid4', tab: 'today' }),
    ]);
    expect(JSON.stringify(lists)).not.toContain('voice');
  });

  it('needs words or a voice', async () => {
    expect(await submit(newRequest(), { words: undefined })).toMatchObject({
      error: { code: 'INVALID', fields: [{ path: 'words', rule: 'too_short' }] },
    });
  });

  it('is answered the same when it is sent twice, and refused with another voice', async () => {
    const { report, voice, requestId } = await spoken();
    const again = await world.ok<ReportView>(cast.resident, 'reports.submit', form([], { voice }), requestId);
    expect(again).toMatchObject({ id: report.id, number: report.number, voice: { seconds: 7 } });
    const other = await speak(requestId, voiceOf(3));
    expect(await submit(requestId, { voice: other })).toMatchObject(refused('CONFLICT'));
    expect((await heard(cast.resident, 'reports.get', report.id))?.equals(voiceOf(7))).toBe(true);
  });
});

describe('a voice that is not taken', () => {
  const nothingLeft = async (requestId: string, voice: string, code: string) => {
    const before = await rawDocs(world, 'reports');
    const photos = [await world.upload(cast.resident, 'report', requestId, tinyJpeg)];
    expect(await submit(requestId, { voice, photos })).toMatchObject(refused(code));
    expect(await rawDocs(world, 'reports')).toEqual(before);
    const { id } = await submitReport(town, cast.resident, {}, requestId);
    const kept = keptIds(photos[0] ?? '', id, 1);
    const spot = (kept[0] ?? '').replace('before/0.jpg', 'voice.');
    expect(await present([...kept, `${spot}mp3`, `${spot}wav`])).toEqual([]);
  };

  it.each<[string, (requestId: string) => Promise<string>]>([
    ['of somebody else', (requestId) => speak(requestId, tagged, cast.neighbour)],
    ['of another request', () => speak(newRequest())],
    ['that was uploaded as a photo', (requestId) => speak(requestId, tagged, cast.resident, 'report')],
    [
      'called so by its name alone',
      async (id) => (await speak(id, tagged, cast.resident, 'report')).replace('jpg', 'voice'),
    ],
    ['that lies where voices are kept', async (id) => (await speak(id)).replace('/u/', '/p/')],
  ])('one %s', async (_whose, from) => {
    const requestId = newRequest();
    await nothingLeft(requestId, await from(requestId), 'VOICE_NOT_YOURS');
  });

  it.each([
    ['a photo', tinyJpeg, 'VOICE_BROKEN'],
    ['a page', Buffer.from('<script>alert(1)</script>'), 'VOICE_BROKEN'],
    ['empty', Buffer.alloc(0), 'VOICE_BROKEN'],
    ['larger than a megabyte', mp3(4000, { kbps: 14 }), 'VOICE_BROKEN'],
    ['longer than a minute', voiceOf(62), 'VOICE_LONG'],
  ])('%s', async (_what, bytes, code) => {
    const requestId = newRequest();
    await nothingLeft(requestId, await speak(requestId, bytes), code);
  });

  it('as a photo', async () => {
    const requestId = newRequest();
    const photos = [await speak(requestId)];
    expect(await submit(requestId, { photos })).toMatchObject(refused('PHOTO_NOT_YOURS'));
  });
});

describe('the voice in a wish', () => {
  const wished = async () => {
    const requestId = newRequest();
    const voice = await speak(requestId, wav(Buffer.alloc(16_000 * 3, 1)));
    return postWish(town, { voice }, cast.resident, requestId);
  };
  const hears = async (openid: string, id: string) => (await heard(openid, 'wall.get', id)) !== null;

  it('is heard by its author, the staff, and the neighbour who has taken it on, for as long as he has', async () => {
    const { id, state, voice } = await wished();
    expect([state, voice?.seconds]).toEqual(['open', 3]);
    expect(await Promise.all([cast.resident, cast.staff].map((openid) => hears(openid, id)))).toEqual([true, true]);
    const others = [cast.neighbour, cast.stranger, cast.primary, cast.street, cast.otherStaff];
    for (const openid of others) expect([openid, await hears(openid, id)]).toEqual([openid, false]);
    await makeWish(town, id, 'claim');
    expect(await hears(cast.neighbour, id)).toBe(true);
    expect(await hears(cast.stranger, id)).toBe(false);
    await makeWish(town, id, 'releaseClaim');
    expect(await hears(cast.neighbour, id)).toBe(false);
  });

  it('is on no wall', async () => {
    await wished();
    const place = { place: town.building, scope: 'community', wall: 'open' };
    for (const openid of [cast.stranger, cast.resident, cast.staff])
      expect(JSON.stringify(await world.ok(openid, 'wall.list', place))).not.toContain('voice');
  });

  it('is erased with whom the wish was for, thirty days after its end; the file as well', async () => {
    const { id } = await wished();
    const { file } = (await wishDoc(town, id)).voice ?? { file: '' };
    await makeWish(town, id, 'withdraw');
    world.pass(30 * DAY + 60_000);
    expect(await present([file])).toEqual([file]);
    await eraseEnded(world.deps);
    expect([await present([file]), (await wishDoc(town, id)).voice]).toEqual([[], null]);
    world.pass(-30 * DAY - 60_000);
  });

  it('stays where it was spoken when the wish becomes a report, or a report a wish', async () => {
    const { id } = await wished();
    const { links } = await makeWish(town, id, 'convert');
    expect(await heard(cast.primary, 'reports.get', links.to ?? '')).toBeNull();
    expect(await hears(cast.staff, id)).toBe(true);
    const { report } = await spoken();
    const reason = '这是想请邻居帮忙的事';
    const turned = await world.ok<ReportView>(cast.staff, 'reports.convert', { id: report.id, reason });
    expect(await hears(cast.staff, turned.links.to ?? '')).toBe(false);
    expect((await heard(cast.staff, 'reports.get', report.id))?.equals(voiceOf(7))).toBe(true);
  });

  it('cannot come of a report without words: nobody could read it on the wall', async () => {
    const { report } = await spoken({ words: undefined });
    const asked = { id: report.id, reason: '这是想请邻居帮忙的事' };
    expect(await world.call(cast.staff, 'reports.convert', asked)).toMatchObject(refused('WORDS_NEEDED'));
  });
});
