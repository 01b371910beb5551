import type { Behaviour } from '../../../support/behaviours';
import { stops, turns } from './rows';

const sales = [
  { _id: 1, item: 'lamp', price: 10, count: 2, tags: ['a'] },
  { _id: 2, item: 'road', price: 20, count: 1 },
  { _id: 3, item: 'lamp', price: 30, count: 5, tags: ['b'] },
];

/** Stages that count, and that group by ranges. */
export const counts: readonly Behaviour[] = [
  turns('sortByCount counts values from the most frequent on', 'sortByCount', [
    [
      { _id: 1, t: ['x', 'y'] },
      { _id: 2, t: ['y'] },
    ],
    (pipeline) => pipeline.unwind('$t').sortByCount('$t'),
    [
      { _id: 'y', count: 2 },
      { _id: 'x', count: 1 },
    ],
  ]),
  turns('count names the number of documents', 'count', [
    sales,
    (pipeline, { _ }) => pipeline.match({ price: _.gt(10) }).count('dear'),
    [{ dear: 2 }],
  ]),
  turns(
    'count of nothing gives no document',
    'count',
    [sales, (pipeline) => pipeline.match({ item: 'x' }).count('n'), []],
    ['aggregate.count'],
  ),
  stops('count wants a plain name', 'count', [[], (pipeline) => pipeline.count('$n'), /cannot be a \$-prefixed path/]),
  turns(
    'bucket groups by ranges that hold their lower bound',
    'bucket',
    [
      [0, 5, 10, 19.9, 20, 99].map((v, at) => ({ _id: at, v })),
      (pipeline, { _: { aggregate: $ } }) =>
        pipeline.bucket({ groupBy: '$v', boundaries: [0, 10, 20], default: 'other', output: { all: $.push('$v') } }),
      [
        { _id: 0, all: [0, 5] },
        { _id: 10, all: [10, 19.9] },
        { _id: 'other', all: [20, 99] },
      ],
    ],
    ['aggregate.bucket'],
  ),
  turns('bucket counts by itself, leaves empty ranges out, and sorts a small default first', 'bucket', [
    [{ _id: 1, v: 15 }, { _id: 2, v: 'x' }, { _id: 3 }],
    (pipeline) => pipeline.bucket({ groupBy: '$v', boundaries: [0, 10, 20], default: -1 }),
    [
      { _id: -1, count: 2 },
      { _id: 10, count: 1 },
    ],
  ]),
  stops(
    'bucket without a default refuses what lies outside',
    'bucket',
    [
      [{ _id: 1, v: 50 }],
      (pipeline) => pipeline.bucket({ groupBy: '$v', boundaries: [0, 10] }),
      /could not find a matching branch for an input, and no default was specified/,
    ],
    ['aggregate.bucket'],
  ),
  stops('bucket wants rising boundaries', 'bucket', [
    [],
    (pipeline) => pipeline.bucket({ groupBy: '$v', boundaries: [10, 0] }),
    /elements 0 and 1 are not in ascending order \(10 is not less than 0\)/,
  ]),
  turns(
    'bucketAuto divides evenly; equal values stay together',
    'bucketAuto',
    [
      [1, 2, 2, 2, 5, 9].map((v, at) => ({ _id: at, v })),
      (pipeline) => pipeline.bucketAuto({ groupBy: '$v', buckets: 3 }),
      [
        { _id: { min: 1, max: 5 }, count: 4 },
        { _id: { min: 5, max: 9 }, count: 2 },
      ],
    ],
    ['aggregate.bucketAuto'],
  ),
  turns(
    'bucketAuto rounds its bounds to preferred numbers',
    'bucketAuto',
    [
      [3, 11, 20, 45, 130].map((v, at) => ({ _id: at, v })),
      (pipeline) => pipeline.bucketAuto({ groupBy: '$v', buckets: 2, granularity: '1-2-5' }),
      [
        { _id: { min: 2, max: 50 }, count: 4 },
        { _id: { min: 50, max: 200 }, count: 1 },
      ],
    ],
    ['aggregate.bucketAuto'],
  ),
  stops(
    'bucketAuto refuses texts under a granularity',
    'bucketAuto',
    [
      [{ _id: 1, v: 'x' }],
      (pipeline) => pipeline.bucketAuto({ groupBy: '$v', buckets: 2, granularity: 'R5' }),
      /numeric boundaries only, but found a value with type: string/,
    ],
    ['aggregate.bucketAuto'],
  ),
];
