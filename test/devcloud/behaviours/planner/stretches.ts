import type { Behaviour } from '../../../support/behaviours';
import { indexes, numbered, platform, reads } from './reads';

const numbers = { docs: numbered(50, (n) => ({ n })), keys: [{ n: 1 }] } as const;
const downwards = { ...numbers, keys: [{ n: -1 }] } as const;
const pairs = { docs: numbered(60, (n) => ({ a: n % 3, b: n % 5 })), keys: [{ a: 1, b: 1 }] } as const;
const mixed = {
  docs: [1, '1', null, true, [1], { x: 1 }, new Date(1)].map((v, n) => ({ _id: String(n), v })),
  keys: [{ v: 1 }],
} as const;
const PARTIAL = 'MongoDB manual, reference/operator/query/exists';

/** The documents that an index leads to. */
export const stretches: readonly Behaviour[] = [
  reads(
    'an equality looks only at what is equal',
    platform,
    numbers,
    { query: { n: 7 } },
    {
      ids: ['007'],
      index: 'n',
      indexed: true,
      rowsRead: 1,
    },
  ),
  reads(
    'a range looks only at what is within',
    platform,
    numbers,
    { query: { n: { $gte: 10, $lt: 13 } } },
    {
      ids: ['010', '011', '012'],
      indexed: true,
      rowsRead: 3,
    },
  ),
  reads(
    'a downward index serves ranges as well',
    platform,
    downwards,
    { query: { n: { $gt: 46 } } },
    {
      ids: ['047', '048', '049'],
      indexed: true,
      rowsRead: 3,
    },
  ),
  reads(
    'bounds that exclude each other look at nothing',
    platform,
    numbers,
    { query: { n: { $gt: 9, $lt: 3 } } },
    {
      ids: [],
      indexed: true,
      rowsRead: 0,
    },
  ),
  reads(
    'in looks at each of its values once',
    'MongoDB manual, reference/operator/query/in',
    numbers,
    { query: { n: { $in: [3, 5, 3, 99] } } },
    {
      ids: ['003', '005'],
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'two conditions joined by and narrow together',
    platform,
    numbers,
    { query: { $and: [{ n: { $gt: 5 } }, { n: { $lte: 7 } }] } },
    {
      ids: ['006', '007'],
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'a compound index narrows by all its fields',
    indexes,
    pairs,
    { query: { a: 1, b: 4 } },
    {
      index: 'a,b',
      indexed: true,
      ids: ['004', '019', '034', '049'],
      rowsRead: 4,
    },
  ),
  reads(
    'it serves its first field alone',
    indexes,
    pairs,
    { query: { a: 1 } },
    { index: 'a,b', indexed: true, rowsRead: 20 },
  ),
  reads(
    'it does not serve its second field alone',
    indexes,
    pairs,
    { query: { b: 4 } },
    {
      index: null,
      indexed: false,
      rowsRead: 60,
    },
  ),
  reads(
    'behind a range the second field is tested',
    indexes,
    pairs,
    { query: { a: { $gte: 2 }, b: 4 } },
    {
      index: 'a,b',
      ids: ['014', '029', '044', '059'],
      rowsRead: 20,
    },
  ),
  reads(
    'a bound compares within its own type',
    'MongoDB manual, reference/method/db.collection.find: type bracketing',
    mixed,
    { query: { v: { $gte: 0 } } },
    {
      ids: ['0', '4'],
      indexed: true,
    },
  ),
  reads(
    'null finds what is missing, too',
    'MongoDB manual, tutorial/query-for-null-fields',
    {
      docs: [{ _id: 'a' }, { _id: 'b', v: null }, { _id: 'c', v: 0 }],
      keys: [{ v: 1 }],
    },
    { query: { v: null } },
    { ids: ['a', 'b'], indexed: true, rowsRead: 2 },
  ),
  reads(
    'a missing field is found by the index',
    PARTIAL,
    {
      docs: [{ _id: 'a' }, { _id: 'b', v: null }, { _id: 'c', v: 0 }],
      keys: [{ v: 1 }],
    },
    { query: { v: { $exists: false } } },
    { ids: ['a'], indexed: true, rowsRead: 2 },
  ),
  reads(
    'an inequality is served by no index',
    'MongoDB manual, core/query-optimization: selectivity',
    numbers,
    { query: { n: { $ne: 3 } } },
    {
      indexed: false,
      rowsRead: 50,
    },
  ),
  reads(
    'every collection is indexed by _id',
    'MongoDB manual, indexes: default _id index',
    numbers,
    { query: { _id: { $in: ['003', '049', 'none'] } } },
    {
      ids: ['003', '049'],
      index: null,
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'of several indexes the one that narrows most is taken',
    'MongoDB manual, core/query-plans',
    {
      docs: pairs.docs,
      keys: [{ a: 1 }, { b: 1, a: 1 }],
    },
    { query: { a: 1, b: 4 } },
    { index: 'b,a', rowsRead: 4 },
  ),
  reads(
    'a long text is indexed whole',
    'MongoDB manual, reference/limits: index key limit, removed in 4.2',
    {
      docs: ['x', 'y'].map((end) => ({ _id: end, s: '长'.repeat(2000) + end })),
      keys: [{ s: 1 }],
    },
    { query: { s: `${'长'.repeat(2000)}y` } },
    { ids: ['y'], indexed: true, rowsRead: 1 },
  ),
];
