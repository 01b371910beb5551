import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import type { Docs } from './finds';

type Order = readonly (readonly [string, 'asc' | 'desc'])[];

const BSON = 'MongoDB manual, reference/bson-type-comparison-order';
const SORT = 'MongoDB manual, reference/method/cursor.sort';
const SDK = '@cloudbase/database/src/query.ts:339';

/** States in which order documents come; with an index on the fields they come in the same. */
const sorts = (
  title: string,
  cite: string,
  docs: Docs,
  order: Order,
  ids: readonly string[],
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    cite,
    async ({ fresh }) => {
      const stored = Object.entries(docs).map(([_id, doc]) => ({ _id, ...doc }));
      const keys = Object.fromEntries(order.map(([name, way]) => [name, way === 'asc' ? 1 : -1] as const));
      for (const indexes of [[], [{ name: 'order', keys }]]) {
        const collection = await fresh(stored, indexes);
        let query = collection.where({});
        for (const [name, way] of order) query = query.orderBy(name, way);
        expect(((await query.get()).data as { _id: string }[]).map((doc) => doc._id)).toEqual(ids);
      }
    },
    guards,
  );

const kinds = {
  a: { v: /x/ },
  b: { v: new Date(0) },
  c: { v: true },
  d: { v: { x: 1 } },
  e: { v: 'x' },
  f: { v: -1 },
  g: { v: null },
};
const lists = { a: { l: [5, 1] }, b: { l: [2, 3] }, c: { l: 4 }, d: { l: [] }, e: {} };

/** In which order queries give what they find. */
export const sortedQueries = [
  sorts('types come in their own order', BSON, kinds, [['v', 'asc']], ['g', 'f', 'e', 'd', 'c', 'b', 'a']),
  sorts(
    'upwards an array counts as its smallest element',
    `${BSON}: arrays`,
    lists,
    [['l', 'asc']],
    ['d', 'e', 'a', 'b', 'c'],
  ),
  sorts(
    'downwards an array counts as its largest element',
    `${BSON}: arrays`,
    lists,
    [['l', 'desc']],
    ['a', 'c', 'b', 'e', 'd'],
    ['sort.arrays'],
  ),
  sorts(
    'a missing field sorts as null',
    `${BSON}: non-existent fields`,
    { a: { n: 0 }, b: {}, c: { n: -1 } },
    [['n', 'asc']],
    ['b', 'c', 'a'],
  ),
  sorts(
    'strings sort by their bytes',
    BSON,
    { a: { s: 'b' }, b: { s: 'B' }, c: { s: '邻' }, d: { s: '𠮷' }, e: { s: '' }, f: { s: 'a b' } },
    [['s', 'asc']],
    ['e', 'b', 'f', 'a', 'c', 'd'],
  ),
  sorts(
    'numbers sort by value, whatever their kind',
    BSON,
    { a: { n: 2 ** 40 }, b: { n: 1.5 }, c: { n: -0.5 }, d: { n: 1 }, e: { n: Number.NaN } },
    [['n', 'asc']],
    ['e', 'c', 'd', 'b', 'a'],
  ),
  sorts(
    'sub-documents sort field by field',
    `${BSON}: objects`,
    { a: { o: { x: 2 } }, b: { o: { x: 1, y: 1 } }, c: { o: { x: 1 } }, d: { o: {} } },
    [['o', 'asc']],
    ['d', 'c', 'b', 'a'],
  ),
  sorts(
    'a second field decides among equals',
    SDK,
    { a: { g: 1, n: 1 }, b: { g: 0, n: 1 }, c: { g: 1, n: 2 } },
    [
      ['g', 'desc'],
      ['n', 'desc'],
    ],
    ['c', 'a', 'b'],
  ),
  sorts(
    'a path sorts by what it leads to',
    SORT,
    { a: { o: { n: 2 } }, b: { o: { n: 1 } }, c: { o: 5 } },
    [['o.n', 'asc']],
    ['c', 'b', 'a'],
  ),
  sorts(
    'a path through an array takes its best element',
    SORT,
    { a: { l: [{ n: 9 }, { n: 1 }] }, b: { l: [{ n: 5 }] } },
    [['l.n', 'desc']],
    ['a', 'b'],
    ['sort.arrays'],
  ),
  behaviour('skip and limit cut a page out of the order', SDK, async ({ fresh }) => {
    const collection = await fresh(Array.from({ length: 10 }, (_, n) => ({ n: (n * 7) % 10 })));
    const page = await collection.orderBy('n', 'desc').skip(3).limit(2).get();
    expect((page.data as { n: number }[]).map((doc) => doc.n)).toEqual([6, 5]);
  }),
  behaviour(
    'count counts what a query finds, whatever its order',
    '@cloudbase/database/src/query.ts:210',
    async ({ fresh, _ }) => {
      const collection = await fresh([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect((await collection.where({ n: _.gt(1) }).count()).total).toBe(2);
    },
  ),
];
