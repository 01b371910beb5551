import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';
import { raw, rows, stops, turns } from './rows';

const LOOKUP = 'MongoDB manual, reference/operator/aggregation/lookup';
const GRAPH = 'MongoDB manual, reference/operator/aggregation/graphLookup';
const NEAR =
  'https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.geoNear.md';
const DONE = '@cloudbase/database/src/aggregate.ts:61';

interface Two {
  orders: Awaited<ReturnType<Ground['fresh']>>;
  from: string;
}

/** A behaviour over two collections: what orders look up in another one. */
const between = (
  title: string,
  cite: string,
  [local, foreign]: readonly [readonly object[], readonly object[]],
  run: (two: Two, ground: Ground) => Promise<void>,
): Behaviour =>
  behaviour(title, cite, async (ground) => {
    const other = await ground.fresh(foreign, [{ name: 'k', keys: { k: 1 } }]);
    await run({ orders: await ground.fresh(local), from: other.name }, ground);
  });

const foundBy = async ({ orders, from }: Two): Promise<unknown[]> => {
  const spec = { from, localField: 'ref', foreignField: 'k', as: 'found' };
  const list = await rows(orders.aggregate().lookup(spec).sort({ _id: 1 }));
  return list.map((doc) => (doc as { found: { _id: number }[] }).found.map((one) => one._id));
};

const equalities: readonly Behaviour[] = [
  between(
    'lookup joins by equal values and answers an empty array where there is none',
    LOOKUP,
    [
      [
        { _id: 1, ref: 'a' },
        { _id: 2, ref: 'z' },
      ],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: 'b' },
        { _id: 12, k: 'a' },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10, 12], []]),
  ),
  between(
    'lookup by an array joins each of its elements, on both sides',
    LOOKUP,
    [
      [
        { _id: 1, ref: ['a', 'b'] },
        { _id: 2, ref: 'c' },
      ],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: ['b', 'c'] },
        { _id: 12, k: 'd' },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10, 11], [11]]),
  ),
  between(
    'a missing value joins with null and with missing values',
    LOOKUP,
    [
      [{ _id: 1 }, { _id: 2, ref: null }],
      [{ _id: 10, k: null }, { _id: 11 }, { _id: 12, k: 'a' }],
    ],
    async (two) =>
      expect(await foundBy(two)).toEqual([
        [10, 11],
        [10, 11],
      ]),
  ),
  between(
    'lookup joins documents only with the same order of fields',
    LOOKUP,
    [
      [{ _id: 1, ref: { x: 1, y: 2 } }],
      [
        { _id: 10, k: { x: 1, y: 2 } },
        { _id: 11, k: { y: 2, x: 1 } },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10]]),
  ),
  between(
    'lookup reads dotted fields through arrays and writes a dotted result',
    LOOKUP,
    [
      [{ _id: 1, items: [{ ref: 'a' }, { ref: 'b' }], o: { p: 1 } }],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: 'b' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = { from, localField: 'items.ref', foreignField: 'k', as: 'o.all' };
      const [doc] = await rows(orders.aggregate().lookup(spec));
      expect((doc as { o: unknown }).o).toEqual({
        p: 1,
        all: [
          { _id: 10, k: 'a' },
          { _id: 11, k: 'b' },
        ],
      });
    },
  ),
  turns('lookup in a collection that is not there finds nothing', 'lookup', [
    [{ _id: 1, ref: 1 }],
    (pipeline) => pipeline.lookup({ from: 'nowhere_at_all', localField: 'ref', foreignField: 'k', as: 'found' }),
    [{ _id: 1, ref: 1, found: [] }],
  ]),
  stops('lookup joins by fields or by a pipeline, not by both', 'lookup', [
    [],
    (pipeline) => pipeline.lookup({ from: 'x', localField: 'a', foreignField: 'b', pipeline: [], as: 'c' }),
    /\$lookup with 'pipeline' may not specify 'localField' or 'foreignField'/,
  ]),
  stops('lookup says where to put what it found', 'lookup', [
    [],
    (pipeline) => pipeline.lookup({ from: 'x', localField: 'a', foreignField: 'b' }),
    /must specify 'as' field for a \$lookup/,
  ]),
];

