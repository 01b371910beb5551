import { decode, encode } from '../ejson';
import type { Doc } from '../ejson';
import { aggregate } from './aggregate/action';
import { answerTooLarge, CloudError, invalidParam } from './errors';
import { count, find } from './find';
import type { Mvcc } from './mvcc';
import { projector } from './projection';
import { assertNotDropped, collectionOf, parse, parseDocument, sortOf, targetOf, textParam, withId } from './request';
import type { DbRequest } from './request';
import { compileUpdate } from './update';
import { changeMany, changeOne, insert, removeOne, replace } from './write';
import type { Target } from './write';

type Action = (mvcc: Mvcc, request: DbRequest) => Promise<Doc> | Doc;

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
/** What one answer may carry. */
const MAX_REPLY = 16 * 1024 * 1024;
/** What may be read for an answer that shows only parts of it. */
const MAX_READ = 100 * 1024 * 1024;

const listOf = (list: string[]): string[] => {
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_REPLY) throw answerTooLarge(MAX_REPLY);
  return list;
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
  const projection = textParam(params, 'projection');
  const query = {
    filter: parse(textParam(params, 'query'), now),
    sort: sortOf(textParam(params, 'order')),
    skip: offset,
    limit,
    maxBytes: projection === undefined ? MAX_REPLY : MAX_READ,
  };
  const found = find(mvcc.engine, collection, query, stats, transaction && mvcc.overlay(transaction, collection));
  const project = projection === undefined ? undefined : projector(parse(projection, 0), query.filter);
  const list = project
    ? found.map((row) => encode(project(row.doc ?? decode(row.text))))
    : found.map((row) => row.text);
  stats.rowsReturned += list.length;
  return { data: { list: listOf(list) }, limit, offset };
};

const calculateDocument: Action = (mvcc, request) => {
  assertNotDropped(mvcc, request, 'count()');
  const filter = parse(textParam(request.params, 'query'), request.now);
  return { data: { total: count(mvcc.engine, collectionOf(mvcc, request.params), filter, request.stats) } };
};

const aggregateDocuments: Action = (mvcc, request) => {
  assertNotDropped(mvcc, request, 'aggregate()');
  const collection = collectionOf(mvcc, request.params);
  return { data: { list: listOf(aggregate(mvcc.engine, collection, request.params['stages'], request)) } };
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
  if (params['queryType'] !== 'DOC') assertNotDropped(mvcc, request, 'where().update()');
  const change = compileUpdate(parse(textParam(params, 'data'), now), filter, now);
  if (params['multi'] === true) return { data: { updated: await changeMany(target, filter, change), upsert_id: null } };
  const changed = await changeOne(target, filter, change);
  return { data: { updated: changed?.changed ? 1 : 0, upsert_id: null } };
};

const modifyAndReturnDoc: Action = async (mvcc, request) => {
  const { params, now } = request;
  const target = targetOf(mvcc, request);
  const filter = parse(textParam(params, 'query'), now);
  const change = compileUpdate(parse(textParam(params, 'data'), now), filter, now);
  const changed = await changeOne(target, filter, change);
  return { data: { updated: changed ? 1 : 0, doc: changed?.text ?? null } };
};

const removeDocument: Action = async (mvcc, request) => {
  const { params } = request;
  const target = targetOf(mvcc, request);
  if (params['queryType'] !== 'DOC') assertNotDropped(mvcc, request, 'where().remove()');
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
  'database.aggregateDocuments': aggregateDocuments,
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
