import { randomBytes } from 'node:crypto';
import { decode, decodeDocument, DollarFieldError } from '../ejson';
import type { Doc } from '../ejson';
import type { Sort } from '../engine/planner';
import type { CollectionInfo } from '../engine/types';
import type { ReadStats } from './cost';
import { CloudError, databaseError, invalidParam, noCollection } from './errors';
import type { Mvcc } from './mvcc';
import type { Target } from './write';

/**
 * One database request: the SDK's parameters, who asks, what it read, and the time for server dates. `refuseDropped`
 * refuses calls that the SDK sends without the transaction that their caller has open.
 */
export interface DbRequest {
  params: Doc;
  owner: string;
  refuseDropped: boolean;
  stats: ReadStats;
  now: number;
}

/** A parameter as text; empty and absent are the same. */
export const textParam = (params: Doc, name: string): string | undefined => {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Reads EJSON text; absent text is an empty document. */
export const parse = (text: string | undefined, now: number): Doc => {
  let value: unknown;
  try {
    value = text === undefined ? {} : decode(text, now);
  } catch {
    throw invalidParam('not EJSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Doc;
  throw invalidParam('not an EJSON document');
};

/** Reads a document to store. */
export const parseDocument = (text: unknown, now: number): Doc => {
  try {
    const doc = decodeDocument(typeof text === 'string' ? text : JSON.stringify(text), now);
    if (typeof doc === 'object' && doc !== null && !Array.isArray(doc)) return doc;
  } catch (error) {
    if (error instanceof DollarFieldError) throw databaseError(error.message);
  }
  throw invalidParam('data is not an EJSON document');
};

/** The collection a request names. */
export const collectionOf = (mvcc: Mvcc, params: Doc): CollectionInfo => {
  const name = textParam(params, 'collectionName') ?? '';
  const collection = mvcc.engine.collection(name);
  if (!collection) throw noCollection(name);
  return collection;
};

/** Where a request reads or writes. */
export const targetOf = (mvcc: Mvcc, { params, stats }: DbRequest): Target => {
  const id = textParam(params, 'transactionId');
  return {
    mvcc,
    collection: collectionOf(mvcc, params),
    transaction: id === undefined ? undefined : mvcc.use(id),
    stats,
  };
};

/** The SDK drops the transaction id of these calls: inside a transaction they run outside it, unseen. */
export const assertNotDropped = (mvcc: Mvcc, { params, owner, refuseDropped }: DbRequest, call: string): void => {
  if (!refuseDropped || textParam(params, 'transactionId') !== undefined || !mvcc.ownedBy(owner)) return;
  throw new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `${call} was called while this invocation has an open transaction. The SDK sends this call without the transaction id: ` +
      'it would run outside the transaction and survive a rollback. Use doc(), add() or where().get()/updateAndReturn() inside a transaction.',
  );
};

/** The order a request asks for. */
export const sortOf = (text: string | undefined): Sort =>
  Object.entries(parse(text, 0)).map(([name, dir]) => [name, Number(dir) < 0 ? -1 : 1] as const);

/** A document with an `_id`. */
export const withId = (doc: Doc): Doc => {
  const id = doc['_id'];
  if (id === undefined) return { _id: randomBytes(16).toString('hex'), ...doc };
  if (Array.isArray(id) || id === null || id instanceof RegExp)
    throw databaseError("The '_id' value cannot be of that type");
  return doc;
};
