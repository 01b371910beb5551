import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { bounds, multikey, reads } from './reads';

const lists = {
  docs: [
    { _id: 'a', l: [1, 9] },
    { _id: 'b', l: [4] },
    { _id: 'c', l: [] },
    { _id: 'd', l: 5 },
  ],
  keys: [{ l: 1 }],
} as const;
const parts = {
  docs: [
    {
      _id: 'a',
      items: [
        { k: 1, v: 2 },
        { k: 2, v: 1 },
      ],
    },
    { _id: 'b', items: [{ k: 2, v: 2 }] },
    { _id: 'c', items: [{ k: 3, v: 3 }] },
  ],
  keys: [{ 'items.k': 1, 'items.v': 1 }],
} as const;
const at = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const places = {
  docs: [
    { _id: 'near', p: at(111.1, 37.5) },
    { _id: 'next', p: at(111.11, 37.5) },
    { _id: 'far', p: at(120, 30) },
    { _id: 'nowhere' },
  ],
  keys: [{ p: '2dsphere' }],
} as const;
const circle = { $geoWithin: { $centerSphere: [[111.1, 37.5], 0.001] } };
const sphere = 'MongoDB manual, core/2dsphere';

/** Indexes of arrays and of places. */
export const manyKeys: readonly Behaviour[] = [
  reads(
    'an element is found by the index',
    multikey,
    lists,
    { query: { l: 9 } },
    { ids: ['a'], indexed: true, rowsRead: 1 },
  ),
  reads(
    'a document with several elements within is found once',
    multikey,
    lists,
    { query: { l: { $gt: 0 } } },
    {
      ids: ['a', 'b', 'd'],
      indexed: true,
    },
  ),
  reads(
    'different elements may meet two bounds',
    bounds,
    lists,
    { query: { l: { $gt: 5, $lt: 3 } } },
    { ids: ['a'], indexed: true },
  ),
  reads(
    'one element must meet both bounds of elemMatch',
    `${bounds}: $elemMatch`,
    lists,
    { query: { l: { $elemMatch: { $gt: 2, $lt: 5 } } } },
    {
      ids: ['b'],
      indexed: true,
    },
  ),
  reads('a whole array is compared as a whole', multikey, lists, { query: { l: [1, 9] } }, { ids: ['a'] }),
  reads(
    'an element of sub-documents is found by its field',
    multikey,
    parts,
    { query: { 'items.k': 2 } },
    {
      ids: ['a', 'b'],
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'two fields of sub-documents may be met by different elements',
    bounds,
    parts,
    { query: { 'items.k': 2, 'items.v': 2 } },
    {
      ids: ['a', 'b'],
      indexed: true,
    },
  ),
  reads(
    'elemMatch wants one element for both',
    bounds,
    parts,
    { query: { items: { $elemMatch: { k: 2, v: 2 } } } },
    {
      ids: ['b'],
      indexed: true,
    },
  ),
  reads(
    'all is narrowed by its first value',
    'MongoDB manual, reference/operator/query/all',
    lists,
    { query: { l: { $all: [9, 1] } } },
    {
      ids: ['a'],
      indexed: true,
      rowsRead: 1,
    },
  ),
  behaviour('two arrays in one index are refused', `${multikey}: compound multikey indexes`, async ({ fresh }) => {
    const collection = await fresh([], [{ name: 'both', keys: { a: 1, b: 1 } }]);
    await collection.add({ a: [1], b: 2 });
    await expect(collection.add({ a: [1], b: [2] })).rejects.toThrow('cannot index parallel arrays');
  }),
  behaviour('an index follows what it indexes', 'MongoDB manual, indexes', async ({ fresh, _ }) => {
    const collection = await fresh([{ _id: 'a', l: [1, 2] }], [{ name: 'l', keys: { l: 1 } }]);
    await collection.doc('a').update({ l: _.push([3]) });
    await collection.doc('a').update({ l: _.pull(1) });
    const found = await Promise.all([1, 2, 3].map((l) => collection.where({ l }).count()));
    expect(found.map(({ total }) => total)).toEqual([0, 1, 1]);
    await collection.doc('a').remove();
    expect((await collection.where({ l: 3 }).count()).total).toBe(0);
  }),
  behaviour('an index declared later holds what is there', 'MongoDB manual, core/index-creation', async (ground) => {
    const { name } = await ground.fresh(lists.docs);
    ground.local.cloud.declare({ name, indexes: [{ name: 'l', keys: { l: 1 } }], rule: 'ADMINONLY' });
    const found = await ground.db.collection(name).where({ l: 9 }).get();
    expect(found.data).toEqual([{ _id: 'a', l: [1, 9] }]);
  }),
  behaviour(
    'a unique index over doubles is refused, and the collection stays',
    'MongoDB manual, core/index-unique',
    async (ground) => {
      const { name } = await ground.fresh([{ n: 1 }, { n: 1 }]);
      const unique = [{ name: 'n', keys: { n: 1 as const }, unique: true }];
      expect(() => ground.local.cloud.declare({ name, indexes: unique, rule: 'ADMINONLY' })).toThrow(
        'duplicate key in n',
      );
      expect((await ground.db.collection(name).where({ n: 1 }).count()).total).toBe(2);
    },
  ),
  reads(
    'an area is narrowed by an index of places',
    sphere,
    places,
    { query: { p: circle } },
    {
      ids: ['near', 'next'],
      index: 'p',
      indexed: true,
      rowsRead: 2,
    },
  ),
  reads(
    'an area without an index of places is searched in everything',
    sphere,
    { ...places, keys: [] },
    { query: { p: circle } },
    {
      ids: ['near', 'next'],
      indexed: false,
      rowsRead: 4,
    },
  ),
  reads(
    'an index of places does not hold what has none',
    `${sphere}: sparse`,
    places,
    { query: { p: null } },
    {
      ids: ['nowhere'],
      index: null,
      indexed: false,
    },
  ),
];
