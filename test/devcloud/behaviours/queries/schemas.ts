import { finds } from './finds';

const SCHEMA = 'MongoDB manual, reference/operator/query/jsonSchema';

/** What schemas find. */
export const schemaQueries = [
  finds(
    'a schema wants fields and types',
    SCHEMA,
    { a: { n: 1, s: 'x' }, b: { n: 1.5, s: 'x' }, c: { s: 'x' } },
    ({ _ }) => _.jsonSchema({ required: ['n'], properties: { n: { bsonType: 'int' }, s: { type: 'string' } } }),
    ['a'],
    ['query.jsonSchema'],
  ),
  finds(
    'a schema may stand inside nor',
    SCHEMA,
    { a: { n: 1 }, b: { n: 'x' } },
    { $nor: [{ $jsonSchema: { properties: { n: { bsonType: 'number' } } } }] },
    ['b'],
    ['query.jsonSchema'],
  ),
  finds(
    'a schema bounds numbers, exclusive bounds being flags',
    SCHEMA,
    { a: { n: 5 }, b: { n: 6 }, c: { n: 'x' } },
    { $jsonSchema: { properties: { n: { minimum: 5, exclusiveMinimum: true } } } },
    ['b', 'c'],
    ['query.jsonSchema'],
  ),
  finds(
    'a schema looks into arrays',
    SCHEMA,
    { a: { l: ['x', 1] }, b: { l: ['x', 'y'] }, c: { l: ['x', 'x'] } },
    { $jsonSchema: { properties: { l: { items: { type: 'string' }, uniqueItems: true, minItems: 2 } } } },
    ['b'],
    ['query.jsonSchema'],
  ),
  finds(
    'a schema closes a document',
    SCHEMA,
    { a: { n: 1 }, b: { n: 1, m: 1 }, c: { n: 1, x_m: 1 } },
    { $jsonSchema: { properties: { _id: {}, n: {} }, patternProperties: { '^x_': {} }, additionalProperties: false } },
    ['a', 'c'],
    ['query.jsonSchema'],
  ),
  finds(
    'an enum of a schema keeps the order of fields',
    SCHEMA,
    { a: { o: { x: 1, y: 2 } }, b: { o: { y: 2, x: 1 } } },
    { $jsonSchema: { properties: { o: { enum: [{ x: 1, y: 2 }] } } } },
    ['a'],
    ['query.jsonSchema'],
  ),
  finds(
    'a schema counts characters',
    SCHEMA,
    { a: { s: '𠮷𠮷' }, b: { s: '𠮷' } },
    { $jsonSchema: { properties: { s: { minLength: 2, maxLength: 2, pattern: '^𠮷' } } } },
    ['a'],
    ['query.jsonSchema'],
  ),
  finds(
    'one of several schemas holds, but not two',
    SCHEMA,
    { a: { n: 2 }, b: { n: 6 }, c: { n: 3 } },
    { $jsonSchema: { properties: { n: { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] } } } },
    ['a', 'c'],
    ['query.jsonSchema'],
  ),
  finds(
    'one field of a schema depends on another',
    SCHEMA,
    { a: { card: 1, address: 'x' }, b: { card: 1 }, c: {} },
    { $jsonSchema: { dependencies: { card: ['address'] } } },
    ['a', 'c'],
    ['query.jsonSchema'],
  ),
  finds(
    'a date is no object to a schema',
    SCHEMA,
    { a: { at: new Date(1) }, b: { at: { x: 1 } } },
    { $jsonSchema: { properties: { at: { bsonType: 'date', required: ['x'] } } } },
    ['a'],
    ['query.jsonSchema'],
  ),
];
