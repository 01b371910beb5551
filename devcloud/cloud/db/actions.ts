import { randomBytes } from 'node:crypto';
import { decode, decodeDocument, DollarFieldError, encode } from '../ejson';
import type { Doc } from '../ejson';
import type { Sort } from '../engine/planner';
import type { CollectionInfo } from '../engine/types';
import { CloudError, databaseError, invalidParam, noCollection } from './errors';
import { count, find } from './find';
import type { ReadStats } from './find';
import type { Mvcc } from './mvcc';
import { projector } from './projection';
import { compileUpdate } from './update';
import { changeMany, changeOne, insert, removeOne, replace } from './write';
import type { Target } from './write';

/** One database request: the SDK's parameters, who asks, what it read, and the time for server dates. */
export interface DbRequest {
  params: Doc;
  owner: string;
  invoked: boolean;
  stats: ReadStats;
  now: number;
}

type Action = (mvcc: Mvcc, request: DbRequest) => Promise<Doc> | Doc;

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

const textParam = (params: Doc, name: string): string | undefined => {
  const value = params[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const parse = (text: string | undefined, now: number): Doc => {
  try {
    return text === undefined ? {} : decode(text, now);
  } catch {
    throw invalidParam('not EJSON');
  }
};

const parseDocument = (text: unknown, now: number): Doc => {
  try {
    const doc = decodeDocument(typeof text === 'string' ? text : JSON.stringify(text), now);
    if (typeof doc === 'object' && doc !== null && !Array.isArray(doc)) return doc;
  } catch (error) {
    if (error instanceof DollarFieldError) throw databaseError(error.message);
  }
  throw invalidParam('data is not an EJSON document');
};

const collectionOf = (mvcc: Mvcc, params: Doc): CollectionInfo => {
  const name = textParam(params, 'collectionName') ?? '';
  const collection = mvcc.engine.collection(name);
  if (!collection) throw noCollection(name);
  return collection;
};

const targetOf = (mvcc: Mvcc, { params, stats }: DbRequest): Target => {
  const id = textParam(params, 'transactionId');
  return {
    mvcc,
    collection: collectionOf(mvcc, params),
    transaction: id === undefined ? undefined : mvcc.use(id),
    stats,
  };
};

/** The SDK drops the transaction id of these calls: inside a transaction they would run outside it, unseen. */
const refuseDropped = (mvcc: Mvcc, { params, owner, invoked }: DbRequest, call: string): void => {
  if (!invoked || textParam(params, 'transactionId') !== undefined || !mvcc.ownedBy(owner)) return;
  throw new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `${call} was called while this invocation has an open transaction. The SDK sends this call without the transaction id: ` +
      'it would run outside the transaction and survive a rollback. Use doc(), add() or where().get()/updateAndReturn() inside a transaction.',
  );
};

const sortOf = (text: string | undefined): Sort =>
  Object.entries(parse(text, 0)).map(([name, dir]) => [name, Number(dir) < 0 ? -1 : 1] as const);

const withId = (doc: Doc): Doc => {
  const id = doc['_id'];
  if (id === undefined) return { _id: randomBytes(16).toString('hex'), ...doc };
  if (Array.isArray(id) || id === null || id instanceof RegExp)
    throw databaseError("The '_id' value cannot be of that type");
  return doc;
};

const insertDocument: Action = async (mvcc, request) => {
  const target = targetOf(mvcc, request);
  const data = request.params['data'];
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('data must be a non-empty array');
  const docs = data.map((text) => withId(parseDocument(text, request.now)));
  await insert(target, docs);
  return { data: { insertedIds: docs.map((doc) => doc['_id']) } };
};

const getDocument: Action = (mvcc, request) => {
  const { params, now, stats } = request;
  const { collection, transaction } = targetOf(mvcc, request);
  const limit = Math.min(Number(params['limit'] ?? DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT);
  const offset = Math.max(Number(params['offset'] ?? 0) || 0, 0);
  const query = {
    filter: parse(textParam(params, 'query'), now),
    sort: sortOf(textParam(params, 'order')),
    skip: offset,
    limit,
  };
  const found = find(mvcc.engine, collection, query, stats, transaction && mvcc.overlay(transaction, collection));
  const projection = textParam(params, 'projection');
  const project = projection === undefined ? undefined : projector(parse(projection, 0));
  const list = project
    ? found.map((row) => encode(project(row.doc ?? decode(row.text))))
    : found.map((row) => row.text);
  return { data: { list }, limit, offset };
};

const calculateDocument: Action = (mvcc, request) => {
  refuseDropped(mvcc, request, 'count()');
  const filter = parse(textParam(request.params, 'query'), request.now);
  return { data: { total: count(mvcc.engine, collectionOf(mvcc, request.params), filter, request.stats) } };
};

const setDocument = async (target: Target, filter: Doc, doc: Doc): Promise<Doc> => {
  if (filter['_id'] === undefined) throw invalidParam('docId must not be empty');
  const { existed, changed } = await replace(target, { _id: filter['_id'], ...doc });
  return { data: existed ? { updated: changed ? 1 : 0 } : { updated: 0, upsert_id: filter['_id'] } };
};

const modifyDocument: Action = async (mvcc, request) => {
  const { params, now } = request;
  const target = targetOf(mvcc, request);
  const filter = parse(textParam(params, 'query'), now);
  if (params['merge'] === false) return setDocument(target, filter, parseDocument(params['data'], now));
  if (params['queryType'] !== 'DOC') refuseDropped(mvcc, request, 'where().update()');
  const change = compileUpdate(parse(textParam(params, 'data'), now));
  if (params['multi'] === true) return { data: { updated: await changeMany(target, filter, change), upsert_id: null } };
  const changed = await changeOne(target, filter, change);
  return { data: { updated: changed?.changed ? 1 : 0, upsert_id: null } };
};

const modifyAndReturnDoc: Action = async (mvcc, request) => {
  const { params, now } = request;
  const target = targetOf(mvcc, request);
  const change = compileUpdate(parse(textParam(params, 'data'), now));
  const changed = await changeOne(target, parse(textParam(params, 'query'), now), change);
  return { data: { updated: changed ? 1 : 0, doc: changed?.text ?? null } };
};

const removeDocument: Action = async (mvcc, request) => {
  const { params } = request;
  const target = targetOf(mvcc, request);
  if (params['queryType'] !== 'DOC') refuseDropped(mvcc, request, 'where().remove()');
  const filter = parse(textParam(params, 'query'), request.now);
  const many = params['multi'] === true && !target.transaction;
  return { data: { deleted: many ? await changeMany(target, filter, null) : await removeOne(target, filter) } };
};

const addCollection: Action = (mvcc, { params }) => {
  const name = textParam(params, 'collectionName') ?? '';
  if (!/^[A-Za-z][\w.-]{0,63}$/.test(name)) throw invalidParam(`collection name ${name}`);
  if (mvcc.engine.collection(name)) {
    throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceInUse] Table exist: ${name}`);
  }
  mvcc.engine.declare({ name, indexes: [] });
  return { data: {} };
};

const transactionId = (params: Doc): string => textParam(params, 'transactionId') ?? '';

/** The database actions of the wire protocol that the local cloud serves. */
export const databaseActions: Readonly<Record<string, Action>> = {
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.addCollection': addCollection,
  'database.startTransaction': (mvcc, { owner }) => ({ transactionId: mvcc.begin(owner).id }),
  'database.commitTransaction': (mvcc, { params }) => {
    mvcc.commit(transactionId(params));
    return {};
  },
  'database.abortTransaction': (mvcc, { params }) => {
    mvcc.abort(mvcc.use(transactionId(params)));
    return {};
  },
};
