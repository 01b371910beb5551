import { finds } from './finds';

const LOGIC = '@cloudbase/database/src/serializer/query.ts:70';
const NOT = 'MongoDB manual, reference/operator/query/not';
const MOD = 'MongoDB manual, reference/operator/query/mod';
const REGEX = 'MongoDB manual, reference/operator/query/regex';
const BITS = 'MongoDB manual, reference/operator/query-bitwise';
const EXPR = 'MongoDB manual, reference/operator/query/expr';

const people = { a: { n: 1, s: 'Oak' }, b: { n: 2, s: 'oak\nelm' }, c: { n: 3 }, d: { n: 4, s: 7 } };
const bits = { a: { f: 54 }, b: { f: 20 }, c: { f: -1 }, d: { f: 'x' }, e: { f: 1.5 } };

/** Logic, patterns, bits and expressions. */
export const logicQueries = [
  finds('and of two commands holds for both', LOGIC, people, ({ _ }) => ({ n: _.gt(1).and(_.lt(4)) }), ['b', 'c']),
  finds('or of two commands on one field', LOGIC, people, ({ _ }) => ({ n: _.lt(2).or(_.gt(3)) }), ['a', 'd']),
  finds('or of whole queries', LOGIC, people, ({ _ }) => _.or([{ n: 1 }, { s: 7 }]), ['a', 'd']),
  finds('and of whole queries', LOGIC, people, ({ _ }) => _.and([{ n: _.gt(1) }, { s: _.exists(true) }]), ['b', 'd']),
  finds(
    'nor wants none of them',
    'MongoDB manual, reference/operator/query/nor',
    people,
    ({ _ }) => _.nor([{ n: 1 }, { s: 7 }]),
    ['b', 'c'],
  ),
  finds('not turns a command round and finds missing fields', NOT, people, ({ _ }) => ({ s: _.not(_.eq('Oak')) }), [
    'b',
    'c',
    'd',
  ]),
  finds('not of an order condition finds other types', NOT, people, ({ _ }) => ({ s: _.not(_.gt('a')) }), [
    'a',
    'c',
    'd',
  ]),
  finds('not takes a pattern', NOT, people, { s: { $not: /^o/i } }, ['c', 'd']),
  finds(
    'not of elemMatch holds without any such element',
    NOT,
    { a: { l: [1] }, b: { l: [9] }, c: {} },
    { l: { $not: { $elemMatch: { $gt: 5 } } } },
    ['a', 'c'],
  ),
  finds(
    'conditions nest',
    LOGIC,
    people,
    { $or: [{ $and: [{ n: 1 }, { s: 'Oak' }] }, { $nor: [{ n: { $lt: 4 } }] }] },
    ['a', 'd'],
  ),
  finds(
    'a comment changes nothing',
    'MongoDB manual, reference/operator/query/comment',
    people,
    { n: 1, $comment: 'why' },
    ['a'],
  ),
  finds('mod compares the remainder', MOD, people, ({ _ }) => ({ n: Reflect.apply(_.mod, _, [2, 0]) as unknown }), [
    'b',
    'd',
  ]),
  finds(
    'mod cuts fractions off',
    MOD,
    { a: { n: 4.9 }, b: { n: 5 }, c: { n: '4' } },
    { n: { $mod: [2.5, 0] } },
    ['a'],
    ['query.mod'],
  ),
  finds(
    'mod of a negative number keeps its sign',
    MOD,
    { a: { n: -5 }, b: { n: 5 }, c: { n: -4 } },
    { n: { $mod: [4, -1] } },
    ['a'],
  ),
  finds('mod finds a negative multiple', MOD, { a: { n: -4 }, b: { n: -3 } }, { n: { $mod: [2, 0] } }, ['a']),
  finds('a pattern finds strings', REGEX, people, { s: /oak/ }, ['b']),
  finds(
    'a pattern finds one string of an array',
    REGEX,
    { a: { l: ['oak', 'elm'] }, b: { l: ['elm'] }, c: { l: [['oak']] } },
    { l: /oak/ },
    ['a'],
    ['query.regex'],
  ),
  finds(
    'option i takes either case',
    REGEX,
    people,
    ({ db }) => ({ s: db.RegExp({ regexp: '^oak$', options: 'i' }) }),
    ['a'],
  ),
  finds(
    'option m lets ^ begin at a line',
    REGEX,
    people,
    ({ db }) => ({ s: db.RegExp({ regexp: '^elm', options: 'm' }) }),
    ['b'],
  ),
  finds('option s lets a dot match a line break', REGEX, people, { s: { $regex: 'oak.elm', $options: 's' } }, ['b']),
  finds(
    'option x leaves out blanks and comments',
    REGEX,
    people,
    { s: { $regex: 'O a k # a tree', $options: 'x' } },
    ['a'],
    ['query.regex'],
  ),
  finds('a leading (?i) is an option', REGEX, people, { s: { $regex: '(?i)^OAK$' } }, ['a'], ['query.regex']),
  finds('a dot matches a whole character', REGEX, { a: { s: '𠮷' }, b: { s: '吉吉' } }, { s: /^.$/ }, ['a']),
  finds('regex may stand beside another operator', REGEX, people, { s: { $regex: '^o', $options: 'i', $ne: 'Oak' } }, [
    'b',
  ]),
  finds(
    'a pattern finds a stored pattern that is the same',
    REGEX,
    { a: { p: /x/ }, b: { p: /y/ } },
    { p: /x/ },
    ['a'],
    ['query.regex'],
  ),
  finds('bitsAllSet takes positions', BITS, bits, { f: { $bitsAllSet: [1, 5] } }, ['a', 'c'], ['query.bits']),
  finds('bitsAllSet takes a mask', BITS, bits, { f: { $bitsAllSet: 50 } }, ['a', 'c']),
  finds(
    'bitsAllClear wants none of the bits',
    BITS,
    bits,
    { f: { $bitsAllClear: [0, 3] } },
    ['a', 'b'],
    ['query.bits'],
  ),
  finds('bitsAnySet wants one of the bits', BITS, bits, { f: { $bitsAnySet: [0, 5] } }, ['a', 'c'], ['query.bits']),
  finds('bitsAnyClear wants one bit not set', BITS, bits, { f: { $bitsAnyClear: [2, 5] } }, ['b'], ['query.bits']),
  finds(
    'bits go up to 64, and a negative number has them all',
    BITS,
    { a: { f: 2 ** 40 }, b: { f: -1 }, c: { f: 256 } },
    { f: { $bitsAllSet: [40] } },
    ['a', 'b'],
    ['query.bits'],
  ),
  finds(
    'expr compares two fields',
    EXPR,
    { a: { spent: 9, budget: 5 }, b: { spent: 4, budget: 5 } },
    ({ _ }) => _.expr(_.aggregate.gt(['$spent', '$budget'])),
    ['a'],
  ),
  finds(
    'expr stands beside other conditions',
    EXPR,
    { a: { n: 1, m: 1 }, b: { n: 2, m: 2 } },
    { n: 2, $expr: { $eq: ['$n', '$m'] } },
    ['b'],
  ),
];
