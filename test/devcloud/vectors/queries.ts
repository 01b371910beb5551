type Doc = Record<string, unknown>;

/** Documents, queries over them, and the numbers (from 0) of those that MongoDB's manual says they find. */
export interface QueryVectors {
  page: string;
  docs: readonly Doc[];
  finds: readonly (readonly [Doc, readonly number[]])[];
}

const stock = [
  { item: 'quill', qty: 25, size: { h: 14, w: 21, uom: 'cm' }, status: 'A' },
  { item: 'pad', qty: 50, size: { h: 8.5, w: 11, uom: 'in' }, status: 'A' },
  { item: 'sheet', qty: 100, size: { h: 8.5, w: 11, uom: 'in' }, status: 'D' },
  { item: 'ledger', qty: 75, size: { h: 22.85, w: 30, uom: 'cm' }, status: 'D' },
  { item: 'card', qty: 45, size: { h: 10, w: 15.25, uom: 'cm' }, status: 'A' },
];

const tagged = [
  { item: 'quill', tags: ['blank', 'red'], dim: [14, 21] },
  { item: 'pad', tags: ['red', 'blank'], dim: [14, 21] },
  { item: 'sheet', tags: ['red', 'blank', 'plain'], dim: [14, 21] },
  { item: 'ledger', tags: ['blank', 'red'], dim: [22.85, 30] },
  { item: 'card', tags: ['blue'], dim: [10, 15.25] },
];

const stored = [
  {
    item: 'quill',
    at: [
      { shelf: 'A', qty: 5 },
      { shelf: 'C', qty: 15 },
    ],
  },
  { item: 'pad', at: [{ shelf: 'C', qty: 5 }] },
  {
    item: 'sheet',
    at: [
      { shelf: 'A', qty: 60 },
      { shelf: 'B', qty: 15 },
    ],
  },
  {
    item: 'ledger',
    at: [
      { shelf: 'A', qty: 40 },
      { shelf: 'B', qty: 5 },
    ],
  },
  {
    item: 'card',
    at: [
      { shelf: 'B', qty: 15 },
      { shelf: 'C', qty: 35 },
    ],
  },
];

/** The examples of the manual's tutorials, made again with data of our own. */
export const tutorialVectors: readonly QueryVectors[] = [
  {
    page: 'tutorial/query-documents',
    docs: stock,
    finds: [
      [{}, [0, 1, 2, 3, 4]],
      [{ status: 'D' }, [2, 3]],
      [{ status: { $in: ['A', 'D'] } }, [0, 1, 2, 3, 4]],
      [{ status: 'A', qty: { $lt: 30 } }, [0]],
      [{ $or: [{ status: 'A' }, { qty: { $lt: 30 } }] }, [0, 1, 4]],
      [{ status: 'A', $or: [{ qty: { $lt: 30 } }, { item: /^p/ }] }, [0, 1]],
    ],
  },
  {
    page: 'tutorial/query-embedded-documents',
    docs: stock,
    finds: [
      [{ size: { h: 14, w: 21, uom: 'cm' } }, [0]],
      [{ size: { w: 21, h: 14, uom: 'cm' } }, []],
      [{ 'size.uom': 'in' }, [1, 2]],
      [{ 'size.h': { $lt: 15 }, 'size.uom': 'in', status: 'D' }, [2]],
    ],
  },
  {
    page: 'tutorial/query-arrays',
    docs: tagged,
    finds: [
      [{ tags: ['red', 'blank'] }, [1]],
      [{ tags: { $all: ['red', 'blank'] } }, [0, 1, 2, 3]],
      [{ tags: 'red' }, [0, 1, 2, 3]],
      [{ dim: { $gt: 25 } }, [3]],
      [{ dim: { $gt: 15, $lt: 20 } }, [0, 1, 2, 4]],
      [{ dim: { $elemMatch: { $gt: 22, $lt: 30 } } }, [3]],
      [{ 'dim.1': { $gt: 25 } }, [3]],
      [{ tags: { $size: 3 } }, [2]],
    ],
  },
  {
    page: 'tutorial/query-array-of-documents',
    docs: stored,
    finds: [
      [{ at: { shelf: 'A', qty: 5 } }, [0]],
      [{ at: { qty: 5, shelf: 'A' } }, []],
      [{ 'at.qty': { $lte: 20 } }, [0, 1, 2, 3, 4]],
      [{ 'at.0.qty': { $lte: 20 } }, [0, 1, 4]],
      [{ at: { $elemMatch: { qty: 5, shelf: 'A' } } }, [0]],
      [{ at: { $elemMatch: { qty: { $gt: 10, $lte: 20 } } } }, [0, 2, 4]],
      [{ 'at.qty': { $gt: 10, $lte: 20 } }, [0, 2, 3, 4]],
      [{ 'at.qty': 5, 'at.shelf': 'A' }, [0, 3]],
    ],
  },
  {
    page: 'tutorial/query-for-null-fields',
    docs: [{ item: null }, {}],
    finds: [
      [{ item: null }, [0, 1]],
      [{ item: { $ne: null } }, []],
      [{ item: { $type: 10 } }, [0]],
      [{ item: { $exists: false } }, [1]],
    ],
  },
];
