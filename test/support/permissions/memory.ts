import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import type { Row, Store, Where } from '../../../cloudfunctions/_kernel/store';

type Collection = Map<string, Row>;

const holds = (doc: Row, where: Where): boolean =>
  Object.entries(where).every(([field, test]) => {
    const value = (doc as unknown as Record<string, unknown>)[field];
    if (test === null || typeof test !== 'object') return value === test;
    throw new Error(`the store of permissions knows equality only, not ${JSON.stringify(test)}`);
  });

/** A store of maps with no more than what a call needs before its handler; `rows` is what lies in it. */
export const memoryStore = (): { store: Store; rows: (collection: string) => Collection } => {
  const all = new Map<string, Collection>();
  const rows = (name: string): Collection => {
    const found = all.get(name) ?? new Map<string, Row>();
    all.set(name, found);
    return found;
  };
  const get: Store['get'] = async <T extends Row>(name: string, id: string) => rows(name).get(id) as T | undefined;
  const insert: Store['insert'] = async (name, doc) => {
    if (rows(name).has(doc._id)) return false;
    rows(name).set(doc._id, doc);
    return true;
  };
  const updateIf: Store['updateIf'] = async <T extends Row>(name: string, id: string, where: Where, patch: object) => {
    const doc = rows(name).get(id);
    if (!doc || !holds(doc, where)) return undefined;
    const next = { ...doc, ...(patch as { set?: object }).set } as Row;
    rows(name).set(id, next);
    return next as T;
  };
  const never = (what: string) => () => Promise.reject(new Error(`${what} before the handler`));
  const store = { get, insert, updateIf, getAll: never('getAll'), insertAll: never('insertAll') };
  return {
    store: { ...store, page: never('page'), remove: never('remove'), walk: never('walk') } as unknown as Store,
    rows,
  };
};

/** What a call reaches before its handler: a store and a clock; everything else stands still. */
export const memoryDeps = (store: Store, now: number, log: Deps['log']): Deps => {
  const untouched = new Proxy(
    {},
    { get: (_target, name) => () => Promise.reject(new Error(`${String(name)} called`)) },
  );
  const ports = { files: untouched, vault: untouched, wechat: untouched, invoke: untouched, secrets: untouched };
  return { ...ports, store, consumers: [], now: () => now, log } as unknown as Deps;
};
