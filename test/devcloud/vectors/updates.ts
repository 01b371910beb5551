type Doc = Record<string, unknown>;

/** A document, an update of it (found by a query, for `$`), and what MongoDB's manual says comes out; fields in order. */
export type UpdateVector = readonly [page: string, before: Doc, update: Doc, after: Doc, query?: Doc];

/** The examples of the manual, made again with data of our own. */
export const fieldVectors: readonly UpdateVector[] = [
  [
    'set',
    { q: 250, d: { make: 'x' }, tags: ['a'] },
    { $set: { q: 500, 'd.make': 'y', 'tags.0': 'b' } },
    { q: 500, d: { make: 'y' }, tags: ['b'] },
  ],
  ['set', { r: [{ by: 'x', n: 4 }] }, { $set: { 'r.0.n': 2, 'r.0.at': 'z' } }, { r: [{ by: 'x', n: 2, at: 'z' }] }],
  ['unset', { item: 'x', quantity: 1, in: 2 }, { $unset: { quantity: '', in: '' } }, { item: 'x' }],
  [
    'inc',
    { sku: 'x', quantity: 10, m: { orders: 2, r: 3.5 } },
    { $inc: { quantity: -2, 'm.orders': 1 } },
    { sku: 'x', quantity: 8, m: { orders: 3, r: 3.5 } },
  ],
  [
    'mul',
    { item: 'x', price: 10.99, quantity: 25 },
    { $mul: { price: 2, quantity: 2 } },
    { item: 'x', price: 21.98, quantity: 50 },
  ],
  ['mul', { item: 'x' }, { $mul: { price: 100 } }, { item: 'x', price: 0 }],
  ['min', { high: 800, low: 200 }, { $min: { low: 150 } }, { high: 800, low: 150 }],
  ['max', { high: 800, low: 200 }, { $max: { high: 870 } }, { high: 870, low: 200 }],
  ['max', { at: new Date(5) }, { $max: { at: new Date(4) } }, { at: new Date(5) }],
  [
    'rename',
    { alias: ['x'], n: { first: 'a', last: 'b' } },
    { $rename: { alias: 'also', 'n.first': 'n.given' } },
    { n: { last: 'b', given: 'a' }, also: ['x'] },
  ],
  ['bit', { expdata: 13 }, { $bit: { expdata: { and: 10 } } }, { expdata: 8 }],
  ['bit', { expdata: 3 }, { $bit: { expdata: { or: 5 } } }, { expdata: 7 }],
  ['bit', { expdata: 1 }, { $bit: { expdata: { xor: 5 } } }, { expdata: 4 }],
];
