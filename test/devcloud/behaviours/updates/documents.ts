import { behaviour } from '../../../support/behaviours';

type Made = { id?: string; ids?: string[] };

const ADD = '@cloudbase/database/src/collection.ts:66-106';
const TYPES = '@cloudbase/database/src/serializer/datatype.ts:28';
const WORDS = 'docs/decisions/010-mongodb-4-4.md';

/** What documents keep, and how they are added. */
export const documentWrites = [
  behaviour('values of every kind come back as they were', TYPES, async ({ fresh }) => {
    const collection = await fresh();
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
    const { id } = (await collection.add(doc)) as unknown as Made;
    expect((await collection.doc(String(id)).get()).data).toEqual([{ _id: id, ...doc }]);
  }),
  behaviour('an ObjectId comes back as its hex string', WORDS, async ({ fresh, db }) => {
    const hex = '65f000000000000000000001';
    const collection = await fresh([{ _id: 'a', ref: db.ObjectId({ id: hex }) }]);
    expect((await collection.where({ ref: hex }).get()).data).toEqual([{ _id: 'a', ref: hex }]);
  }),
  behaviour('an ObjectId in a query finds its hex string', WORDS, async ({ fresh, db }) => {
    const hex = '65f000000000000000000002';
    const collection = await fresh([{ _id: 'a', ref: db.ObjectId({ id: hex }) }]);
    expect((await collection.where({ ref: db.ObjectId({ id: hex }) }).count()).total).toBe(1);
  }),
  behaviour('a pattern is stored and comes back as the SDK reads it', TYPES, async ({ fresh }) => {
    const collection = await fresh([{ _id: 'a', p: /^x\d+$/i }]);
    const [doc] = (await collection.doc('a').get()).data as { p: unknown }[];
    expect(doc?.p).toMatchObject({ pattern: '^x\\d+$', options: 'i' });
  }),
  behaviour('a document without _id gets one of 32 hex digits', ADD, async ({ fresh }) => {
    const collection = await fresh();
    const { id } = (await collection.add({ n: 1 })) as unknown as Made;
    expect(id).toMatch(/^[0-9a-f]{32}$/);
  }),
  behaviour('many documents give their ids in order', ADD, async ({ fresh }) => {
    const collection = await fresh();
    expect(((await collection.add([{ _id: 'b' }, { _id: 'a' }])) as unknown as Made).ids).toEqual(['b', 'a']);
  }),
  behaviour('a second document with the same id is refused in MongoDB’s words', WORDS, async ({ fresh }) => {
    const collection = await fresh([{ _id: 'a', n: 1 }]);
    await expect(collection.add({ _id: 'a', n: 2 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000 duplicate key'),
    });
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', n: 1 }]);
  }),
  behaviour(
    'what comes before the duplicate of a batch is stored',
    'MongoDB manual, reference/method/db.collection.insertMany: ordered',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'b' }]);
      await expect(collection.add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }])).rejects.toThrow(/E11000/);
      expect((await collection.orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'a' }, { _id: 'b' }]);
    },
  ),
  behaviour(
    'an unknown collection is refused, a created one served',
    'docs.cloudbase.net/error-code/basic',
    async ({ db }) => {
      await expect(db.collection('nowhere').add({ a: 1 })).rejects.toMatchObject({
        code: 'DATABASE_COLLECTION_NOT_EXIST',
      });
      await db.createCollection('nowhere');
      await db.collection('nowhere').add({ _id: 'a' });
      expect((await db.collection('nowhere').get()).data).toEqual([{ _id: 'a' }]);
    },
  ),
  behaviour('a collection is created once', '@cloudbase/database/src/index.ts:123', async ({ db }) => {
    await db.createCollection('once');
    await expect(db.createCollection('once')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' });
  }),
  behaviour(
    'a new document with a dollar field is refused',
    'MongoDB manual, reference/limits: field names',
    async ({ fresh }) => {
      const collection = await fresh();
      await expect(collection.add({ o: { $bad: 1 } })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
      expect((await collection.count()).total).toBe(0);
    },
  ),
];
