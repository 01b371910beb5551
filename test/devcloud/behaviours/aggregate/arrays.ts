import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Arrays and the variables of what goes through them. */
export const arrays: readonly Behaviour[] = [
  gives('arrayElemAt counts from the end with a negative index, and is missing outside', 'arrayElemAt', [
    ($) => ({ last: $.arrayElemAt(['$a', -1]), none: $.arrayElemAt(['$a', 9]) }),
    { a: [1, 2, 3] },
    { last: 3 },
  ]),
  refuses(
    'arrayElemAt refuses what is no array',
    'arrayElemAt',
    [{ $arrayElemAt: ['$a', 0] }, { a: 'x' }, /\$arrayElemAt's first argument must be an array, but is string/],
    ['aggregate.elements'],
  ),
  gives(
    'first and last of an array are its elements, even when those are arrays',
    'first-array-element',
    [
      { a: { $first: '$a' }, b: { $last: '$a' }, c: { $last: '$e' } },
      { a: [[1, 2], [3]], e: [] },
      { a: [1, 2], b: [3] },
    ],
    ['aggregate.elements'],
  ),
  gives('size counts elements', 'size', [($) => $.size('$a'), { a: [[1, 2], [3]] }, 2]),
  refuses(
    'the size of a missing field is refused',
    'size',
    [{ $size: '$none' }, {}, /The argument to \$size must be an array, but was of type: missing/],
    ['aggregate.size'],
  ),
  gives(
    'in finds documents only with their fields in order',
    'in',
    [($) => [$.in([{ x: 1, y: 2 }, '$a']), $.in([{ y: 2, x: 1 }, '$a'])], { a: [{ x: 1, y: 2 }] }, [true, false]],
    ['aggregate.in'],
  ),
  gives(
    'indexOfArray looks between start and end, and answers -1 for what is not there',
    'indexOfArray',
    [
      ($) => [
        $.indexOfArray(['$a', 'x']),
        $.indexOfArray(['$a', 'x', 1]),
        $.indexOfArray(['$a', 'z', 2]),
        $.indexOfArray(['$a', 'x', 1, 2]),
        $.indexOfArray(['$none', 'x']),
      ],
      { a: ['x', 'y', 'x'] },
      [0, 2, -1, -1, null],
    ],
    ['aggregate.indexOfArray'],
  ),
  gives('concatArrays with null is null', 'concatArrays', [
    ($) => [$.concatArrays([[1], '$a', [[2]]]), $.concatArrays(['$a', '$none'])],
    { a: ['x'] },
    [[1, 'x', [2]], null],
  ]),
  refuses(
    'concatArrays refuses what is no array',
    'concatArrays',
    [{ $concatArrays: [[1], '$t'] }, { t: 'x' }, /\$concatArrays only supports arrays, not string/],
    ['aggregate.arrayOperands'],
  ),
  gives('reverseArray turns the outermost array', 'reverseArray', [
    ($) => $.reverseArray('$a'),
    { a: [1, [2, 3]] },
    [[2, 3], 1],
  ]),
  gives('range goes up and down, without its end', 'range', [
    ($) => [$.range([0, 10, 4]), $.range([3, 0, -1]), $.range([5, 0])],
    {},
    [[0, 4, 8], [3, 2, 1], []],
  ]),
  refuses(
    'range refuses a step of zero',
    'range',
    [{ $range: [0, 5, 0] }, {}, /\$range requires a non-zero step value/],
    ['aggregate.arrayOperands'],
  ),
  gives(
    'slice takes from either end, or from a position; of null it is null',
    'slice',
    [
      ($) => [
        $.slice(['$a', 2]),
        $.slice(['$a', -2]),
        $.slice(['$a', 1, 2]),
        $.slice(['$a', -9, 1]),
        $.slice([null, 1]),
      ],
      { a: [1, 2, 3, 4] },
      [[1, 2], [3, 4], [2, 3], [1], null],
    ],
    ['aggregate.slice'],
  ),
  gives('zip ends with the shortest array', 'zip', [
    ($) => $.zip({ inputs: ['$a', '$b'] }),
    { a: [1, 2, 3], b: ['x', 'y'] },
    [
      [1, 'x'],
      [2, 'y'],
    ],
  ]),
  gives(
    'zip of an empty array is empty, and null elements stay null',
    'zip',
    [
      [
        { $zip: { inputs: [[], [1, 2]] } },
        { $zip: { inputs: [[null], [1, 2]], useLongestLength: true, defaults: ['d', 'e'] } },
      ],
      {},
      [
        [],
        [
          [null, 1],
          ['d', 2],
        ],
      ],
    ],
    ['aggregate.zip'],
  ),
  gives('map computes with each element, whose missing results are null', 'map', [
    ($) => $.map({ input: '$a', as: 'one', in: $.add(['$$one.n', '$plus']) }),
    { a: [{ n: 1 }, {}], plus: 10 },
    [11, null],
  ]),
  gives('filter keeps elements; without a name they are called this', 'filter', [
    { $filter: { input: '$a', cond: { $gte: ['$$this', 2] } } },
    { a: [1, 2, 'x', 3, null] },
    [2, 'x', 3],
  ]),
  gives('reduce carries a value from left to right', 'reduce', [
    ($) => $.reduce({ input: '$a', initialValue: '', in: $.concat(['$$value', '$$this']) }),
    { a: ['a', 'b', 'c'] },
    'abc',
  ]),
  gives('variables of an inner map do not hide those around it', 'let', [
    ($) =>
      $.reduce({
        input: '$a',
        initialValue: 0,
        in: $.add(['$$value', $.sum([$.map({ input: '$b', as: 'x', in: $.multiply(['$$x', '$$this']) })])]),
      }),
    { a: [1, 2], b: [10, 20] },
    90,
  ]),
  gives('let binds variables for an expression', 'let', [
    ($) => $.let({ vars: { total: $.add(['$price', '$tax']), off: 0.5 }, in: $.multiply(['$$total', '$$off']) }),
    { price: 10, tax: 2 },
    6,
  ]),
  refuses('an undefined variable is refused', 'let', [
    { $add: ['$$missing', 1] },
    {},
    /Use of undefined variable: missing/,
  ]),
];
