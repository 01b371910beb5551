import type { Behaviour } from '../../../support/behaviours';
import { stops, turns } from './rows';

const sales = [
  { _id: 1, item: 'lamp', price: 10, count: 2, tags: ['a'] },
  { _id: 2, item: 'road', price: 20, count: 1 },
  { _id: 3, item: 'lamp', price: 30, count: 5, tags: ['b'] },
];

/** The stage that groups, and its accumulators. */
export const groups: readonly Behaviour[] = [
  turns('group gathers sums, averages and extremes of numbers', 'group', [
    [...sales, { _id: 4, item: 'lamp', price: 'free' }],
    (pipeline, { _: { aggregate: $ } }) =>
      pipeline
        .group({ _id: '$item', n: $.sum(1), sum: $.sum('$price'), avg: $.avg('$price'), min: $.min('$count') })
        .sort({ _id: 1 }),
    [
      { _id: 'lamp', n: 3, sum: 40, avg: 20, min: 2 },
      { _id: 'road', n: 1, sum: 20, avg: 20, min: 1 },
    ],
  ]),
  turns('group by null is one group of all, with a computed accumulator', 'group', [
    sales,
    (pipeline, { _: { aggregate: $ } }) =>
      pipeline.group({ _id: null, total: $.sum($.multiply(['$price', '$count'])) }),
    [{ _id: null, total: 190 }],
  ]),
  turns('a missing group value is null', 'group', [
    [{ _id: 1, a: null }, { _id: 2 }],
    (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: '$a', n: $.sum(1) }),
    [{ _id: null, n: 2 }],
  ]),
  turns(
    'group values that are documents differ by the order of their fields',
    'group',
    [
      [
        { _id: 1, k: { x: 1, y: 2 } },
        { _id: 2, k: { y: 2, x: 1 } },
        { _id: 3, k: { x: 1, y: 2 } },
      ],
      (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: '$k', n: $.sum(1) }),
      [
        { _id: { x: 1, y: 2 }, n: 2 },
        { _id: { y: 2, x: 1 }, n: 1 },
      ],
    ],
    ['aggregate.group'],
  ),
  turns(
    'push skips missing values and keeps null',
    'push',
    [
      [{ _id: 1, v: 1 }, { _id: 2 }, { _id: 3, v: null }],
      (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: null, all: $.push('$v') }),
      [{ _id: null, all: [1, null] }],
    ],
    ['aggregate.push'],
  ),
  turns(
    'addToSet keeps each value once, arrays as a whole',
    'addToSet',
    [
      [{ _id: 1, v: ['x', 'y'] }, { _id: 2, v: ['y', 'x'] }, { _id: 3, v: ['x', 'y'] }, { _id: 4 }],
      (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: null, all: $.addToSet('$v') }),
      [
        {
          _id: null,
          all: [
            ['x', 'y'],
            ['y', 'x'],
          ],
        },
      ],
    ],
    ['aggregate.addToSet'],
  ),
  turns('first and last follow the order that came in; missing is null', 'first', [
    [{ _id: 1, v: 3 }, { _id: 2, v: 1 }, { _id: 3 }],
    (pipeline, { _: { aggregate: $ } }) =>
      pipeline.sort({ _id: -1 }).group({ _id: null, first: $.first('$v'), last: $.last('$v') }),
    [{ _id: null, first: null, last: 3 }],
  ]),
  turns(
    'max and min order all types, arrays element by element',
    'max',
    [
      [
        { _id: 1, v: [3, 1] },
        { _id: 2, v: [2, 9] },
        { _id: 3, v: 5 },
        { _id: 4, v: null },
      ],
      (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: null, max: $.max('$v'), min: $.min('$v') }),
      [{ _id: null, max: [3, 1], min: 5 }],
    ],
    ['aggregate.extremes'],
  ),
  turns(
    'standard deviations of a population and of a sample; without enough numbers null',
    'stdDevPop',
    [
      [
        { _id: 1, v: 2, one: 5 },
        { _id: 2, v: 4 },
        { _id: 3, v: 'x' },
      ],
      (pipeline, { _: { aggregate: $ } }) =>
        pipeline.group({ _id: null, pop: $.stdDevPop('$v'), one: $.stdDevSamp('$one'), none: $.stdDevPop('$none') }),
      [{ _id: null, pop: 1, one: null, none: null }],
    ],
    ['aggregate.deviation'],
  ),
  turns(
    'mergeObjects merges a field of the grouped documents',
    'mergeObjects',
    [
      [{ _id: 1, o: { a: 1, b: 1 } }, { _id: 2, o: { b: 2 } }, { _id: 3 }],
      (pipeline, { _: { aggregate: $ } }) => pipeline.group({ _id: null, o: $.mergeObjects('$o') }),
      [{ _id: null, o: { a: 1, b: 2 } }],
    ],
    ['aggregate.mergeAccumulated'],
  ),
  stops('group needs an _id', 'group', [[], (pipeline) => pipeline.group({ n: 1 }), /must include an _id/]),
  stops('group refuses an unknown accumulator', 'group', [
    [],
    (pipeline) => pipeline.group({ _id: null, n: { $median: '$x' } }),
    /unknown group operator '\$median'/,
  ]),
  stops('a group field is one accumulator', 'group', [
    [],
    (pipeline) => pipeline.group({ _id: null, n: '$x' }),
    /The field 'n' must be an accumulator object/,
  ]),
];
