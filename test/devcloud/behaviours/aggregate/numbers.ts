import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Numbers in expressions. */
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
