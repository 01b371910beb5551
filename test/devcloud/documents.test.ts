import { get, startLocal } from './local';
import type { Local } from './local';

let local: Local;
const db = () => local.app.database();
const items = () => db().collection('items');

beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local.stop());
beforeEach(async () => {
  await items().where({}).remove();
});

const read = async (id: string): Promise<Record<string, unknown> | undefined> => {
  const { data } = await items().doc(id).get();
  return (data as Record<string, unknown>[])[0];
};

describe('documents', () => {
  it('keeps values of every kind through add and get', async () => {
    const at = new Date('2026-11-01T08:00:00Z');
    const doc = {
      s: '楼上渗水',
      n: 1,
      big: 2 ** 40,
      f: 1.5,
      b: true,
      nil: null,
      at,
      list: [1, [2], { x: at }],
      deep: { a: { b: '𠮷' } },
    };
    const { id } = (await items().add(doc)) as unknown as { id: string };
    expect(await read(id)).toEqual({ _id: id, ...doc });
  });

  it('adds many and gives the ids in order', async () => {
    const made = (await items().add([{ _id: 'a' }, { _id: 'b' }])) as unknown as { ids: string[] };
    expect(made.ids).toEqual(['a', 'b']);
    expect((await items().where({}).count()).total).toBe(2);
  });

  it('refuses a second document with the same id, in Mongo’s words', async () => {
    await items().add({ _id: 'a', n: 1 });
    await expect(items().add({ _id: 'a', n: 2 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000 duplicate key'),
    });
    expect(await read('a')).toEqual({ _id: 'a', n: 1 });
  });

  it('stores what comes before the duplicate of a batch', async () => {
    await items().add({ _id: 'b' });
    await expect(items().add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])).rejects.toThrow(/E11000/);
    expect((await items().where({}).count()).total).toBe(2);
  });

  it('refuses an undeclared collection and serves a created one', async () => {
    await expect(db().collection('nowhere').add({ a: 1 })).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
    await db().createCollection('nowhere');
    await db().collection('nowhere').add({ a: 1 });
    await expect(db().createCollection('nowhere')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' });
  });

  it('refuses dollar fields', async () => {
    await expect(items().add({ $bad: 1 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    await items().add({ _id: 'a' });
    await expect(
      items()
        .doc('a')
        .update({ x: db().command.push([{ $bad: 1 }]) }),
    ).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });

  it('sets: replaces or inserts', async () => {
    expect(await items().doc('a').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' });
    expect(await items().doc('a').set({ m: 2 })).toMatchObject({ updated: 1 });
    expect(await read('a')).toEqual({ _id: 'a', m: 2 });
  });

  it('puts the server’s time where it is asked for', async () => {
    const before = Date.now();
    await items().add({ _id: 'a', at: db().serverDate(), in: { later: db().serverDate({ offset: 60_000 }) } });
    await items()
      .doc('a')
      .update({ list: db().command.push([{ at: db().serverDate() }]) });
    const doc = (await read('a')) as { at: Date; in: { later: Date }; list: { at: Date }[] };
    expect(doc.at.getTime()).toBeGreaterThanOrEqual(before);
    expect(doc.in.later.getTime() - doc.at.getTime()).toBe(60_000);
    expect(doc.list[0]?.at).toBeInstanceOf(Date);
  });

  it('answers ObjectIds as plain hex', async () => {
    const hex = '65f000000000000000000001';
    await items().add({ _id: 'a', ref: db().ObjectId({ id: hex }) } as object);
    expect(await read('a')).toEqual({ _id: 'a', ref: hex });
  });

  it('limits to 100 by default and to 1000 at most, and pages with skip', async () => {
    await items().add(Array.from({ length: 1005 }, (_, n) => ({ _id: String(n).padStart(4, '0'), n })));
    expect((await items().get()).data).toHaveLength(100);
    expect((await items().limit(5000).get()).data).toHaveLength(1000);
    const page = await items().orderBy('n', 'desc').skip(3).limit(2).get();
    expect(page.data.map((doc: { n: number }) => doc.n)).toEqual([1001, 1000]);
  });

  it('projects by inclusion and exclusion', async () => {
    await items().add({ _id: 'a', x: 1, y: { p: 1, q: 2 }, list: [{ k: 1, v: 2 }] });
    expect((await items().where({}).field({ x: true, 'y.p': true, 'list.k': true }).get()).data).toEqual([
      { _id: 'a', x: 1, y: { p: 1 }, list: [{ k: 1 }] },
    ]);
    expect((await items().where({}).field({ x: false, 'y.p': false, _id: false }).get()).data).toEqual([
      { y: { q: 2 }, list: [{ k: 1, v: 2 }] },
    ]);
  });

  it('removes one or all that match', async () => {
    await items().add([
      { _id: 'a', k: 1 },
      { _id: 'b', k: 1 },
      { _id: 'c', k: 2 },
    ]);
    expect((await items().doc('c').remove()).deleted).toBe(1);
    expect((await items().where({ k: 1 }).remove()).deleted).toBe(2);
    expect((await items().where({}).count()).total).toBe(0);
  });

  it('answers on loopback only and to local pages only', async () => {
    const foreign = await fetch(`${local.cloud.url}/control/invocations`, {
      headers: { origin: 'https://foreign.example' },
    });
    expect(foreign.status).toBe(403);
    expect(await get(`${local.cloud.url}/control/invocations`)).toEqual({ invocations: [] });
  });
});
