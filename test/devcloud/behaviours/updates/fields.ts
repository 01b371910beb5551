import { makes } from './makes';

const UPDATE = 'MongoDB manual, reference/operator/update';
const SDK = '@cloudbase/database/src/serializer/update.ts';

/** What updates make of single fields. */
export const fieldUpdates = [
  makes('plain fields are set', `${SDK}:153`, { a: 1 }, { a: 2, b: 'x' }, { a: 2, b: 'x' }),
  makes(
    'nested fields are set one by one',
    '@cloudbase/database/src/serializer/common.ts:14',
    { o: { x: 1, y: 2 } },
    { o: { x: 9 } },
    { o: { x: 9, y: 2 } },
  ),
  makes(
    'a dotted name reaches into a sub-document and makes those missing',
    `${UPDATE}/set`,
    {},
    { 'o.p.q': 1 },
    { o: { p: { q: 1 } } },
  ),
  makes('set replaces a whole sub-document', `${SDK}:76`, { o: { x: 1 } }, ({ _ }) => ({ o: _.set({ y: 2 }) }), {
    o: { y: 2 },
  }),
  makes(
    'a number in a path sets an element',
    `${UPDATE}/set: elements in arrays`,
    { l: [{ n: 1 }, { n: 2 }] },
    { 'l.1.n': 5 },
    { l: [{ n: 1 }, { n: 5 }] },
  ),
  makes(
    'an element beyond the end fills up with null',
    `${UPDATE}/set`,
    { l: [1] },
    { 'l.3': 4 },
    { l: [1, null, null, 4] },
  ),
  makes('a number makes a sub-document where nothing is', `${UPDATE}/set`, {}, { 'o.0': 'x' }, { o: { 0: 'x' } }),
  makes(
    'new fields come in the order of their names',
    UPDATE,
    { z: 1 },
    { c: 1, a: 2, b: 3 },
    { z: 1, a: 2, b: 3, c: 1 },
    ['update.order'],
  ),
  makes(
    'new fields of several operators come in one order',
    UPDATE,
    {},
    ({ _ }) => ({ m: _.inc(1), c: 'x', k: _.push([1]) }),
    { c: 'x', k: [1], m: 1 },
    ['update.order'],
  ),
  makes('a changed field stays in its place', UPDATE, { b: 1, a: 1 }, { a: 2, b: 2 }, { b: 2, a: 2 }),
  makes('remove takes a field away', `${SDK}:69`, { a: 1, b: 2 }, ({ _ }) => ({ a: _.remove() }), { b: 2 }),
  makes(
    'remove of what is not there changes nothing',
    `${UPDATE}/unset`,
    { b: 2 },
    ({ _ }) => ({ 'x.y': _.remove() }),
    { b: 2 },
  ),
  makes('remove leaves null in an array', `${UPDATE}/unset`, { l: [1, 2, 3] }, ({ _ }) => ({ 'l.1': _.remove() }), {
    l: [1, null, 3],
  }),
  makes('inc adds', `${UPDATE}/inc`, { n: 1 }, ({ _ }) => ({ n: _.inc(-3) }), { n: -2 }),
  makes('inc makes a missing field', `${UPDATE}/inc`, {}, ({ _ }) => ({ n: _.inc(5) }), { n: 5 }),
  makes('inc takes fractions', `${UPDATE}/inc`, { n: 1 }, ({ _ }) => ({ n: _.inc(0.5) }), { n: 1.5 }),
  makes('mul multiplies', `${UPDATE}/mul`, { n: 3 }, ({ _ }) => ({ n: _.mul(1.5) }), { n: 4.5 }),
  makes('mul makes zero of a missing field', `${UPDATE}/mul`, {}, ({ _ }) => ({ n: _.mul(100) }), { n: 0 }),
  makes('min keeps the smaller', `${UPDATE}/min`, { n: 3, m: 3 }, ({ _ }) => ({ n: _.min(1), m: _.min(5) }), {
    n: 1,
    m: 3,
  }),
  makes('max keeps the larger', `${UPDATE}/max`, { n: 3, m: 3 }, ({ _ }) => ({ n: _.max(1), m: _.max(5) }), {
    n: 3,
    m: 5,
  }),
  makes('max sets a missing field', `${UPDATE}/max`, {}, ({ _ }) => ({ n: _.max(-1) }), { n: -1 }),
  makes('min compares across types', `${UPDATE}/min`, { n: 'x', m: null }, ({ _ }) => ({ n: _.min(7), m: _.min(0) }), {
    n: 7,
    m: null,
  }),
  makes('max compares dates', `${UPDATE}/max: dates`, { at: new Date(5) }, ({ _ }) => ({ at: _.max(new Date(9)) }), {
    at: new Date(9),
  }),
  makes('rename moves a value', `${UPDATE}/rename`, { a: 1 }, ({ _ }) => ({ a: _.rename('o.b') }), { o: { b: 1 } }),
  makes('rename of a missing field changes nothing', `${UPDATE}/rename`, { b: 1 }, ({ _ }) => ({ a: _.rename('c') }), {
    b: 1,
  }),
  makes(
    'rename takes the place of a field that is there',
    `${UPDATE}/rename`,
    { a: 1, b: 2 },
    ({ _ }) => ({ a: _.rename('b') }),
    { b: 1 },
  ),
  makes(
    'bit and, or, xor',
    `${UPDATE}/bit`,
    { x: 13, y: 3, z: 1 },
    ({ _ }) => ({ x: _.bit({ and: 10 }), y: _.bit({ or: 5 }), z: _.bit({ xor: 5 }) }),
    { x: 8, y: 7, z: 4 },
  ),
  makes('bit works beyond 32 bits', `${UPDATE}/bit`, { n: 2 ** 40 }, ({ _ }) => ({ n: _.bit({ or: 1 }) }), {
    n: 2 ** 40 + 1,
  }),
  makes(
    'setOnInsert has no effect on a document that is there',
    `${UPDATE}/setOnInsert`,
    { a: 1 },
    { $setOnInsert: { b: 1 }, a: 2 },
    { a: 2 },
  ),
];
