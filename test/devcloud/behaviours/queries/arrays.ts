import { finds } from './finds';

const ARRAYS = 'MongoDB manual, tutorial/query-arrays';
const INSIDE = 'MongoDB manual, tutorial/query-array-of-documents';
const ALL = 'MongoDB manual, reference/operator/query/all';
const ELEM = 'MongoDB manual, reference/operator/query/elemMatch';
const SIZE = 'MongoDB manual, reference/operator/query/size';

const lists = { a: { l: [1, 2] }, b: { l: [2, 1] }, c: { l: 2 }, d: { l: [] }, e: { l: [[1, 2]] } };
const items = {
  a: {
    items: [
      { k: 1, v: 9 },
      { k: 2, v: 2 },
    ],
  },
  b: { items: [{ k: 2, v: 9 }] },
  c: { items: { k: 2, v: 9 } },
  d: { items: [[{ k: 2, v: 9 }]] },
};

/** How queries look into arrays. */
export const arrayQueries = [
  finds('a value finds the arrays that hold it', ARRAYS, lists, { l: 2 }, ['a', 'b', 'c']),
  finds('an array finds itself and the arrays that hold it, in order', ARRAYS, lists, { l: [1, 2] }, ['a', 'e']),
  finds(
    'two conditions on an array may be met by two elements',
    `${ARRAYS}: compound filter`,
    { a: { l: [15, 1] }, b: { l: [21] } },
    { l: { $gt: 15, $lt: 20 } },
    [],
  ),
  finds(
    'one element above and another below is enough',
    `${ARRAYS}: compound filter`,
    { a: { l: [25, 10] }, b: { l: [30] } },
    { l: { $gt: 20, $lt: 15 } },
    ['a'],
  ),
  finds('neq finds arrays without the value', ARRAYS, lists, { l: { $ne: 2 } }, ['d', 'e']),
  finds('a dotted path goes through the documents of an array', INSIDE, items, { 'items.k': 2 }, ['a', 'b', 'c']),
  finds('a number in a path names an element', `${ARRAYS}: by index`, lists, { 'l.0': 1 }, ['a']),
  finds('a number in a path goes on into the element', INSIDE, items, { 'items.1.k': 2 }, ['a']),
  finds(
    'a number in a path is also the name of a field',
    INSIDE,
    { a: { o: { 0: 'x' } }, b: { o: ['x'] }, c: { o: [{ 0: 'x' }] } },
    { 'o.0': 'x' },
    ['a', 'b', 'c'],
  ),
  finds(
    'a path does not enter an array inside an array',
    INSIDE,
    items,
    { 'items.v': 9 },
    ['a', 'b', 'c'],
    ['query.equality'],
  ),
  finds(
    'null finds an element without the field',
    'MongoDB manual, tutorial/query-for-null-fields',
    { a: { l: [{ x: 1 }, { y: 1 }] }, b: { l: [{ x: 1 }] }, c: { l: [] }, d: { l: [1] } },
    { 'l.x': null },
    ['a'],
  ),
  finds('all wants every value, in any order', ALL, lists, ({ _ }) => ({ l: _.all([2, 1]) }), ['a', 'b']),
  finds(
    'all on a field that is no array compares the value',
    `${ALL}: equivalent to $and`,
    lists,
    ({ _ }) => ({ l: _.all([2]) }),
    ['a', 'b', 'c'],
    ['query.all'],
  ),
  finds(
    'all with an array finds the array itself and what holds it',
    `${ALL}: nested array`,
    lists,
    ({ _ }) => ({ l: _.all([[1, 2]]) }),
    ['a', 'e'],
    ['query.all'],
  ),
  finds('an empty all finds nothing', ALL, lists, ({ _ }) => ({ l: _.all([]) }), []),
  finds('all takes patterns', ALL, { a: { l: ['oak', 'elm'] }, b: { l: ['oak'] } }, { l: { $all: [/^o/, /m$/] } }, [
    'a',
  ]),
  finds(
    'all takes elemMatch for each element it wants',
    `${ALL}: use $all with $elemMatch`,
    items,
    { items: { $all: [{ $elemMatch: { k: 1 } }, { $elemMatch: { v: 2 } }] } },
    ['a'],
  ),
  finds(
    'elemMatch wants one element that meets everything',
    ELEM,
    items,
    ({ _ }) => ({ items: _.elemMatch({ k: 2, v: 9 }) }),
    ['b'],
  ),
  finds(
    'elemMatch takes commands inside',
    '@cloudbase/database/src/serializer/datatype.ts:28',
    items,
    { items: { $elemMatch: { k: { $gte: 1 }, v: { $lt: 9 } } } },
    ['a'],
  ),
  finds(
    'elemMatch on values tests one element by all operators',
    ELEM,
    { a: { l: [82, 85, 88] }, b: { l: [75, 88, 89] } },
    { l: { $elemMatch: { $gte: 80, $lt: 85 } } },
    ['a'],
    ['query.elemMatch'],
  ),
  finds(
    'elemMatch never holds for what is no array',
    ELEM,
    { a: { l: 5 }, b: { l: [5] } },
    { l: { $elemMatch: { $eq: 5 } } },
    ['b'],
  ),
  finds(
    'operators of elemMatch do not look into an element that is an array',
    ELEM,
    { a: { l: [[5]] }, b: { l: [5] } },
    { l: { $elemMatch: { $eq: 5 } } },
    ['b'],
    ['query.elemMatch'],
  ),
  finds(
    'elemMatch inside elemMatch reads arrays of arrays',
    ELEM,
    { a: { l: [[1, 5]] }, b: { l: [1, 5] }, c: { l: [[1]] } },
    { l: { $elemMatch: { $elemMatch: { $gt: 4 } } } },
    ['a'],
    ['query.elemMatch'],
  ),
  finds(
    'elemMatch with neq wants an element that differs',
    ELEM,
    { a: { l: [1, 2] }, b: { l: [1, 1] } },
    { l: { $elemMatch: { $ne: 1 } } },
    ['a'],
  ),
  finds('elemMatch takes or', ELEM, items, { items: { $elemMatch: { $or: [{ k: 1 }, { v: 2 }] } } }, ['a']),
  finds(
    'elemMatch takes not',
    ELEM,
    { a: { l: [1, 8] }, b: { l: [1, 2] } },
    { l: { $elemMatch: { $not: { $lt: 5 } } } },
    ['a'],
  ),
  finds(
    'elemMatch reads the elements of an inner array by number',
    ELEM,
    { a: { l: [[7, 8]] }, b: { l: [[8, 7]] } },
    { l: { $elemMatch: { 0: 7 } } },
    ['a'],
  ),
  finds(
    'elemMatch works at the end of a path through an array',
    ELEM,
    { a: { r: [{ l: [1] }, { l: [9] }] }, b: { r: [{ l: [1] }] } },
    { 'r.l': { $elemMatch: { $gt: 5 } } },
    ['a'],
  ),
  finds('size counts the elements', SIZE, lists, ({ _ }) => ({ l: _.size(2) }), ['a', 'b']),
  finds('size counts an array of one array as one', SIZE, lists, ({ _ }) => ({ l: _.size(1) }), ['e'], ['query.size']),
  finds('size never holds for what is no array', SIZE, lists, ({ _ }) => ({ l: _.size(0) }), ['d']),
  finds(
    'size works on arrays inside an array of documents',
    SIZE,
    { a: { r: [{ l: [1, 2] }] }, b: { r: [{ l: [1] }, { l: [2] }] } },
    { 'r.l': { $size: 2 } },
    ['a'],
    ['query.size'],
  ),
  finds(
    'order conditions on arrays compare array with array',
    'MongoDB manual, reference/bson-type-comparison-order: arrays',
    { a: { l: [3] }, b: { l: [[2, 9]] }, c: { l: [1, 9] } },
    { l: { $gt: [2] } },
    ['a', 'b'],
    ['query.order'],
  ),
];