const stocks = [
  { _id: 1, k: 'lamp', stock: 5, site: 'n' },
  { _id: 2, k: 'lamp', stock: 50, site: 's' },
  { _id: 3, k: 'road', stock: 90, site: 'n' },
];

const pipelines: readonly Behaviour[] = [
  between(
    'a pipeline made with $.pipeline() joins by several conditions over let variables',
    DONE,
    [
      [
        { _id: 1, item: 'lamp', need: 10 },
        { _id: 2, item: 'road', need: 100 },
      ],
      stocks,
    ],
    async ({ orders, from }, { _: { aggregate: $ } }) => {
      const equal = $.and([$.eq(['$k', '$$item']), $.gte(['$stock', '$$need'])]);
      const inner = $.pipeline().match({ $expr: equal }).project({ _id: 0, site: 1 }).done();
      const spec = { from, let: { item: '$item', need: '$need' }, pipeline: inner, as: 'sites' };
      const list = await rows(orders.aggregate().lookup(spec).sort({ _id: 1 }).project({ sites: 1 }));
      expect(list).toEqual([
        { _id: 1, sites: [{ site: 's' }] },
        { _id: 2, sites: [] },
      ]);
    },
  ),
  between(
    'a pipeline without variables gives every document the same',
    LOOKUP,
    [[{ _id: 1 }, { _id: 2 }], stocks],
    async ({ orders, from }, { _: { aggregate: $ } }) => {
      const inner = $.pipeline()
        .group({ _id: null, all: $.sum('$stock') })
        .project({ _id: 0 })
        .done();
      const list = await rows(orders.aggregate().lookup({ from, pipeline: inner, as: 'sum' }).sort({ _id: -1 }));
      expect(list).toEqual([
        { _id: 2, sum: [{ all: 145 }] },
        { _id: 1, sum: [{ all: 145 }] },
      ]);
    },
  ),
  between(
    'a pipeline inside a pipeline sees the variables around both',
    LOOKUP,
    [[{ _id: 1, item: 'lamp' }], stocks],
    async ({ orders, from }) => {
      const inner = {
        from,
        let: { site: '$site' },
        as: 'other',
        pipeline: [
          { $match: { $expr: { $and: [{ $eq: ['$site', '$$site'] }, { $ne: ['$k', '$$item'] }] } } },
          { $project: { _id: 1 } },
        ],
      };
      const outer = {
        from,
        let: { item: '$item' },
        as: 'found',
        pipeline: [
          { $match: { $expr: { $eq: ['$k', '$$item'] } } },
          { $sort: { _id: 1 } },
          { $lookup: inner },
          { $project: { other: 1 } },
        ],
      };
      expect(await raw(orders, [{ $lookup: outer }, { $project: { found: 1 } }])).toEqual([
        {
          _id: 1,
          found: [
            { _id: 1, other: [{ _id: 3 }] },
            { _id: 2, other: [] },
          ],
        },
      ]);
    },
  ),
  between(
    'unionWith appends the documents of another collection',
    'MongoDB manual, reference/operator/aggregation/unionWith',
    [[{ _id: 1, k: 'here' }], stocks],
    async ({ orders, from }) => {
      const union = { coll: from, pipeline: [{ $match: { site: 'n' } }, { $project: { k: 1 } }] };
      expect(await raw(orders, [{ $unionWith: union }, { $sort: { k: 1 } }])).toEqual([
        { _id: 1, k: 'here' },
        { _id: 1, k: 'lamp' },
        { _id: 3, k: 'road' },
      ]);
    },
  ),
  between(
    'graphLookup follows a chain, once round a circle, and tells the depth',
    GRAPH,
    [
      [{ _id: 1, to: 'a' }],
      [
        { _id: 10, k: 'a', to: 'b' },
        { _id: 11, k: 'b', to: ['c', 'a'] },
        { _id: 12, k: 'c' },
        { _id: 13, k: 'd' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = {
        from,
        startWith: '$to',
        connectFromField: 'to',
        connectToField: 'k',
        as: 'all',
        depthField: 'depth',
      };
      const project = { _id: 0, all: { $map: { input: '$all', as: 'one', in: ['$$one._id', '$$one.depth'] } } };
      const [doc] = await raw(orders, [{ $graphLookup: spec }, { $project: project }]);
      expect((doc as { all: number[][] }).all.sort()).toEqual([
        [10, 0],
        [11, 1],
        [12, 2],
      ]);
    },
  ),
  between(
    'graphLookup stops at a depth and keeps to a condition',
    GRAPH,
    [
      [{ _id: 1, to: 'a' }],
      [
        { _id: 10, k: 'a', to: ['b', 'c'] },
        { _id: 11, k: 'b', to: 'd' },
        { _id: 12, k: 'c', off: true },
        { _id: 13, k: 'd' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = {
        from,
        startWith: '$to',
        connectFromField: 'to',
        connectToField: 'k',
        as: 'all',
        maxDepth: 1,
        restrictSearchWithMatch: { off: { $ne: true } },
      };
      const [doc] = await raw(orders, [{ $graphLookup: spec }]);
      expect((doc as { all: { _id: number }[] }).all.map((one) => one._id).sort()).toEqual([10, 11]);
    },
  ),
];

const place = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const places = [
  { _id: 'tower', kind: 'sight', at: place(113.30593, 23.1361155) },
  { _id: 'square', kind: 'road', at: place(113.306789, 23.1564721) },
  { _id: 'far', kind: 'sight', at: place(114, 23) },
];

const nearby = (title: string, run: (collection: Two['orders'], ground: Ground) => Promise<void>): Behaviour =>
  behaviour(title, NEAR, async (ground) => {
    const collection = await ground.fresh(places, [{ name: 'at', keys: { at: '2dsphere' } }]);
    await run(collection, ground);
  });

const near: readonly Behaviour[] = [
  nearby('geoNear sorts by the distance in metres and writes it', async (collection, { db }) => {
    const spec = {
      near: new db.Geo.Point(113.3089506, 23.0968251),
      distanceField: 'o.away',
      includeLocs: 'o.at',
      spherical: true,
    };
    const list = (await rows(collection.aggregate().geoNear(spec))) as {
      _id: string;
      o: { away: number; at: object };
    }[];
    expect(list.map((doc) => doc._id)).toEqual(['tower', 'square', 'far']);
    expect(list[0]?.o.away).toBeCloseTo(4384.68, 1);
    expect(list[0]?.o.at).toEqual(places[0]?.at);
  }),
  nearby('geoNear keeps to distances, a query and a multiplier', async (collection, { db, _ }) => {
    const spec = {
      near: new db.Geo.Point(113.3089506, 23.0968251),
      distanceField: 'km',
      spherical: true,
      maxDistance: 7000,
      minDistance: 4000,
      distanceMultiplier: 0.001,
      query: { kind: _.neq('road') },
      key: 'at',
    };
    const list = (await rows(collection.aggregate().geoNear(spec).project({ at: 0, kind: 0 }))) as { km: number }[];
    expect(list).toHaveLength(1);
    expect(list[0]?.km).toBeCloseTo(4.3847, 3);
  }),
  nearby('geoNear is the first stage', async (collection, { db }) => {
    const spec = { near: new db.Geo.Point(113, 23), distanceField: 'd', spherical: true };
    await expect(rows(collection.aggregate().match({}).geoNear(spec))).rejects.toMatchObject({
      message: expect.stringContaining('$geoNear is only valid as the first stage in a pipeline') as string,
    });
  }),
  behaviour('geoNear needs a geospatial index', NEAR, async ({ db, fresh }) => {
    const spec = { near: new db.Geo.Point(113, 23), distanceField: 'd', spherical: true };
    await expect(rows((await fresh(places)).aggregate().geoNear(spec))).rejects.toMatchObject({
      message: expect.stringContaining('unable to find index for $geoNear query') as string,
    });
  }),
];

/** Stages that reach other documents: of other collections, along chains, and near a place. */
export const joins: readonly Behaviour[] = [...equalities, ...pipelines, ...near];
