import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Types, and what one is converted to another by. */
export const conversions: readonly Behaviour[] = [
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
];
