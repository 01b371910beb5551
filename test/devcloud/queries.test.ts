import fc from 'fast-check';
import { matcher } from '../../devcloud/cloud/db/query';
import { sortBy } from '../../devcloud/cloud/db/compare';
import { collections, startLocal } from './local';
import type { Local } from './local';

type Doc = Record<string, unknown>;

let local: Local;
const db = () => local.app.database();
const reports = () => db().collection('reports');

beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local.stop());
beforeEach(async () => {
  await reports().where({}).remove();
});

const samples = [
  {
    _id: 'a',
    number: 1,
    n: 5,
    s: '楼上渗水',
    l: [1, 2],
    o: { x: 1, y: 2 },
    items: [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
    ],
  },
  { _id: 'b', number: 2, n: 7, s: '路灯', l: [2, 3], o: { y: 2, x: 1 }, at: new Date(5) },
  { _id: 'c', number: 3, n: null, l: [] },
];

const ids = async (query: object): Promise<unknown[]> => {
  const { data } = await reports().where(query).orderBy('_id', 'asc').get();
  return (data as Doc[]).map((doc) => doc['_id']);
};

describe('queries', () => {
  it('knows the query operators', async () => {
    const _ = db().command;
    await reports().add(samples);
    expect(await ids({ n: _.gt(5) })).toEqual(['b']);
    expect(await ids({ n: _.gte(5).and(_.lt(7)) })).toEqual(['a']);
    expect(await ids({ n: _.in([5, null]) })).toEqual(['a', 'c']);
    expect(await ids({ n: _.neq(5) })).toEqual(['b', 'c']);
    expect(await ids({ n: _.nin([5, 7]) })).toEqual(['c']);
    expect(await ids({ s: null })).toEqual(['c']);
    expect(await ids({ s: _.exists(false) })).toEqual(['c']);
    expect(await ids({ s: /渗.$/ })).toEqual(['a']);
    expect(await ids({ s: db().RegExp({ regexp: '^路' }) })).toEqual(['b']);
  });

  it('looks into arrays and sub-documents', async () => {
    const _ = db().command;
    await reports().add(samples);
    expect(await ids({ l: 2 })).toEqual(['a', 'b']);
    expect(await ids({ l: _.all([1, 2]) })).toEqual(['a']);
    expect(await ids({ l: _.size(0) })).toEqual(['c']);
    expect(await ids({ l: _.elemMatch({ $gt: 2 }) } as object)).toEqual(['b']);
    expect(await ids({ items: _.elemMatch({ k: 1, v: 2 }) })).toEqual([]);
    expect(await ids({ items: _.elemMatch({ k: 2, v: 2 }) })).toEqual(['a']);
    expect(await ids({ 'items.k': 2 })).toEqual(['a']);
    expect(await ids({ 'items.1.k': 2 })).toEqual(['a']);
    expect(await ids({ o: _.eq({ x: 1, y: 2 }) })).toEqual(['a']);
    expect(await ids({ at: _.lte(new Date(5)) })).toEqual(['b']);
    expect(await ids({ n: { $mod: [5, 2] } })).toEqual(['b']);
    expect(await ids(_.or([{ n: 5 }, { at: _.exists(true) }]))).toEqual(['a', 'b']);
    expect(await ids({ n: _.not(_.gt(5)) })).toEqual(['a', 'c']);
    expect(await ids({ n: _.gt('5') })).toEqual([]);
  });

  it('refuses a query that Mongo would refuse, and never runs code', async () => {
    await reports().add({ _id: 'a', number: 1 });
    const raw = (query: object) => reports().options({ raw: true }).where(query).get();
    await expect(raw({ $where: 'true' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    await expect(raw({ n: { $nonsense: 1 } })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    expect(await ids({ 'constructor.name': 'Object' })).toEqual([]);
  });

  it('keeps unique indexes, a missing field counting as null', async () => {
    await reports().add([{ _id: 'a', number: 1 }, { _id: 'b' }]);
    await expect(reports().add({ _id: 'c', number: 1 })).rejects.toThrow(
      /E11000 duplicate key error collection: .*reports index: number dup key: { number: 1 }/,
    );
    await expect(reports().add({ _id: 'd' })).rejects.toThrow(/E11000/);
    await expect(reports().doc('b').update({ number: 1 })).rejects.toThrow(/E11000/);
    await reports().doc('a').update({ number: 2 });
    await reports().doc('b').update({ number: 1 });
    expect(await ids({ number: 1 })).toEqual(['b']);
  });

  const value = fc.oneof(
    fc.integer({ min: -2, max: 3 }),
    fc.constantFrom('a', 'b', '', null, true, 1.5, '宏'),
    fc.date({ min: new Date(0), max: new Date(3), noInvalidDate: true }),
  );
  const tags = fc.oneof(fc.array(value, { maxLength: 3 }), value);
  const doc = fc.record({ communityId: value, state: value, at: value, tags, n: value }, { requiredKeys: [] });
  const condition = fc.oneof(
    value,
    fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
    fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne').chain((op) => value.map((bound) => ({ [op]: bound }))),
    fc.tuple(value, value).map(([low, high]) => ({ $gte: low, $lt: high })),
  );
  const query = fc.record(
    { communityId: condition, state: condition, at: condition, tags: condition },
    { requiredKeys: [] },
  );
  const sort = fc.constantFrom<[string, 'asc' | 'desc'][]>(
    [],
    [['at', 'desc']],
    [['at', 'asc']],
    [
      ['communityId', 'asc'],
      ['at', 'desc'],
    ],
    [['tags', 'desc']],
    [['n', 'asc']],
  );

  it('finds through indexes exactly what a scan finds, in the same order', async () => {
    const property = fc.asyncProperty(
      fc.array(doc, { maxLength: 25 }),
      fc.array(fc.tuple(query, sort), { minLength: 8, maxLength: 8 }),
      async (docs, queries) => {
        await reports().where({}).remove();
        const stored = docs.map((fields, at) => ({ _id: String(at), number: at, ...fields }));
        if (stored.length > 0) await reports().add(stored);
        for (const [filter, order] of queries) {
          let request = reports().options({ raw: true }).where(filter);
          for (const [name, way] of order) request = request.orderBy(name, way);
          const found = (await request.get()).data as Doc[];
          const expected = stored.filter((candidate) => matcher(filter)(candidate as Doc)) as Doc[];
          expect(new Set(found.map((row) => row['_id']))).toEqual(new Set(expected.map((row) => row['_id'])));
          const spec = order.map(([name, way]) => [name, way === 'asc' ? 1 : -1] as const);
          const keyed = (rows: Doc[]) =>
            sortBy(rows, (row) => row, spec).map((row) => order.map(([name]) => row[name] ?? null));
          expect(found.map((row) => order.map(([name]) => row[name] ?? null))).toEqual(keyed(found));
          expect((await reports().options({ raw: true }).where(filter).count()).total).toBe(expected.length);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('rebuilds indexes when their declaration changes and drops those no longer declared', async () => {
    const first = await startLocal();
    const of = (own: Local) => own.app.database().collection('reports');
    await of(first).add([
      { _id: 'a', number: 1, n: 2 },
      { _id: 'b', number: 2, n: 1 },
    ]);
    await first.cloud.stop();
    const indexes = [{ name: 'number', keys: { number: 1, n: 1 } as const }];
    const changed = collections.map((c) => (c.name === 'reports' ? { ...c, indexes } : c));
    const second = await startLocal({ dataDir: first.dataDir, collections: changed });
    await of(second).add({ _id: 'c', number: 1, n: 3 });
    const { data } = await of(second).where({ number: 1 }).orderBy('_id', 'asc').get();
    expect((data as Doc[]).map((doc) => doc['_id'])).toEqual(['a', 'c']);
    await second.stop();
    Object.assign(process.env, local.cloud.environment());
  });
});
