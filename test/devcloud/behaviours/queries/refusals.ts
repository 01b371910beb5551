import { refuses } from './finds';

const OPERATORS = 'MongoDB manual, reference/operator/query';
const SOURCE = 'docs/decisions/010-mongodb-4-4.md';

/** Queries that the database refuses. */
export const refusedQueries = [
  refuses('an operator that does not exist', OPERATORS, { n: { $nonsense: 1 } }, 'unknown operator: $nonsense'),
  refuses('an operator in the place of a field', OPERATORS, { $nonsense: 1 }, 'unknown top level operator: $nonsense'),
  refuses('a field among operators', SOURCE, { $and: [{ n: { $gt: 1, b: 2 } }] }, 'unknown operator: b'),
  refuses('in without an array', `${OPERATORS}/in`, { n: { $in: 5 } }, '$in needs an array', ['query.operands']),
  refuses('operators inside in', `${OPERATORS}/in`, { n: { $in: [{ $gt: 1 }] } }, 'cannot nest $ under $in', [
    'query.operands',
  ]),
  refuses('all without an array', `${OPERATORS}/all`, { l: { $all: 1 } }, '$all needs an array'),
  refuses('operators inside all', `${OPERATORS}/all`, { l: { $all: [{ $gt: 1 }] } }, 'no $ expressions in $all'),
  refuses(
    'elemMatch without a document',
    `${OPERATORS}/elemMatch`,
    { l: { $elemMatch: 1 } },
    '$elemMatch needs an Object',
  ),
  refuses('a negative size', `${OPERATORS}/size`, { l: { $size: -1 } }, '$size may not be negative', [
    'query.operands',
  ]),
  refuses('half a size', `${OPERATORS}/size`, { l: { $size: 1.5 } }, '$size must be a whole number', [
    'query.operands',
  ]),
  refuses(
    'mod with one number',
    `${OPERATORS}/mod: not enough elements`,
    { n: { $mod: [2] } },
    'malformed mod, not enough elements',
    ['query.operands'],
  ),
  refuses(
    'mod with three numbers',
    `${OPERATORS}/mod: too many elements`,
    { n: { $mod: [2, 1, 0] } },
    'malformed mod, too many elements',
    ['query.operands'],
  ),
  refuses('mod by zero', `${OPERATORS}/mod`, { n: { $mod: [0, 0] } }, 'divisor cannot be 0', ['query.operands']),
  refuses('mod by a word', `${OPERATORS}/mod`, { n: { $mod: ['x', 0] } }, 'malformed mod, divisor not a number', [
    'query.operands',
  ]),
  refuses(
    'a type that does not exist',
    `${OPERATORS}/type`,
    { n: { $type: 'text' } },
    'Unknown type name alias: text',
    ['query.operands'],
  ),
  refuses(
    'a type number that does not exist',
    `${OPERATORS}/type`,
    { n: { $type: 42 } },
    'Invalid numerical type code: 42',
    ['query.operands'],
  ),
  refuses('an invalid pattern', `${OPERATORS}/regex`, { s: { $regex: '(' } }, 'Regular expression is invalid', [
    'query.operands',
  ]),
  refuses(
    'an option that patterns do not have',
    `${OPERATORS}/regex`,
    { s: { $regex: 'a', $options: 'g' } },
    'invalid flag in regex options: g',
    ['query.operands'],
  ),
  refuses('options without a pattern', `${OPERATORS}/regex`, { s: { $options: 'i' } }, '$options needs a $regex'),
  refuses('a number as a pattern', `${OPERATORS}/regex`, { s: { $regex: 5 } }, '$regex has to be a string', [
    'query.operands',
  ]),
  refuses('a pattern as a bound', SOURCE, { s: { $gt: /x/ } }, "Can't have RegEx as arg to predicate", [
    'query.operands',
  ]),
  refuses('a pattern in $ne', `${OPERATORS}/ne`, { s: { $ne: /x/ } }, "Can't have regex as arg to $ne", [
    'query.operands',
  ]),
  refuses('not of a plain value', `${OPERATORS}/not`, { n: { $not: 5 } }, '$not needs a regex or a document'),
  refuses('not of nothing', `${OPERATORS}/not`, { n: { $not: {} } }, '$not cannot be empty'),
  refuses('an empty or', `${OPERATORS}/or`, { $or: [] }, '$or must be a nonempty array'),
  refuses('an and of values', `${OPERATORS}/and`, { $and: [1] }, '$or/$and/$nor entries need to be full objects'),
  refuses('code', `${OPERATORS}/where`, { $where: 'true' }, '$where is not allowed'),
  refuses(
    'a search in a text that no index knows',
    `${OPERATORS}/text`,
    { $text: { $search: 'oak' } },
    'text index required',
  ),
  refuses(
    'a bit position below zero',
    `${OPERATORS}/bitsAllSet`,
    { n: { $bitsAllSet: [-1] } },
    'bit positions must be an integer >= 0',
    ['query.operands'],
  ),
  refuses(
    'a negative bit mask',
    `${OPERATORS}/bitsAnySet`,
    { n: { $bitsAnySet: -1 } },
    'Expected a non-negative integer',
    ['query.operands'],
  ),
  refuses(
    'a schema that is no document',
    `${OPERATORS}/jsonSchema`,
    { $jsonSchema: 5 },
    '$jsonSchema must be an object',
    ['query.jsonSchema'],
  ),
  refuses(
    'a keyword that schemas do not have',
    `${OPERATORS}/jsonSchema: omissions`,
    { $jsonSchema: { format: 'date' } },
    'Unknown $jsonSchema keyword: format',
    ['query.jsonSchema'],
  ),
  refuses(
    'the type integer in a schema',
    `${OPERATORS}/jsonSchema: omissions`,
    { $jsonSchema: { properties: { n: { type: 'integer' } } } },
    "type 'integer' is not currently supported",
    ['query.jsonSchema'],
  ),
  refuses(
    'an expression inside elemMatch',
    `${OPERATORS}/expr`,
    { l: { $elemMatch: { k: 1, $expr: true } } },
    '$expr can only be applied to the top-level document',
  ),
];
