import { makes } from './makes';

const ARRAY = 'MongoDB manual, reference/operator/update';
const SDK = '@cloudbase/database/src/serializer/update.ts';

/** What the other array operators and positional paths make of arrays. */
export const arrayUpdates = [
  makes('pop takes the last', `${SDK}:118`, { l: [1, 2, 3] }, ({ _ }) => ({ l: _.pop() }), { l: [1, 2] }),
  makes('shift takes the first', `${SDK}:125`, { l: [1, 2, 3] }, ({ _ }) => ({ l: _.shift() }), { l: [2, 3] }),
  makes(
    'pop of an empty or missing array changes nothing',
    `${ARRAY}/pop`,
    { l: [] },
    ({ _ }) => ({ l: _.pop(), m: _.shift() }),
    { l: [] },
  ),
  makes('pull takes every equal element', `${ARRAY}/pull`, { l: [1, 2, 1] }, ({ _ }) => ({ l: _.pull(1) }), { l: [2] }),
  makes(
    'pull takes what a command matches',
    `${ARRAY}/pull`,
    { l: [3, 5, 6, 7] },
    ({ _ }) => ({ l: _.pull(_.gte(6)) }),
    { l: [3, 5] },
  ),
  makes(
    'pull takes one of several values',
    `${ARRAY}/pull: all instances`,
    { l: ['oak', 'elm', 'fir'] },
    ({ _ }) => ({ l: _.pull(_.in(['oak', 'fir'])) }),
    { l: ['elm'] },
  ),
  makes(
    'pull takes documents that have these fields',
    `${ARRAY}/pull: from an array of documents`,
    {
      l: [
        { k: 'A', n: 5 },
        { k: 'B', n: 8, m: 1 },
      ],
    },
    ({ _ }) => ({ l: _.pull({ k: 'B', n: 8 }) }),
    { l: [{ k: 'A', n: 5 }] },
  ),
  makes(
    'pull takes documents by commands on their fields',
    '@cloudbase/database/src/serializer/datatype.ts:28',
    { l: [{ n: 5 }, { n: 8 }] },
    { $pull: { l: { n: { $gt: 6 } } } },
    { l: [{ n: 5 }] },
  ),
  makes(
    'pull of an array takes only that array',
    `${ARRAY}/pull`,
    { l: [[1, 2], [2, 1], 1] },
    { $pull: { l: [1, 2] } },
    { l: [[2, 1], 1] },
    ['query.equality'],
  ),
  makes(
    'operators of pull do not look into inner arrays',
    `${ARRAY}/pull`,
    { l: [[1], 1] },
    { $pull: { l: { $eq: 1 } } },
    { l: [[1]] },
    ['query.equality'],
  ),
  makes(
    'pull takes strings by a pattern',
    `${ARRAY}/pull`,
    { l: ['oak', 'elm'] },
    { $pull: { l: /^o/ } },
    { l: ['elm'] },
  ),
  makes(
    'pull with elemMatch takes documents by their arrays',
    `${ARRAY}/pull: nested arrays`,
    { l: [{ r: [{ q: 1 }, { q: 2 }] }, { r: [{ q: 1 }] }] },
    { $pull: { l: { r: { $elemMatch: { q: 2 } } } } },
    { l: [{ r: [{ q: 1 }] }] },
  ),
  makes(
    'pullAll takes every listed value',
    `${ARRAY}/pullAll`,
    { l: [0, 2, 5, 5, 1, 0] },
    ({ _ }) => ({ l: _.pullAll([0, 5]) }),
    { l: [2, 1] },
  ),
  makes(
    'pullAll compares documents with the order of their fields',
    `${ARRAY}/pullAll`,
    {
      l: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
    ({ _ }) => ({ l: _.pullAll([{ x: 1, y: 2 }]) }),
    { l: [{ y: 2, x: 1 }] },
  ),
  makes('addToSet adds what is not there', `${ARRAY}/addToSet`, { l: ['oak'] }, ({ _ }) => ({ l: _.addToSet('elm') }), {
    l: ['oak', 'elm'],
  }),
  makes(
    'addToSet leaves what is there',
    `${ARRAY}/addToSet`,
    { l: ['oak', 'oak'] },
    ({ _ }) => ({ l: _.addToSet('oak') }),
    { l: ['oak', 'oak'] },
  ),
  makes(
    'addToSet adds an array as one element',
    `${ARRAY}/addToSet: value to add is an array`,
    { l: ['a'] },
    ({ _ }) => ({ l: _.addToSet(['c', 'd']) }),
    { l: ['a', ['c', 'd']] },
  ),
  makes(
    'addToSet with each adds several, each once',
    `${ARRAY}/addToSet: $each`,
    { l: ['a'] },
    ({ _ }) => ({ l: _.addToSet({ $each: ['b', 'a', 'b'] }) }),
    { l: ['a', 'b'] },
  ),
  makes(
    'addToSet tells documents apart by the order of their fields',
    `${ARRAY}/addToSet: value to add is a document`,
    { l: [{ x: 1, y: 2 }] },
    ({ _ }) => ({ l: _.addToSet({ y: 2, x: 1 }) }),
    {
      l: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ),
  makes(
    '$ stands for the element that the query found',
    `${ARRAY}/positional`,
    { l: [80, 85, 90] },
    { 'l.$': 82 },
    { l: [80, 82, 90] },
    [],
    { l: 85 },
  ),
  makes(
    '$ goes on into the element',
    `${ARRAY}/positional: documents in an array`,
    {
      l: [
        { k: 1, v: 1 },
        { k: 2, v: 1 },
      ],
    },
    ({ _ }) => ({ 'l.$.v': _.inc(4) }),
    {
      l: [
        { k: 1, v: 1 },
        { k: 2, v: 5 },
      ],
    },
    [],
    { 'l.k': 2 },
  ),
  makes(
    '$ follows elemMatch',
    `${ARRAY}/positional: $elemMatch`,
    {
      l: [
        { k: 1, v: 9 },
        { k: 2, v: 9 },
      ],
    },
    { 'l.$.v': 0 },
    {
      l: [
        { k: 1, v: 9 },
        { k: 2, v: 0 },
      ],
    },
    [],
    { l: { $elemMatch: { k: { $gte: 2 }, v: 9 } } },
  ),
  makes(
    '$[] stands for every element',
    `${ARRAY}/positional-all`,
    { l: [85, 82] },
    { $inc: { 'l.$[]': 10 } },
    { l: [95, 92] },
  ),
  makes(
    '$[] nests',
    `${ARRAY}/positional-all: nested arrays`,
    { l: [{ r: [1, 2] }, { r: [3] }] },
    { $mul: { 'l.$[].r.$[]': 2 } },
    { l: [{ r: [2, 4] }, { r: [6] }] },
  ),
];
