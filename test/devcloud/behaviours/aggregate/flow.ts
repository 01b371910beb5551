import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { rows, stops, turns } from './rows';

const SDK = 'https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate/stages/';
const SENT = '@cloudbase/database/src/aggregate.ts:74';
const DECISION = 'docs/decisions/013-aggregation-rows.md';

const numbered = (count: number): object[] => Array.from({ length: count }, (_item, at) => ({ _id: at, n: at }));

const windows: readonly Behaviour[] = [
  turns('match takes the commands of a query', `${SDK}match`, [
    [
      { _id: 1, a: 1, t: ['x'] },
      { _id: 2, a: 5, t: ['x', 'y'] },
      { _id: 3, a: 9 },
    ],
    (pipeline, { _ }) => pipeline.match({ a: _.gt(1).and(_.lt(9)), t: 'x' }),
    [{ _id: 2, a: 5, t: ['x', 'y'] }],
  ]),
  turns('match may compare fields by an expression', 'match', [
    [
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 3, b: 2 },
    ],
    (pipeline, { _ }) => pipeline.match({ $expr: _.aggregate.gt(['$a', '$b']) }),
    [{ _id: 2, a: 3, b: 2 }],
  ]),
  turns('sort, skip and limit apply in the order they stand', `${SDK}limit`, [
    numbered(6),
    (pipeline) => pipeline.sort({ n: -1 }).limit(4).skip(1).sort({ n: 1 }).limit(2),
    [
      { _id: 2, n: 2 },
      { _id: 3, n: 3 },
    ],
  ]),
  turns('a match after a limit sees what the limit left', 'limit', [
    numbered(6),
    (pipeline, { _ }) =>
      pipeline
        .sort({ n: 1 })
        .limit(3)
        .match({ n: _.gt(1) }),
    [{ _id: 2, n: 2 }],
  ]),
  turns('sort orders by several fields, and arrays by their largest element downwards', 'sort', [
    [
      { _id: 1, g: 1, v: [1, 9] },
      { _id: 2, g: 1, v: 5 },
      { _id: 3, g: 0, v: 7 },
    ],
    (pipeline) => pipeline.sort({ g: 1, v: -1 }),
    [
      { _id: 3, g: 0, v: 7 },
      { _id: 1, g: 1, v: [1, 9] },
      { _id: 2, g: 1, v: 5 },
    ],
  ]),
  turns('sort after a group orders the groups', 'sort', [
    [
      { _id: 1, k: 'a', v: 1 },
      { _id: 2, k: 'b', v: 5 },
      { _id: 3, k: 'a', v: 2 },
    ],
    (pipeline, { _: { aggregate: $ } }) =>
      pipeline
        .group({ _id: '$k', sum: $.sum('$v') })
        .sort({ sum: -1 })
        .limit(1),
    [{ _id: 'b', sum: 5 }],
  ]),
  stops('limit must be positive', 'limit', [[], (pipeline) => pipeline.limit(0), /the limit must be positive/]),
  stops('skip cannot be negative', 'skip', [[], (pipeline) => pipeline.skip(-1), /cannot be negative/]),
  stops('sort knows 1 and -1', 'sort', [
    [],
    (pipeline) => pipeline.sort({ a: 2 }),
    /key ordering must be 1 \(for ascending\) or -1 \(for descending\)/,
  ]),
  behaviour('sample draws different documents, no more than there are', `${SDK}sample`, async ({ fresh }) => {
    const collection = await fresh(numbered(10));
    const ids = async (size: number) =>
      (await rows(collection.aggregate().sample({ size }))).map((doc) => (doc as { _id: number })._id);
    expect(new Set(await ids(6)).size).toBe(6);
    expect((await ids(50)).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const drawn = await Promise.all(Array.from({ length: 20 }, () => ids(1)));
    expect(new Set(drawn.flat()).size).toBeGreaterThan(1);
  }),
  turns('facet runs pipelines side by side over the same documents', 'facet', [
    numbered(5),
    [
      {
        $facet: {
          few: [{ $match: { n: { $lt: 2 } } }, { $project: { _id: 0 } }],
          all: [{ $count: 'n' }],
          none: [{ $match: { n: 9 } }],
        },
      },
    ],
    [{ few: [{ n: 0 }, { n: 1 }], all: [{ n: 5 }], none: [] }],
  ]),
  stops('facet holds no other facet', 'facet', [
    [],
    [{ $facet: { a: [{ $facet: { b: [{ $limit: 1 }] } }] } }],
    /\$facet is not allowed to be used within a \$facet stage/,
  ]),
];

const limits: readonly Behaviour[] = [
  behaviour('without a limit an aggregation answers 20 documents', DECISION, async ({ fresh }) => {
    const collection = await fresh(numbered(30));
    expect(await rows(collection.aggregate().sort({ n: 1 }))).toHaveLength(20);
    expect(await rows(collection.aggregate().sort({ n: 1 }).limit(25))).toHaveLength(25);
  }),
  behaviour('dates, patterns and identifiers come back as they were stored', SENT, async ({ db, fresh }) => {
    const at = new Date('2024-03-10T17:05:06.789Z');
    const collection = await fresh([{ _id: 'x', at, id: db.ObjectId({ id: '5f3d8a5b9c8d7e6f5a4b3c2d' }) as object }]);
    const [found] = await rows(collection.aggregate().match({ at }).project({ at: 1, id: 1 }));
    expect(found).toEqual({ _id: 'x', at, id: '5f3d8a5b9c8d7e6f5a4b3c2d' });
  }),
  behaviour('an aggregation of a collection that is not declared is refused', `${SDK}match`, async ({ db }) => {
    const asked = rows(db.collection('nowhere').aggregate().limit(1));
    await expect(asked).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
  }),
];

const refusals: readonly Behaviour[] = [
  stops('an unknown stage is refused', 'match', [
    [],
    [{ $matches: {} }],
    /Unrecognized pipeline stage name: '\$matches'/,
  ]),
  stops('an aggregation writes nothing', 'out', [
    [],
    [{ $out: 'copy' }],
    /\$out is not allowed: an aggregation of this database only reads/,
  ]),
  stops('what is wrong with a later stage is refused though no document comes there', 'project', [
    [],
    (pipeline) => pipeline.match({ a: 1 }).project({ b: { $plus: [1] } }),
    /Unrecognized expression '\$plus'/,
  ]),
  stops('a match may not be near a place', 'match', [
    [{ _id: 1 }],
    [{ $match: { at: { $near: { $geometry: { type: 'Point', coordinates: [0, 0] } } } } }],
    /\$geoNear, \$near, and \$nearSphere are not allowed in this context/,
  ]),
  stops('a match runs no script', 'match', [[{ _id: 1 }], [{ $match: { $where: 'true' } }], /\$where is not allowed/]),
];

/** Stages that let documents pass, and what a whole aggregation may do. */
export const flow: readonly Behaviour[] = [...windows, ...limits, ...refusals];
