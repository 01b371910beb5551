type Doc = Record<string, unknown>;

/** A document, a projection of it (of the answer to a query, for `$`), and what MongoDB's manual says is left. */
export type ProjectionVector = readonly [page: string, doc: Doc, projection: Doc, left: Doc, query?: Doc];

const item = {
  _id: 1,
  item: 'x',
  status: 'A',
  size: { h: 14, w: 21, uom: 'cm' },
  at: [
    { shelf: 'A', qty: 5 },
    { shelf: 'C', qty: 9 },
  ],
};
const comments = { _id: 1, title: 'x', comments: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] };
const students = {
  _id: 1,
  zip: '9',
  students: [
    { name: 'a', school: 102, age: 10 },
    { name: 'b', school: 102, age: 15 },
    { name: 'c', school: 100, age: 9 },
  ],
};

/** The examples of the manual, made again with data of our own. */
export const projectionVectors: readonly ProjectionVector[] = [
  ['tutorial/project-fields-from-query-results', item, { item: 1, status: 1 }, { _id: 1, item: 'x', status: 'A' }],
  ['tutorial/project-fields-from-query-results', item, { item: 1, status: 1, _id: 0 }, { item: 'x', status: 'A' }],
  [
    'tutorial/project-fields-from-query-results',
    item,
    { status: 0, at: 0 },
    { _id: 1, item: 'x', size: { h: 14, w: 21, uom: 'cm' } },
  ],
  [
    'tutorial/project-fields-from-query-results',
    item,
    { item: 1, 'size.uom': 1 },
    { _id: 1, item: 'x', size: { uom: 'cm' } },
  ],
  [
    'tutorial/project-fields-from-query-results',
    item,
    { 'size.uom': 0, at: 0, item: 0 },
    { _id: 1, status: 'A', size: { h: 14, w: 21 } },
  ],
  [
    'tutorial/project-fields-from-query-results',
    item,
    { item: 1, 'at.qty': 1 },
    { _id: 1, item: 'x', at: [{ qty: 5 }, { qty: 9 }] },
  ],
  [
    'tutorial/project-fields-from-query-results',
    item,
    { item: 1, at: { $slice: -1 } },
    { _id: 1, item: 'x', at: [{ shelf: 'C', qty: 9 }] },
  ],
  [
    'reference/operator/projection/slice',
    comments,
    { comments: { $slice: 3 } },
    { _id: 1, title: 'x', comments: [{ n: 1 }, { n: 2 }, { n: 3 }] },
  ],
  [
    'reference/operator/projection/slice',
    comments,
    { comments: { $slice: -3 } },
    { _id: 1, title: 'x', comments: [{ n: 2 }, { n: 3 }, { n: 4 }] },
  ],
  [
    'reference/operator/projection/slice',
    comments,
    { comments: { $slice: [1, 2] } },
    { _id: 1, title: 'x', comments: [{ n: 2 }, { n: 3 }] },
  ],
  [
    'reference/operator/projection/slice',
    comments,
    { comments: { $slice: [-1, 3] } },
    { _id: 1, title: 'x', comments: [{ n: 4 }] },
  ],
  [
    'reference/operator/projection/elemMatch',
    students,
    { students: { $elemMatch: { school: 102 } } },
    { _id: 1, students: [{ name: 'a', school: 102, age: 10 }] },
  ],
  [
    'reference/operator/projection/elemMatch',
    students,
    { students: { $elemMatch: { school: 102, age: { $gt: 10 } } } },
    { _id: 1, students: [{ name: 'b', school: 102, age: 15 }] },
  ],
  ['reference/operator/projection/elemMatch', students, { students: { $elemMatch: { school: 1 } } }, { _id: 1 }],
  [
    'reference/operator/projection/positional',
    { _id: 1, grades: [70, 87, 90] },
    { 'grades.$': 1 },
    { _id: 1, grades: [87] },
    { grades: { $gte: 85 } },
  ],
  [
    'reference/operator/projection/positional',
    {
      _id: 1,
      grades: [
        { g: 80, mean: 75 },
        { g: 85, mean: 90 },
      ],
    },
    { 'grades.$': 1 },
    { _id: 1, grades: [{ g: 85, mean: 90 }] },
    { grades: { $elemMatch: { mean: { $gt: 70 }, g: { $gt: 80 } } } },
  ],
];
