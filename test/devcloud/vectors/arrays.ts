import type { UpdateVector } from './updates';

/** The manual's examples of array operators, made again with data of our own. */
export const arrayVectors: readonly UpdateVector[] = [
  [
    'addToSet',
    { tags: ['a', 'b'] },
    { $addToSet: { tags: { $each: ['c', 'b', 'd'] } } },
    { tags: ['a', 'b', 'c', 'd'] },
  ],
  ['addToSet', { letters: ['a', 'b'] }, { $addToSet: { letters: ['c', 'd'] } }, { letters: ['a', 'b', ['c', 'd']] }],
  ['pop', { scores: [8, 9, 10] }, { $pop: { scores: -1 } }, { scores: [9, 10] }],
  ['pop', { scores: [9, 10] }, { $pop: { scores: 1 } }, { scores: [9] }],
  [
    'pull',
    { fruits: ['apples', 'pears', 'oranges'], v: ['carrots'] },
    { $pull: { fruits: { $in: ['apples', 'oranges'] }, v: 'carrots' } },
    { fruits: ['pears'], v: [] },
  ],
  ['pull', { votes: [3, 5, 6, 7, 7, 8] }, { $pull: { votes: { $gte: 6 } } }, { votes: [3, 5] }],
  [
    'pull',
    {
      results: [
        { item: 'A', score: 5 },
        { item: 'B', score: 8, note: 'x' },
      ],
    },
    { $pull: { results: { score: 8, item: 'B' } } },
    { results: [{ item: 'A', score: 5 }] },
  ],
  [
    'pull',
    {
      results: [
        {
          item: 'A',
          a: [
            { q: 1, a: 4 },
            { q: 2, a: 6 },
          ],
        },
        {
          item: 'B',
          a: [
            { q: 1, a: 8 },
            { q: 2, a: 9 },
          ],
        },
      ],
    },
    { $pull: { results: { a: { $elemMatch: { q: 2, a: { $gte: 8 } } } } } },
    {
      results: [
        {
          item: 'A',
          a: [
            { q: 1, a: 4 },
            { q: 2, a: 6 },
          ],
        },
      ],
    },
  ],
  ['pullAll', { scores: [0, 2, 5, 5, 1, 0] }, { $pullAll: { scores: [0, 5] } }, { scores: [2, 1] }],
  ['push', { scores: [1] }, { $push: { scores: 89 } }, { scores: [1, 89] }],
  ['push', { scores: [1] }, { $push: { scores: [2, 3] } }, { scores: [1, [2, 3]] }],
  [
    'push',
    {
      quizzes: [
        { wk: 1, score: 10 },
        { wk: 2, score: 8 },
        { wk: 3, score: 5 },
        { wk: 4, score: 6 },
      ],
    },
    {
      $push: {
        quizzes: {
          $each: [
            { wk: 5, score: 8 },
            { wk: 6, score: 7 },
            { wk: 7, score: 6 },
          ],
          $sort: { score: -1 },
          $slice: 3,
        },
      },
    },
    {
      quizzes: [
        { wk: 1, score: 10 },
        { wk: 2, score: 8 },
        { wk: 5, score: 8 },
      ],
    },
  ],
  [
    'position',
    { scores: [100] },
    { $push: { scores: { $each: [50, 60, 70], $position: 0 } } },
    { scores: [50, 60, 70, 100] },
  ],
  [
    'position',
    { scores: [50, 60, 70, 100] },
    { $push: { scores: { $each: [20, 30], $position: 2 } } },
    { scores: [50, 60, 20, 30, 70, 100] },
  ],
  [
    'position',
    { scores: [50, 60, 20, 30, 70, 100] },
    { $push: { scores: { $each: [90, 80], $position: -2 } } },
    { scores: [50, 60, 20, 30, 90, 80, 70, 100] },
  ],
  [
    'slice',
    { scores: [40, 50, 60] },
    { $push: { scores: { $each: [80, 78, 86], $slice: -5 } } },
    { scores: [50, 60, 80, 78, 86] },
  ],
  ['slice', { scores: [89, 90] }, { $push: { scores: { $each: [100, 20], $slice: 3 } } }, { scores: [89, 90, 100] }],
  [
    'sort',
    { tests: [89, 70, 89, 50] },
    { $push: { tests: { $each: [40, 60], $sort: 1 } } },
    { tests: [40, 50, 60, 70, 89, 89] },
  ],
  [
    'sort',
    {
      q: [
        { id: 1, score: 6 },
        { id: 2, score: 9 },
      ],
    },
    {
      $push: {
        q: {
          $each: [
            { id: 3, score: 8 },
            { id: 4, score: 7 },
            { id: 5, score: 6 },
          ],
          $sort: { score: 1 },
        },
      },
    },
    {
      q: [
        { id: 1, score: 6 },
        { id: 5, score: 6 },
        { id: 4, score: 7 },
        { id: 3, score: 8 },
        { id: 2, score: 9 },
      ],
    },
  ],
  ['sort', { tests: [89, 70, 100, 20] }, { $push: { tests: { $each: [], $sort: -1 } } }, { tests: [100, 89, 70, 20] }],
  ['positional', { grades: [85, 80, 80] }, { $set: { 'grades.$': 82 } }, { grades: [85, 82, 80] }, { grades: 80 }],
  [
    'positional',
    {
      grades: [
        { g: 80, std: 8 },
        { g: 85, std: 5 },
        { g: 90, std: 5 },
      ],
    },
    { $set: { 'grades.$.std': 6 } },
    {
      grades: [
        { g: 80, std: 8 },
        { g: 85, std: 6 },
        { g: 90, std: 5 },
      ],
    },
    { grades: { $elemMatch: { g: { $lte: 90, $gt: 80 } } } },
  ],
  ['positional-all', { grades: [85, 82, 80] }, { $inc: { 'grades.$[]': 10 } }, { grades: [95, 92, 90] }],
  [
    'positional-all',
    {
      grades: [
        { g: 80, q: [10, 8] },
        { g: 85, q: [9] },
      ],
    },
    { $inc: { 'grades.$[].q.$[]': -1 } },
    {
      grades: [
        { g: 80, q: [9, 7] },
        { g: 85, q: [8] },
      ],
    },
  ],
];
