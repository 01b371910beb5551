import tcb from '@cloudbase/node-sdk';
import { splitCursor } from './cursor';

type Scalar = string | number | boolean | null;
/** One condition of a query: equality, or a named comparison. */
export type Test =
  | Scalar
  | { lte: number }
  | { gte: number }
  | { between: readonly [number, number] }
  | { lacks: string }
  | { oneOf: readonly string[] };
export type Where = Readonly<Record<string, Test>>;

/** A change of one document; `push` keeps the last `keep` elements. */
export interface Patch {
  set?: Readonly<Record<string, unknown>>;
  inc?: Readonly<Record<string, number>>;
  push?: Readonly<Record<string, { each: readonly unknown[]; keep: number }>>;
  pull?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  add?: Readonly<Record<string, string>>;
}

/** A page in the order of `by` (then `_id`); `after` is the cursor `<value>_<id>` of the last row seen. */
export interface PageQuery {
  where: Where;
  by: readonly [field: string, direction: 'asc' | 'desc'];
  after?: string | undefined;
  limit: number;
}

export interface Row {
  _id: string;
}

/** The only door to the database: every call is a single round trip, but the fallbacks of `updateIf` and `insertAll`. */
export interface Store {
  get: <T extends Row>(collection: string, id: string) => Promise<T | undefined>;
  /** False when the id is already taken: uniqueness is an `_id`. */
  insert: <T extends Row>(collection: string, doc: T) => Promise<boolean>;
  /** The documents of these ids that are there, at most 500 ids, in no order. */
  getAll: <T extends Row>(collection: string, ids: readonly string[]) => Promise<T[]>;
  /** Inserts many at once; what is there already under its id is left as it is. Whether all were new. */
  insertAll: <T extends Row>(collection: string, docs: readonly T[]) => Promise<boolean>;
  /** One conditional write; the new document, or undefined when the condition no longer holds. */
  updateIf: <T extends Row>(collection: string, id: string, where: Where, patch: Patch) => Promise<T | undefined>;
  page: <T extends Row>(collection: string, query: PageQuery) => Promise<T[]>;
  /** All documents one after the other in the order of their ids, from behind `after`. */
  walk: <T extends Row>(collection: string, after: string | null, limit: number) => Promise<T[]>;
  /** How many documents there are of this kind; where a list would be too long to be read. */
  count: (collection: string, where: Where) => Promise<number>;
  remove: (collection: string, where: Where) => Promise<number>;
}

/** The SDK, opened on the environment the function runs in. */
export type App = ReturnType<typeof tcb.init>;
export const openApp = (): App => tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
type Db = ReturnType<App['database']>;

const isDuplicate = (error: unknown): boolean => /E11000|duplicate/i.test(String((error as Error).message));

const toTest = (db: Db, test: Test): unknown => {
  const _ = db.command;
  if (test === null || typeof test !== 'object') return test;
  if ('lte' in test) return _.lte(test.lte);
  if ('gte' in test) return _.gte(test.gte);
  if ('between' in test) return _.gte(test.between[0]).and(_.lte(test.between[1]));
  if ('lacks' in test) return _.neq(test.lacks);
  return _.in([...test.oneOf]);
};

const toWhere = (db: Db, where: Where): Record<string, unknown> =>
  Object.fromEntries(Object.entries(where).map(([field, test]) => [field, toTest(db, test)]));

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';

const toUpdate = (db: Db, patch: Patch): Record<string, unknown> => {
  const _ = db.command;
  const update: Record<string, unknown> = {};
  // The SDK flattens nested objects into dotted paths, which fails over a null: objects are replaced whole.
  for (const [field, value] of Object.entries(patch.set ?? {})) update[field] = isPlain(value) ? value : _.set(value);
  for (const [field, by] of Object.entries(patch.inc ?? {})) update[field] = _.inc(by);
  for (const [field, push] of Object.entries(patch.push ?? {})) {
    update[field] = _.push({ each: [...push.each], slice: -push.keep });
  }
  for (const [field, match] of Object.entries(patch.pull ?? {})) update[field] = _.pull(match);
  for (const [field, value] of Object.entries(patch.add ?? {})) update[field] = _.addToSet(value);
  return update;
};

