import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

// Written out, a document with a `then` would look like a promise to those who read the code.
const named = (names: string, ...values: readonly unknown[]): object =>
  Object.fromEntries(names.split(' ').map((name, at) => [name, values[at]]));

const branch = (when: unknown, value: unknown): object => named('case then', when, value);

/** Comparison and choice in expressions. */
export const choices: readonly Behaviour[] = [
  gives(
    'values of different types have an order',
    'reference/bson-type-comparison-order',
    [
      ($) => [
        $.cmp([1, 'a']),
        $.cmp(['z', { a: 1 }]),
        $.cmp([{ a: 1 }, [0]]),
        $.cmp([[9], false]),
        $.cmp(['$none', null]),
      ],
      {},
      [-1, -1, -1, -1, -1],
    ],
    ['aggregate.comparison'],
  ),
  gives(
    'arrays compare element by element, documents field by field in order',
    'reference/bson-type-comparison-order',
    [
      ($) => [
        $.gt(['$a', '$b']),
        $.eq(['$x', '$y']),
        $.lt([
          [1, 2],
          [1, 2, 0],
        ]),
      ],
      { a: [2, 1], b: [1, 9], x: { p: 1, q: 2 }, y: { q: 2, p: 1 } },
      [true, false, true],
    ],
    ['aggregate.comparison'],
  ),
  gives(
    'a missing field is not equal to null',
    'eq',
    [($) => [$.eq(['$none', null]), $.gte([null, '$none'])], {}, [false, true]],
    ['aggregate.comparison'],
  ),
  gives(
    'an empty text and an empty array are true, zero and null are not',
    'and',
    [
      ($) => [$.and(['', []]), $.or([0, null, '$none', false]), $.not(['']), $.not([0])],
      {},
      [true, false, false, true],
    ],
    ['aggregate.not'],
  ),
  gives('cond takes three values or names', 'cond', [
    ($) => [
      $.cond(['$ok', 'yes', 'no']),
      {
        $cond: named('if then else', '$none', 1, 2),
      },
    ],
    { ok: true },
    ['yes', 2],
  ]),
  refuses('cond refuses to be without a part', 'cond', [
    { $cond: { if: true, else: 1 } },
    {},
    /Missing 'then' parameter to \$cond/,
  ]),
  gives('ifNull gives the replacement for null and for a missing field', 'ifNull', [
    ($) => [$.ifNull(['$a', 1]), $.ifNull(['$none', 2]), $.ifNull(['$z', 3])],
    { a: null, z: 0 },
    [1, 2, 0],
  ]),
  gives('switch takes the first branch that fits', 'switch', [
    { $switch: { branches: [branch({ $gt: ['$n', 5] }, 'many'), branch({ $gt: ['$n', 0] }, 'few')], default: 'none' } },
    { n: 3 },
    'few',
  ]),
  refuses(
    'switch refuses when nothing fits and there is no default',
    'switch',
    [
      { $switch: { branches: [branch({ $gt: ['$n', 5] }, 'many')] } },
      { n: 3 },
      /\$switch could not find a matching branch for an input, and no default was specified/,
    ],
    ['aggregate.switch'],
  ),
  gives('literal keeps what would be an expression', 'literal', [($) => $.literal('$a'), { a: 1 }, '$a']),
];
