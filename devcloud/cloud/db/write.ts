import { decode, encode } from '../ejson';
import type { Doc } from '../ejson';
import { encodeValue, keysOf } from '../engine/keys';
import type { CollectionInfo, Write } from '../engine/types';
import { databaseError } from './errors';
import { find, matching } from './find';
import type { ReadStats } from './cost';
import type { Found } from './reading';
import type { Mvcc, Transaction } from './mvcc';
import { matcher } from './query';
import type { Change } from './update';

const MAX_DOCUMENT = 16 * 1024 * 1024;

/** Where a write happens: which collection, in which transaction if any, and what it read. */
export interface Target {
  mvcc: Mvcc;
  collection: CollectionInfo;
  transaction: Transaction | undefined;
  stats: ReadStats;
}

/** The result of changing one document: `changed` is false when the update left it as it was. */
export interface Changed {
  changed: boolean;
  text: string;
}

const assertSize = (text: string): void => {
  // A character has at most three bytes for each of its units: most texts need not be counted.
  if (text.length * 3 > MAX_DOCUMENT && Buffer.byteLength(text) > MAX_DOCUMENT)
    throw databaseError('BSONObj size is invalid: a document may have at most 16 MB');
};

const newDocument = (collection: CollectionInfo, doc: Doc): Write => {
  const text = encode(doc);
  assertSize(text);
  return { collection, id: encodeValue(doc['_id']), oldKeys: null, after: doc, text };
};

const changeOf = (collection: CollectionInfo, found: Found, change: Change): Write & Changed => {
  const doc = found.doc ?? decode(found.text);
  const oldKeys = keysOf(collection, doc).keys;
  change(doc);
  const text = encode(doc);
  if (text.length > found.text.length) assertSize(text);
  return { collection, id: found.id, oldKeys, after: doc, text, changed: text !== found.text };
};

/** Inserts documents that already have an `_id`; stops at the first duplicate, as Mongo's ordered insert does. */
export const insert = async ({ mvcc, collection, transaction }: Target, docs: readonly Doc[]): Promise<void> => {
  const writes = docs.map((doc) => newDocument(collection, doc));
  if (transaction) {
    for (const write of writes) mvcc.write(transaction, write);
    return;
  }
  for (;;) {
    const held = writes.map((write) => mvcc.wait(write)).find((free) => free !== undefined);
    if (!held) break;
    await held;
  }
  try {
    mvcc.commitNow(writes);
  } catch (error) {
    if (writes.length > 1) for (const write of writes) mvcc.commitNow([write]);
    throw error;
  }
};

const changeInTransaction = (
  target: Target,
  transaction: Transaction,
  filter: Doc,
  change: Change,
): Changed | undefined => {
  const { mvcc, collection, stats } = target;
  const overlay = mvcc.overlay(transaction, collection);
  const [found] = find(mvcc.engine, collection, { filter, sort: [], skip: 0, limit: 1 }, stats, overlay);
  if (!found) return undefined;
  const write = changeOf(collection, found, change);
  mvcc.write(transaction, write);
  return write;
};

/** Changes the first document that matches, atomically; undefined when none does. */
export const changeOne = async (target: Target, filter: Doc, change: Change): Promise<Changed | undefined> => {
  const { mvcc, collection, transaction, stats } = target;
  if (transaction) return changeInTransaction(target, transaction, filter, change);
  for (;;) {
    const { value: found } = matching(mvcc.engine, collection, filter, stats).next() as IteratorResult<
      Found,
      undefined
    >;
    if (!found) return undefined;
    const write = changeOf(collection, found, change);
    const free = mvcc.wait(write);
    if (!free) {
      if (write.changed) mvcc.commitNow([write]);
      return write;
    }
    await free;
  }
};

/** Changes every document that matches, each atomically; returns how many became different. */
export const changeMany = async (
  { mvcc, collection, stats }: Target,
  filter: Doc,
  change: Change | null,
): Promise<number> => {
  const test = matcher(filter);
  const ids = [...matching(mvcc.engine, collection, filter, stats)].map((found) => found.id);
  let done = 0;
  let batch: Write[] = [];
  const flush = (): void => {
    mvcc.commitNow(batch);
    done += batch.length;
    batch = [];
  };
  for (const id of ids) {
    for (;;) {
      const text = mvcc.engine.get(collection, id);
      const doc = text === undefined ? undefined : decode(text);
      if (text === undefined || !doc || !test(doc)) break;
      const write = change
        ? changeOf(collection, { id, text, doc }, change)
        : { collection, id, oldKeys: keysOf(collection, doc).keys, after: null, text: '', changed: true };
      const free = mvcc.wait(write);
      if (!free) {
        if (write.changed) batch.push(write);
        break;
      }
      flush();
      await free;
    }
  }
  flush();
  return done;
};

/** Removes one document; returns 1 or 0. */
export const removeOne = async (target: Target, filter: Doc): Promise<number> => {
  const { mvcc, collection, transaction, stats } = target;
  for (;;) {
    const overlay = transaction && mvcc.overlay(transaction, collection);
    const [found] = find(mvcc.engine, collection, { filter, sort: [], skip: 0, limit: 1 }, stats, overlay);
    if (!found) return 0;
    const oldKeys = keysOf(collection, found.doc ?? decode(found.text)).keys;
    const write: Write = { collection, id: found.id, oldKeys, after: null, text: '' };
    const free = transaction ? undefined : mvcc.wait(write);
    if (!free) {
      if (transaction) mvcc.write(transaction, write);
      else mvcc.commitNow([write]);
      return 1;
    }
    await free;
  }
};

/** Puts a whole document under its `_id`; tells whether it replaced another and whether anything changed. */
export const replace = async (target: Target, doc: Doc): Promise<{ existed: boolean; changed: boolean }> => {
  const { mvcc, collection, transaction } = target;
  const write = newDocument(collection, doc);
  if (!transaction) for (let free = mvcc.wait(write); free; free = mvcc.wait(write)) await free;
  const before = transaction ? mvcc.read(transaction, collection, write.id) : mvcc.engine.get(collection, write.id);
  const oldKeys = before === undefined ? null : keysOf(collection, decode(before)).keys;
  if (transaction) mvcc.write(transaction, { ...write, oldKeys });
  else if (before !== write.text) mvcc.commitNow([{ ...write, oldKeys }]);
  return { existed: before !== undefined, changed: before !== write.text };
};
