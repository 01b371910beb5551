import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

const branch = (when: unknown, value: unknown): object =>
  Object.fromEntries([
    ['case', when],
    ['then', value],
  ]);

/** Numbers, comparison, choice and types in expressions. */
export const numbers: readonly Behaviour[] = [
  gives('arithmetic with a missing value is null', 'add', [
    ($) => [$.add(['$a', '$none']), $.multiply(['$a', null]), $.divide(['$a', '$none']), $.subtract([null, 1])],
    { a: 2 },
    [null, null, null, null],
  ]),
  refuses(
    'division by zero is refused',
    'divide',
    [{ $divide: ['$a', 0] }, { a: 1 }, /can't \$divide by zero/],
    ['aggregate.operands'],
  ),
  refuses(
    'subtracting a text from a number names both types',
    'subtract',
    [{ $subtract: ['$a', '$t'] }, { a: 1, t: 'x' }, /cant \$subtract astring from aint/],
    ['aggregate.operands'],
  ),
  refuses(
    'two dates cannot be added',
    'add',
    [{ $add: ['$d', '$d'] }, { d: new Date(0) }, /only one date allowed in an \$add expression/],
    ['aggregate.operands'],
  ),
  refuses(
    'a text is no number',
    'abs',
    [{ $abs: '$t' }, { t: '5' }, /\$abs only supports numeric types, not string/],
    ['aggregate.operands'],
  ),
  gives(
    'mod has the sign of the dividend, and null of null',
    'mod',
    [($) => [$.mod([-7, 3]), $.mod([7.5, 2]), $.mod(['$none', 2])], {}, [-1, 1.5, null]],
    ['aggregate.mod'],
  ),
  refuses('the remainder by zero is refused', 'mod', [{ $mod: [5, 0] }, {}, /can't \$mod by zero/], ['aggregate.mod']),
  gives(
    'round takes halves to the even digit, at any place',
    'round',
    [
      [
        { $round: 2.5 },
        { $round: [3.5] },
        { $round: [-2.5, 0] },
        { $round: [2.345, 2] },
        { $round: [2.355, 2] },
        { $round: [1250, -2] },
        { $round: [1350, -2] },
        { $round: [-1350, -2] },
      ],
      {},
      [2, 4, -2, 2.34, 2.36, 1200, 1400, -1400],
    ],
    ['aggregate.round'],
  ),
  gives('trunc cuts digits', 'trunc', [
    ($) => [$.trunc(7.89), { $trunc: [-7.89, 1] }, { $trunc: [1999, -3] }, $.trunc(null)],
    {},
    [7, -7.8, 1000, null],
  ]),
  gives('ceil, floor and abs', 'ceil', [($) => [$.ceil('$n'), $.floor('$n'), $.abs('$n')], { n: -2.5 }, [-2, -3, 2.5]]),
  gives('pow, sqrt and exp', 'pow', [($) => [$.pow([2, 10]), $.sqrt(81), $.exp(0)], {}, [1024, 9, 1]]),
  refuses(
    'the root of a negative number is refused',
    'sqrt',
    [{ $sqrt: '$n' }, { n: -1 }, /\$sqrt's argument must be greater than or equal to 0/],
    ['aggregate.operands'],
  ),
  gives('log has a base, ln and log10 have theirs', 'log', [
    ($) => [$.log([100, 10]), $.log10(1000), $.ln(1)],
    {},
    [2, 3, 0],
  ]),
  refuses(
    'the logarithm of zero is refused',
    'ln',
    [{ $ln: 0 }, {}, /\$ln's argument must be a positive number, but is 0/],
    ['aggregate.log'],
  ),
  gives('sum over one array and over several values', 'sum', [
    ($) => [$.sum('$a'), $.sum(['$x', '$none', 'text', 4])],
    { a: [1, 2, 'x', 3], x: 5 },
    [6, 9],
  ]),
  gives('avg, min and max pass over what is missing', 'avg', [
    ($) => [$.avg('$a'), $.min('$a'), $.max(['$none', 3, null]), $.avg(['$none'])],
    { a: [4, null, 8] },
    [6, 4, 3, null],
  ]),
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
        $cond: Object.fromEntries([
          ['if', '$none'],
          ['then', 1],
          ['else', 2],
        ]),
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
  gives(
    'NaN is a number, and a double',
    'isNumber',
    [[{ $isNumber: '$n' }, { $type: '$n' }], { n: Number.NaN }, [true, 'double']],
    ['aggregate.type'],
  ),
  gives('type names the type, and a missing field', 'type', [
    [{ $type: '$i' }, { $type: '$l' }, { $type: '$d' }, { $type: '$o' }, { $type: '$none' }, { $type: '$b' }],
    { i: 1, l: 5_000_000_000, d: 1.5, o: {}, b: false },
    ['int', 'long', 'double', 'object', 'missing', 'bool'],
  ]),
  gives('isNumber and isArray', 'isNumber', [
    [{ $isNumber: '$n' }, { $isNumber: '$t' }, { $isArray: ['$l'] }, { $isArray: '$n' }],
    { n: 1, t: '1', l: [] },
    [true, false, true, false],
  ]),
  gives('conversions read texts', 'convert', [
    [
      { $toInt: '42' },
      { $toDouble: '-1.5e3' },
      { $toBool: 'false' },
      { $toString: 2.5 },
      { $toLong: true },
      { $toInt: 7.9 },
    ],
    {},
    [42, -1500, true, '2.5', 1, 7],
  ]),
  gives('toDate reads a text and milliseconds, toString writes a date', 'toDate', [
    [{ $toDate: '2024-03-10' }, { $toDate: 1_710_028_800_000 }, { $toString: '$at' }, { $toLong: '$at' }],
    { at: new Date('2024-03-10T00:00:00Z') },
    [new Date('2024-03-10T00:00:00Z'), new Date('2024-03-10T00:00:00Z'), '2024-03-10T00:00:00.000Z', 1_710_028_800_000],
  ]),
  refuses(
    'a number that is none is refused',
    'toInt',
    [{ $toInt: '4 2' }, {}, /Failed to parse number '4 2' in \$convert with no onError value/],
    ['aggregate.convert'],
  ),
  refuses(
    'a small number is no date',
    'toDate',
    [{ $toDate: '$n' }, { n: 120_000 }, /Unsupported conversion from int to date/],
    ['aggregate.convert'],
  ),
  refuses(
    'an array is no text',
    'toString',
    [{ $toString: '$a' }, { a: [1] }, /Unsupported conversion from array to string/],
    ['aggregate.convert'],
  ),
  gives('convert has values for errors and for null', 'convert', [
    [
      { $convert: { input: 'x', to: 'int', onError: -1 } },
      { $convert: { input: null, to: 'int', onNull: 0 } },
      { $convert: { input: 5_000_000_000, to: 16, onError: 'too big' } },
    ],
    {},
    [-1, 0, 'too big'],
  ]),
  refuses(
    'an unknown type is refused',
    'convert',
    [{ $convert: { input: 1, to: 'number' } }, {}, /Unknown type name: number/],
    ['aggregate.convert'],
  ),
  gives('angles', 'sin', [
    [{ $round: [{ $sin: { $degreesToRadians: 30 } }, 6] }, { $round: [{ $radiansToDegrees: { $atan2: [1, 1] } }, 6] }],
    {},
    [0.5, 45],
  ]),
  refuses(
    'the arc cosine of two is refused',
    'acos',
    [{ $acos: 2 }, {}, /cannot apply \$acos to 2, value must be in \[-1,1\]/],
    ['aggregate.operands'],
  ),
];
