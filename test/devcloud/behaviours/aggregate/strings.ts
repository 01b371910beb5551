import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Texts in expressions. */
export const strings: readonly Behaviour[] = [
  gives('concat with null or a missing field is null', 'concat', [
    ($) => [$.concat(['a', '$b', 'c']), $.concat(['a', '$none'])],
    { b: '-' },
    ['a-c', null],
  ]),
  refuses(
    'concat refuses what is no text',
    'concat',
    [{ $concat: ['a', '$n'] }, { n: 5 }, /\$concat only supports strings, not int/],
    ['aggregate.stringOperands'],
  ),
  gives('split cuts at every separator', 'split', [
    ($) => $.split(['$t', ', ']),
    { t: 'a, b, , c' },
    ['a', 'b', '', 'c'],
  ]),
  refuses(
    'split refuses an empty separator',
    'split',
    [{ $split: ['abc', ''] }, {}, /\$split requires a non-empty separator/],
    ['aggregate.stringOperands'],
  ),
  gives(
    'substr with a negative length gives all that is left',
    'substrBytes',
    [($) => [$.substr(['$t', 2, -1]), $.substrBytes(['$t', 0, 3])], { t: 'abcdef' }, ['cdef', 'abc']],
    ['aggregate.substr'],
  ),
  gives(
    'substrBytes may reach beyond the end',
    'substrBytes',
    [{ $substrBytes: ['abc', 1, 100] }, {}, 'bc'],
    ['aggregate.substr'],
  ),
  refuses(
    'substrBytes refuses to cut a character in two',
    'substrBytes',
    [{ $substrBytes: ['$t', 0, 2] }, { t: '邻里' }, /in the middle of a UTF-8 character/],
    ['aggregate.substr'],
  ),
  refuses(
    'substrBytes refuses a negative start',
    'substrBytes',
    [{ $substrBytes: ['abc', -1, 2] }, {}, /starting index must be non-negative \(got: -1\)/],
    ['aggregate.substr'],
  ),
  gives('substrCP counts characters, also those of two code units', 'substrCP', [
    ($) => $.substrCP(['$t', 1, 2]),
    { t: '邻😀里回' },
    '😀里',
  ]),
  refuses(
    'substrCP refuses a negative length',
    'substrCP',
    [{ $substrCP: ['abc', 0, -1] }, {}, /length must be a nonnegative integer/],
    ['aggregate.substrCP'],
  ),
  gives(
    'a number is written before it is cut',
    'substrBytes',
    [{ $substr: ['$n', 0, 4] }, { n: 20240310 }, '2024'],
    ['aggregate.substr'],
  ),
  gives('strLenCP counts characters, strLenBytes bytes', 'strLenCP', [
    ($) => [$.strLenCP('$t'), $.strLenBytes('$t')],
    { t: '邻里😀' },
    [3, 10],
  ]),
  refuses(
    'the length of null is refused',
    'strLenBytes',
    [{ $strLenBytes: '$none' }, {}, /\$strLenBytes requires a string argument, found: missing/],
    ['aggregate.stringOperands'],
  ),
  gives(
    'indexOfCP counts characters',
    'indexOfCP',
    [
      ($) => [$.indexOfCP(['$t', '里']), $.indexOfCP(['$t', '里', 3]), $.indexOfCP(['$none', 'x'])],
      { t: '😀邻里' },
      [2, -1, null],
    ],
    ['aggregate.indexOfCP'],
  ),
  gives(
    'indexOfBytes counts bytes',
    'indexOfBytes',
    [($) => $.indexOfBytes(['$t', '里']), { t: '邻里' }, 3],
    ['aggregate.indexOfBytes'],
  ),
  gives('indexOfBytes looks only between start and end', 'indexOfBytes', [
    [
      { $indexOfBytes: ['cafeteria', 'e', 4] },
      { $indexOfBytes: ['cafeteria', 'e', 0, 3] },
      { $indexOfBytes: ['cafeteria', 'e', 5, 4] },
      { $indexOfBytes: ['abc', '', 3] },
    ],
    {},
    [5, -1, -1, 3],
  ]),
  refuses(
    'indexOfCP refuses a negative start',
    'indexOfCP',
    [{ $indexOfCP: ['abc', 'c', -1] }, {}, /requires a nonnegative starting index, found: -1/],
    ['aggregate.indexOfCP'],
  ),
  gives(
    'toLower and toUpper of null are empty and change the letters of ASCII only',
    'toLower',
    [($) => [$.toLower('$none'), $.toUpper('$t'), $.toLower('$t')], { t: 'aBÉé' }, ['', 'ABÉé', 'abÉé']],
    ['aggregate.case'],
  ),
  gives(
    'strcasecmp compares without case, null as an empty text',
    'strcasecmp',
    [($) => [$.strcasecmp(['Abc', 'aBD']), $.strcasecmp(['x', 'X']), $.strcasecmp(['a', null])], {}, [-1, 0, 1]],
    ['aggregate.strcasecmp'],
  ),
  gives('trim takes white space or the given characters from both ends', 'trim', [
    [{ $trim: { input: ' \n a b\t\u2003' } }, { $trim: { input: 'ggoodbyeeg', chars: 'ge' } }],
    {},
    ['a b', 'oodby'],
  ]),
  gives(
    'ltrim and rtrim take from one end, whole characters only',
    'ltrim',
    [
      [{ $ltrim: { input: '😀😁a', chars: '😀' } }, { $rtrim: { input: 'a  ' } }, { $ltrim: { input: '$none' } }],
      {},
      ['😁a', 'a', null],
    ],
    ['aggregate.trim'],
  ),
  refuses(
    'trim refuses what is no text',
    'trim',
    [{ $trim: { input: 5 } }, {}, /\$trim requires its input to be a string, got 5 \(of type int\) instead/],
    ['aggregate.trim'],
  ),
  gives(
    'regexFind tells the match, its place and its captures',
    'regexFind',
    [
      { $regexFind: { input: '$t', regex: '(\\d+)-(x)?(\\d+)' } },
      { t: '😀楼12-34' },
      { match: '12-34', idx: 2, captures: ['12', null, '34'] },
    ],
    ['aggregate.regex'],
  ),
  gives('regexFindAll finds every match, empty ones too', 'regexFindAll', [
    { $map: { input: { $regexFindAll: { input: 'abaa', regex: /a*/ } }, as: 'm', in: ['$$m.match', '$$m.idx'] } },
    {},
    [
      ['a', 0],
      ['', 1],
      ['aa', 2],
      ['', 4],
    ],
  ]),
  gives(
    'regexMatch takes options, and null matches nothing',
    'regexMatch',
    [
      [
        { $regexMatch: { input: 'ABC', regex: 'b', options: 'i' } },
        { $regexMatch: { input: 'abc', regex: 'a b # comment', options: 'x' } },
        { $regexMatch: { input: '$none', regex: 'b' } },
      ],
      {},
      [true, true, false],
    ],
    ['aggregate.regex'],
  ),
  refuses(
    'options stand in the pattern or beside it, not in both',
    'regexMatch',
    [{ $regexMatch: { input: 'a', regex: /a/i, options: 'm' } }, {}, /found regex option\(s\) specified in both/],
    ['aggregate.regex'],
  ),
  gives('replaceOne replaces the first, replaceAll every occurrence, as plain text', 'replaceAll', [
    [
      { $replaceOne: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } },
      { $replaceAll: { input: 'a.b.c', find: '.', replacement: '-' } },
      { $replaceAll: { input: null, find: '.', replacement: '-' } },
    ],
    {},
    ['a$&b.c', 'a-b-c', null],
  ]),
];
