import type { Behaviour } from '../../../support/behaviours';
import { multikey, numbered, reads, sorts } from './reads';

const reports = {
  docs: numbered(60, (n) => ({ street: n % 3, state: n % 2, at: (n * 7) % 60 })),
  keys: [{ street: 1, at: -1 }],
} as const;
const atOf = (n: number): number => (n * 7) % 60;
const newest = (count: number, is: (n: number) => boolean): string[] =>
  reports.docs
    .map((_doc, n) => n)
    .filter(is)
    .sort((a, b) => atOf(b) - atOf(a))
    .slice(0, count)
    .map((n) => String(n).padStart(3, '0'));
const tagged = {
  docs: [
    { _id: 'a', tags: ['x', 'q'] },
    { _id: 'b', tags: ['r'] },
    { _id: 'c', tags: ['z', 'a'] },
  ],
  keys: [{ tags: 1 }],
} as const;
const or = 'MongoDB manual, reference/operator/query/or: clauses and indexes';
const two = { docs: numbered(40, (n) => ({ a: n, b: n % 10 })), keys: [{ a: 1 }, { b: 1 }] } as const;

/** Orders that an index gives for nothing, and alternatives. */
export const orders: readonly Behaviour[] = [
  reads(
    'behind an equality the index gives the order, and a page reads no more than itself',
    sorts,
    reports,
    { query: { street: 1 }, sort: { at: -1 }, limit: 5 },
    {
      ids: newest(5, (n) => n % 3 === 1),
      index: 'street,at',
      sorted: true,
      rowsRead: 5,
    },
  ),
  reads(
    'it is read backwards for the other direction',
    sorts,
    reports,
    { query: { street: 1 }, sort: { at: 1 }, limit: 2 },
    {
      ids: newest(60, (n) => n % 3 === 1)
        .slice(-2)
        .reverse(),
      sorted: true,
      rowsRead: 2,
    },
  ),
  reads(
    'the next page begins where the last ended',
    sorts,
    reports,
    { query: { street: 1, at: { $lt: 46 } }, sort: { at: -1 }, limit: 3 },
    {
      ids: newest(60, (n) => n % 3 === 1 && atOf(n) < 46).slice(0, 3),
      sorted: true,
      rowsRead: 3,
    },
  ),
  reads(
    'the stretches of in are merged into one order',
    sorts,
    reports,
    { query: { street: { $in: [0, 2] } }, sort: { at: -1 }, limit: 4 },
    {
      ids: newest(4, (n) => n % 3 !== 1),
      index: 'street,at',
      sorted: true,
    },
  ),
  reads(
    'an index gives the order of all documents',
    sorts,
    { docs: reports.docs, keys: [{ at: 1 }] },
    { sort: { at: -1 }, limit: 3 },
    {
      ids: newest(3, () => true),
      index: 'at',
      indexed: true,
      sorted: true,
      rowsRead: 3,
    },
  ),
  reads(
    'two fields in opposite directions need an index of such',
    sorts,
    reports,
    { sort: { street: 1, at: 1 }, limit: 1 },
    {
      ids: newest(60, (n) => n % 3 === 0).slice(-1),
      sorted: false,
      rowsRead: 60,
    },
  ),
  reads(
    'and both reversed are served by it',
    sorts,
    reports,
    { sort: { street: -1, at: 1 }, limit: 1 },
    {
      ids: newest(60, (n) => n % 3 === 2).slice(-1),
      sorted: true,
      rowsRead: 1,
    },
  ),
  reads(
    'an order without an index is made from everything',
    sorts,
    { docs: reports.docs, keys: [] },
    { sort: { at: -1 }, limit: 2 },
    {
      ids: newest(2, () => true),
      indexed: false,
      sorted: false,
      rowsRead: 60,
    },
  ),
  reads(
    'among equals the index goes by _id, as the order may ask',
    sorts,
    { docs: two.docs, keys: [{ b: 1 }] },
    { query: { b: 3 }, sort: { _id: -1 }, limit: 2 },
    {
      ids: ['033', '023'],
      sorted: true,
      rowsRead: 2,
    },
  ),
  reads(
    'an index of arrays gives no order',
    multikey,
    tagged,
    { sort: { tags: 1 } },
    {
      ids: ['c', 'a', 'b'],
      sorted: false,
    },
  ),
  reads(
    'or is read branch by branch, each document once',
    or,
    two,
    { query: { $or: [{ a: { $lt: 4 } }, { b: 3 }] } },
    {
      ids: ['000', '001', '002', '003', '013', '023', '033'],
      index: 'a | b',
      indexed: true,
      rowsRead: 8,
    },
  ),
  reads(
    'or with one branch that no index serves reads everything',
    or,
    two,
    { query: { $or: [{ a: 1 }, { c: { $exists: true } }] } },
    {
      ids: ['001'],
      indexed: false,
      rowsRead: 40,
    },
  ),
  reads(
    'what stands beside or narrows every branch',
    or,
    two,
    { query: { b: { $gte: 8 }, $or: [{ a: 8 }, { a: 9 }, { a: 1 }] } },
    {
      ids: ['008', '009'],
      indexed: true,
      rowsRead: 3,
    },
  ),
  reads(
    'an order over or is made afterwards',
    or,
    two,
    { query: { $or: [{ a: 30 }, { b: 1 }] }, sort: { a: -1 }, limit: 2 },
    {
      ids: ['031', '030'],
      indexed: true,
      sorted: false,
    },
  ),
];
