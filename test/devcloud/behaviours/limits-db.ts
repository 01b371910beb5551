import { behaviour } from '../../support/behaviours';
import type { Behaviour } from '../../support/behaviours';
import { sent, signed } from './raw';

const MB = 1024 * 1024;
const get = '@cloudbase/database/src/query.ts:206-215';
const sizes = 'docs/decisions/016-sizes-in-the-database.md';
const document = 'MongoDB manual, reference/limits: BSON Document Size';
const tooLarge = { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: expect.stringContaining('ask for fewer') };
const large = (megabytes: number) => ({ text: 'x'.repeat(megabytes * MB) });
const many = (count: number) => Array.from({ length: count }, (_item, n) => ({ _id: String(n).padStart(4, '0'), n }));
const fiveLarge = Array.from({ length: 5 }, (_item, n) => ({ n, ...large(4) }));

/** What one request to the database may ask, carry and store. */
export const databaseLimits: readonly Behaviour[] = [
  behaviour('a query that names no limit gives a hundred documents', get, async ({ fresh }) => {
    const items = await fresh(many(101));
    expect((await items.get()).data).toHaveLength(100);
    expect((await items.limit(0).get()).data).toHaveLength(100);
  }),
  behaviour('the SDK asks for a thousand at most', get, async ({ fresh }) => {
    const items = await fresh(many(1001));
    expect((await items.limit(5000).get()).data).toHaveLength(1000);
  }),
  behaviour('more than a thousand are not given to whoever asks without the SDK', get, async ({ fresh, local }) => {
    const { name } = await fresh(many(1001));
    const { body } = await signed(local, { action: 'database.getDocument', collectionName: name, limit: 5000 });
    expect((body['data'] as { list: unknown[] }).list).toHaveLength(1000);
    expect(body['limit']).toBe(1000);
  }),
  behaviour('a window behind the end is empty', '@cloudbase/database/src/query.ts:377', async ({ fresh }) => {
    const items = await fresh(many(3));
    expect((await items.skip(3).get()).data).toEqual([]);
  }),
  behaviour(
    'one add carries more than a thousand documents',
    '@cloudbase/database/src/collection.ts:66-83',
    async ({ fresh }) => {
      const items = await fresh(many(2500));
      expect((await items.count()).total).toBe(2500);
    },
  ),
  behaviour(
    'an update of many has no limit of documents',
    'MongoDB manual, reference/method/db.collection.updateMany',
    async ({ fresh, _ }) => {
      const items = await fresh(many(1500));
      expect((await items.where({ n: _.gte(0) }).update({ seen: true })).updated).toBe(1500);
      expect((await items.where({ seen: true }).remove()).deleted).toBe(1500);
    },
  ),
  behaviour('a document may have nearly 16 MB', document, async ({ fresh }) => {
    const items = await fresh();
    await items.add({ _id: 'a', ...large(15.9) });
    const { data } = await items.doc('a').get();
    expect((data as { text: string }[])[0]?.text).toHaveLength(Math.floor(15.9 * MB));
  }),
  behaviour('a document of more is not added', document, async ({ fresh }) => {
    const items = await fresh();
    await expect(items.add({ _id: 'a', ...large(16.1) })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('16 MB'),
    });
    expect((await items.count()).total).toBe(0);
  }),
  behaviour('its bytes count, not its letters', document, async ({ fresh }) => {
    const items = await fresh();
    await expect(items.add({ text: '邻'.repeat(6 * MB) })).rejects.toThrow('16 MB');
  }),
  behaviour('a document does not grow beyond it', document, async ({ fresh, _ }) => {
    const items = await fresh([{ _id: 'a', ...large(10) }]);
    await expect(items.doc('a').update({ more: _.set(large(7)) })).rejects.toThrow('16 MB');
    expect((await items.where({ _id: 'a', more: _.exists(true) }).count()).total).toBe(0);
    await items.doc('a').update({ text: 'short' });
  }),
  behaviour('nor inside a transaction', document, async ({ fresh, db }) => {
    const items = await fresh();
    const transaction = await db.startTransaction();
    await expect(transaction.collection(items.name).add(large(16.1))).rejects.toThrow('16 MB');
    await transaction.rollback();
  }),
  behaviour('an answer carries 16 MB, not more', sizes, async ({ fresh }) => {
    const items = await fresh(fiveLarge);
    await expect(items.get()).rejects.toMatchObject(tooLarge);
    expect((await items.limit(3).get()).data).toHaveLength(3);
  }),
  behaviour('a large result fits when only parts of it are shown', sizes, async ({ fresh }) => {
    const items = await fresh(fiveLarge);
    const { data } = await items.orderBy('n', 'asc').field({ n: true, _id: false }).get();
    expect(data).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    await expect(items.field({ n: false }).get()).rejects.toMatchObject(tooLarge);
  }),
  behaviour('an aggregation answers 16 MB, and reads more', sizes, async ({ fresh, db }) => {
    const items = await fresh(fiveLarge);
    await expect(items.aggregate().match({}).end()).rejects.toMatchObject(tooLarge);
    const sum = items.aggregate().group({ _id: null, all: db.command.aggregate.sum('$n') });
    expect((await sum.end()).data).toEqual([{ _id: null, all: 10 }]);
  }),
  behaviour('a request of more than 48 MB is refused', sizes, async ({ local }) => {
    expect(await sent(local, 'x'.repeat(48 * MB + 1))).toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' });
  }),
  behaviour(
    'the name of a collection begins with a letter',
    'docs.cloudbase.net/api-reference/server/node-sdk/database/collection',
    async ({ db }) => {
      for (const name of ['1st', '_own', 'a b', 'x'.repeat(65)])
        await expect(db.createCollection(name)).rejects.toMatchObject({ code: 'INVALID_PARAM' });
    },
  ),
];
