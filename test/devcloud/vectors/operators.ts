import type { QueryVectors } from './queries';

/** The manual's examples of query operators, made again with data of our own. */
export const operatorVectors: readonly QueryVectors[] = [
  {
    page: 'reference/operator/query/exists',
    docs: [
      { a: 5, b: 5, c: null },
      { a: 3, b: null, c: 8 },
      { a: null, b: 3, c: 9 },
      { b: 2, c: 5 },
      { a: 3, b: 1 },
    ],
    finds: [
      [{ a: { $exists: true } }, [0, 1, 2, 4]],
      [{ c: { $exists: false } }, [4]],
      [{ a: { $exists: true, $nin: [5, 15] } }, [1, 2, 4]],
    ],
  },
  {
    page: 'reference/operator/query/type',
    docs: [
      { name: 'a', code: '2030900' },
      { name: 'b', code: 156 },
      { name: 'c', code: 3921412789 },
      { name: 'd', code: 17.5 },
      { name: 'e', code: ['834', 44] },
    ],
    finds: [
      [{ code: { $type: 2 } }, [0, 4]],
      [{ code: { $type: 'double' } }, [3]],
      [{ code: { $type: 'long' } }, [2]],
      [{ code: { $type: 'number' } }, [1, 2, 3, 4]],
      [{ code: { $type: ['string', 'double'] } }, [0, 3, 4]],
      [{ code: { $type: 'array' } }, [4]],
    ],
  },
  {
    page: 'reference/operator/query/mod',
    docs: [{ qty: 0 }, { qty: 5 }, { qty: 12 }, { qty: 'x' }],
    finds: [
      [{ qty: { $mod: [4, 0] } }, [0, 2]],
      [{ qty: { $mod: [4.5, 1.9] } }, [1]],
    ],
  },
  {
    page: 'reference/operator/query/regex',
    docs: [
      { sku: 'abc123', text: 'Single line.' },
      { sku: 'abc789', text: 'First line\nSecond line' },
      { sku: 'xyz456', text: 'Many spaces before     line' },
      { sku: 'Abc789', text: 'Multiple\nlines' },
    ],
    finds: [
      [{ sku: { $regex: /789$/ } }, [1, 3]],
      [{ sku: { $regex: /^ABC/i } }, [0, 1, 3]],
      [{ text: { $regex: /^S/, $options: 'm' } }, [0, 1]],
      [{ text: { $regex: 'm.*line', $options: 'si' } }, [2, 3]],
      [{ sku: { $regex: 'abc #begin with abc\n 123 #then', $options: 'x' } }, [0]],
      [{ sku: { $regex: '(?i)^ABC7' } }, [1, 3]],
    ],
  },
  {
    page: 'reference/operator/query/all',
    docs: [
      {
        code: 'a',
        tags: ['school', 'book'],
        qty: [
          { size: 'S', num: 10 },
          { size: 'M', num: 45 },
        ],
      },
      { code: 'b', tags: ['appliance', 'school', 'book'], qty: [{ size: '6', num: 100 }] },
      {
        code: 'c',
        tags: ['school'],
        qty: [
          { size: 'S', num: 40 },
          { size: 'M', num: 110 },
        ],
      },
      { code: 'd', tags: [['school', 'book']], qty: [] },
    ],
    finds: [
      [{ tags: { $all: ['book', 'school'] } }, [0, 1]],
      [{ tags: { $all: [['school', 'book']] } }, [0, 3]],
      [{ qty: { $all: [{ $elemMatch: { size: 'M', num: { $gt: 50 } } }, { $elemMatch: { size: 'S' } }] } }, [2]],
    ],
  },
  {
    page: 'reference/operator/query/elemMatch',
    docs: [
      {
        results: [
          { product: 'abc', score: 10 },
          { product: 'xyz', score: 5 },
        ],
      },
      {
        results: [
          { product: 'abc', score: 8 },
          { product: 'xyz', score: 7 },
        ],
      },
      {
        results: [
          { product: 'abc', score: 7 },
          { product: 'def', score: 8 },
        ],
      },
    ],
    finds: [
      [{ results: { $elemMatch: { product: 'xyz', score: { $gte: 7 } } } }, [1]],
      [{ results: { $elemMatch: { product: { $ne: 'xyz' } } } }, [0, 1, 2]],
      [{ 'results.product': { $ne: 'xyz' } }, [2]],
    ],
  },
  {
    page: 'reference/operator/query/bitsAllSet',
    docs: [{ a: 54 }, { a: 20 }, { a: 20.5 }, { a: -1 }],
    finds: [
      [{ a: { $bitsAllSet: [1, 5] } }, [0, 3]],
      [{ a: { $bitsAllSet: 50 } }, [0, 3]],
      [{ a: { $bitsAllClear: 35 } }, [1]],
      [{ a: { $bitsAnyClear: 35 } }, [0, 1]],
      [{ a: { $bitsAnySet: [1, 5] } }, [0, 3]],
    ],
  },
];