const pageWhere = (db: Db, query: PageQuery): object => {
  const base = toWhere(db, query.where);
  if (query.after === undefined) return base;
  const _ = db.command;
  const [field, direction] = query.by;
  const { value, id } = splitCursor(query.after);
  const [from, beyond] = direction === 'asc' ? [_.gte(value), _.gt(value)] : [_.lte(value), _.lt(value)];
  const further = direction === 'asc' ? _.gt(id) : _.lt(id);
  const bound = base[field] === undefined ? from : (base[field] as { and: (other: unknown) => unknown }).and(from);
  return _.and([{ ...base, [field]: bound }, _.or([{ [field]: beyond }, { _id: further }])]) as object;
};

type Returned = { updated: number; doc: unknown };
const totalOf = (counted: unknown): number => (counted as { total: number }).total;
const rowsOf = async <T extends Row>(asked: { get: () => Promise<unknown> }): Promise<T[]> =>
  ((await asked.get()) as { data: T[] }).data;

const getIn =
  (db: Db): Store['get'] =>
  async <T extends Row>(collection: string, id: string): Promise<T | undefined> =>
    (await rowsOf<T>(db.collection(collection).where({ _id: id }).limit(1)))[0];

const insertIn =
  (db: Db): Store['insert'] =>
  async (collection, doc) => {
    try {
      await db.collection(collection).add(doc);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };

const getAllIn =
  (db: Db): Store['getAll'] =>
  async <T extends Row>(collection: string, ids: readonly string[]) => {
    if (ids.length === 0) return [];
    return rowsOf<T>(
      db
        .collection(collection)
        .where({ _id: db.command.in([...ids]) })
        .limit(ids.length),
    );
  };

const insertAllIn =
  (db: Db): Store['insertAll'] =>
  async (collection, docs) => {
    if (docs.length === 0) return true;
    try {
      await db.collection(collection).add([...docs]);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // How far it came before the duplicate is not promised: one by one, each is there afterwards.
      for (const doc of docs) await insertIn(db)(collection, doc);
      return false;
    }
  };

const updateIn =
  (db: Db, returning: boolean): Store['updateIf'] =>
  async <T extends Row>(collection: string, id: string, where: Where, patch: Patch) => {
    const target = db.collection(collection).where({ _id: id, ...toWhere(db, where) });
    if (returning) {
      const { updated, doc } = (await target.updateAndReturn(toUpdate(db, patch))) as Returned;
      return updated === 1 && doc ? (doc as T) : undefined;
    }
    const { updated } = (await target.options({ multiple: false }).update(toUpdate(db, patch))) as Returned;
    return updated === 1 ? getIn(db)<T>(collection, id) : undefined;
  };

const pageIn =
  (db: Db): Store['page'] =>
  <T extends Row>(collection: string, query: PageQuery) => {
    const [field, direction] = query.by;
    const asked = db.collection(collection).where(pageWhere(db, query)).orderBy(field, direction);
    return rowsOf<T>(asked.orderBy('_id', direction).limit(query.limit));
  };

const walkIn =
  (db: Db): Store['walk'] =>
  <T extends Row>(collection: string, after: string | null, limit: number) => {
    const behind = db.collection(collection).where(after === null ? {} : { _id: db.command.gt(after) });
    return rowsOf<T>(behind.orderBy('_id', 'asc').limit(limit));
  };

/**
 * The store over the genuine SDK.
 * `returning: false` uses `update` + `get` instead of `updateAndReturn`, should the service prove to differ.
 */
export const createStore = (app: App, options: { returning: boolean } = { returning: true }): Store => {
  const db = app.database();
  return {
    get: getIn(db),
    insert: insertIn(db),
    getAll: getAllIn(db),
    insertAll: insertAllIn(db),
    updateIf: updateIn(db, options.returning),
    page: pageIn(db),
    walk: walkIn(db),
    count: async (collection, where) => totalOf(await db.collection(collection).where(toWhere(db, where)).count()),
    remove: async (collection, where) => {
      const { deleted } = (await db.collection(collection).where(toWhere(db, where)).remove()) as { deleted: number };
      return deleted;
    },
  };
};
