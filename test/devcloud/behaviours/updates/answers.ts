import { behaviour } from '../../../support/behaviours';

type Doc = Record<string, unknown>;

/** What updates answer, which documents they reach, and the server's time. */
export const updateAnswers = [
  behaviour(
    'an update that changes nothing counts nothing',
    'MongoDB manual, reference/command/update: nModified',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'a', n: 1 }]);
      expect((await collection.doc('a').update({ n: 1 })).updated).toBe(0);
      expect((await collection.doc('a').update({ n: 2 })).updated).toBe(1);
    },
  ),
  behaviour(
    'updateAndReturn counts the document even if it did not change',
    'MongoDB manual, reference/command/findAndModify: lastErrorObject',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'a', n: 1 }]);
      expect(await collection.where({ _id: 'a' }).updateAndReturn({ n: 1 })).toMatchObject({
        updated: 1,
        doc: { n: 1 },
      });
    },
  ),
  behaviour(
    'updateAndReturn gives no document when none matches',
    '@cloudbase/database/src/query.ts:532',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'a', n: 1 }]);
      expect(await collection.where({ n: 2 }).updateAndReturn({ n: 3 })).toMatchObject({ updated: 0, doc: null });
    },
  ),
  behaviour('where().update changes all that match', '@cloudbase/database/src/query.ts:409', async ({ fresh }) => {
    const collection = await fresh([{ k: 1 }, { k: 1 }, { k: 2 }]);
    expect((await collection.where({ k: 1 }).update({ seen: true })).updated).toBe(2);
    expect((await collection.where({ seen: true }).count()).total).toBe(2);
  }),
  behaviour(
    'where().update with multiple:false changes one',
    '@cloudbase/database/src/query.ts:409',
    async ({ fresh }) => {
      const collection = await fresh([{ k: 1 }, { k: 1 }]);
      expect((await collection.where({ k: 1 }).options({ multiple: false }).update({ k: 2 })).updated).toBe(1);
      expect((await collection.where({ k: 1 }).count()).total).toBe(1);
    },
  ),
  behaviour(
    'an update of a document that is not there inserts nothing',
    '@cloudbase/database/src/document.ts:253',
    async ({ fresh }) => {
      const collection = await fresh();
      expect((await collection.doc('a').update({ n: 1 })).updated).toBe(0);
      expect((await collection.count()).total).toBe(0);
    },
  ),
  behaviour(
    '$ finds its element in each document',
    'MongoDB manual, reference/operator/update/positional',
    async ({ fresh }) => {
      const collection = await fresh([
        { _id: 'a', l: [1, 5] },
        { _id: 'b', l: [5, 1] },
      ]);
      await collection.where({ l: 5 }).update({ 'l.$': 0 });
      expect((await collection.orderBy('_id', 'asc').get()).data).toEqual([
        { _id: 'a', l: [1, 0] },
        { _id: 'b', l: [0, 1] },
      ]);
    },
  ),
  behaviour(
    'the server’s date has its offset wherever it stands',
    '@cloudbase/database/src/serverDate/index.ts:14',
    async ({ fresh, db, _ }) => {
      const collection = await fresh([{ _id: 'a', l: [] }]);
      const before = Date.now();
      await collection.doc('a').update({
        at: db.serverDate(),
        o: { later: db.serverDate({ offset: 60_000 }) },
        l: _.push([{ at: db.serverDate({ offset: -60_000 }) }]),
      });
      const [doc] = (await collection.doc('a').get()).data as { at: Date; o: { later: Date }; l: { at: Date }[] }[];
      expect(doc?.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(Number(doc?.o.later) - Number(doc?.at)).toBe(60_000);
      expect(Number(doc?.l[0]?.at) - Number(doc?.at)).toBe(-60_000);
    },
  ),
  behaviour(
    'the server’s date works in unshift, addToSet and inserted documents',
    '@cloudbase/database/src/serializer/datatype.ts:28',
    async ({ fresh, db, _ }) => {
      const collection = await fresh();
      await collection.add({ _id: 'a', at: db.serverDate(), first: [], set: [] } as Doc);
      await collection.doc('a').update({ first: _.unshift([db.serverDate()]), set: _.addToSet(db.serverDate()) });
      const [doc] = (await collection.doc('a').get()).data as { at: Date; first: Date[]; set: Date[] }[];
      expect([doc?.at, doc?.first[0], doc?.set[0]].every((value) => value instanceof Date)).toBe(true);
    },
  ),
  behaviour(
    'the server’s date is a bound of a query',
    '@cloudbase/database/src/serverDate/index.ts:14',
    async ({ fresh, db, _ }) => {
      const collection = await fresh([
        { _id: 'past', at: new Date(0) },
        { _id: 'future', at: new Date(8.64e15) },
      ]);
      const { data } = await collection.where({ at: _.lt(db.serverDate()) }).get();
      expect((data as Doc[]).map((doc) => doc['_id'])).toEqual(['past']);
    },
  ),
  behaviour(
    'currentDate sets the time of the request',
    'MongoDB manual, reference/operator/update/currentDate',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'a' }]);
      const before = Date.now();
      await collection.doc('a').update({ $currentDate: { at: true, also: { $type: 'date' } } });
      const [doc] = (await collection.doc('a').get()).data as { at: Date; also: Date }[];
      expect(doc?.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(doc?.also).toEqual(doc?.at);
    },
  ),
  behaviour(
    'exactly seven of thirty concurrent buyers get one of seven',
    'MongoDB manual, core/write-operations-atomicity',
    async ({ fresh, _ }) => {
      const collection = await fresh([{ _id: 'a', left: 7 }]);
      const buy = () => collection.where({ _id: 'a', left: _.gte(1) }).updateAndReturn({ left: _.inc(-1) });
      const answers = await Promise.all(Array.from({ length: 30 }, buy));
      const left = answers.flatMap((answer) => (answer.doc ? [(answer.doc as { left: number }).left] : []));
      expect(left).toEqual([6, 5, 4, 3, 2, 1, 0]);
    },
  ),
  behaviour('set replaces the whole document', '@cloudbase/database/src/document.ts:135', async ({ fresh }) => {
    const collection = await fresh([{ _id: 'a', n: 1 }]);
    expect(await collection.doc('a').set({ m: 2 })).toMatchObject({ updated: 1 });
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', m: 2 }]);
  }),
  behaviour('set inserts what is not there', '@cloudbase/database/src/document.ts:135', async ({ fresh }) => {
    const collection = await fresh();
    expect(await collection.doc('a').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' });
  }),
  behaviour(
    'remove takes one document or all that match',
    '@cloudbase/database/src/query.ts:484',
    async ({ fresh }) => {
      const collection = await fresh([{ _id: 'a', k: 1 }, { k: 1 }, { k: 2 }]);
      expect((await collection.doc('a').remove()).deleted).toBe(1);
      expect((await collection.where({ k: 1 }).remove()).deleted).toBe(1);
      expect((await collection.count()).total).toBe(1);
    },
  ),
];
