import { decode } from '../ejson';
import { keysOf } from './keys';
import { DuplicateKey } from './types';
import type { CollectionDecl, CollectionInfo, Db, Direction, IndexDecl, IndexInfo } from './types';

/** Written into the file: a folder made by a cloud with other tables is refused, not misread. */
const VERSION = 2;

const TABLES = `
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY AUTOINCREMENT, env TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (env, name));
  CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, coll INTEGER NOT NULL, name TEXT NOT NULL,
    keys TEXT NOT NULL, uniq INTEGER NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (coll, name));
  CREATE TABLE IF NOT EXISTS docs (coll INTEGER NOT NULL, id BLOB NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (coll, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS idx (name INTEGER NOT NULL, key BLOB NOT NULL, id BLOB NOT NULL, PRIMARY KEY (name, key, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS files (env TEXT NOT NULL, path TEXT NOT NULL, stored TEXT NOT NULL, size INTEGER NOT NULL,
    type TEXT NOT NULL, owner TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (env, path)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Makes the tables of a new file and refuses the file of another version. */
export const createTables = (db: Db): void => {
  const [version] = db.prepare<unknown[]>('PRAGMA user_version').raw().get() as [number];
  const [tables] = db.prepare<unknown[]>('SELECT count(*) FROM sqlite_master').raw().get() as [number];
  if (tables > 0 && version !== VERSION)
    throw new Error(
      `The data folder is of another version of the local cloud (${version}, not ${VERSION}): remove it.`,
    );
  db.exec(`BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${VERSION}; COMMIT;`);
};

const toIndex = (
  id: number,
  name: string,
  keys: Readonly<Record<string, Direction>>,
  unique: boolean,
  multikey: number,
): IndexInfo => ({
  id,
  name,
  unique,
  multikey,
  fields: Object.entries(keys).map(([field, dir]) => ({
    name: field,
    path: field.split('.'),
    ...(dir === '2dsphere' ? { dir: 1, geo: true } : { dir }),
  })),
});

/** Reads all collections and indexes of an environment. */
export const loadCollections = (db: Db, envId: string): Map<string, CollectionInfo> => {
  const found = new Map<string, CollectionInfo>();
  const indexes = db
    .prepare<unknown[]>('SELECT id, name, keys, uniq, multikey FROM indexes WHERE coll = ? ORDER BY id')
    .raw();
  const collections = db.prepare<unknown[]>('SELECT id, name FROM collections WHERE env = ? ORDER BY name').raw();
  for (const [id, name] of collections.all(envId) as [number, string][]) {
    const rows = indexes.all(id) as [number, string, string, number, number][];
    found.set(name, {
      id,
      name,
      indexes: rows.map(([index, title, keys, uniq, multikey]) =>
        toIndex(index, title, JSON.parse(keys) as Record<string, Direction>, uniq === 1, multikey),
      ),
    });
  }
  return found;
};

const buildIndex = (db: Db, collection: CollectionInfo, declared: IndexDecl): IndexInfo => {
  const keys = JSON.stringify(declared.keys);
  const unique = declared.unique === true;
  const made = db
    .prepare<unknown[]>('INSERT INTO indexes (coll, name, keys, uniq) VALUES (?, ?, ?, ?) RETURNING id')
    .raw()
    .get(collection.id, declared.name, keys, unique ? 1 : 0) as [number];
  const index = toIndex(made[0], declared.name, declared.keys, unique, 0);
  const add = db.prepare<unknown[]>('INSERT INTO idx (name, key, id) VALUES (?, ?, ?)');
  const holder = db.prepare<unknown[]>('SELECT 1 FROM idx WHERE name = ? AND key = ? LIMIT 1');
  for (const [id, doc] of db.prepare<unknown[]>('SELECT id, doc FROM docs WHERE coll = ?').raw().all(collection.id) as [
    Buffer,
    string,
  ][]) {
    const made = keysOf({ ...collection, indexes: [index] }, decode(doc));
    index.multikey |= made.multikey[0] ?? 0;
    for (const key of made.keys[0] ?? []) {
      const blob = Buffer.from(key, 'latin1');
      if (unique && holder.get(index.id, blob)) throw new DuplicateKey(declared.name, 0);
      add.run(index.id, blob, id);
    }
  }
  db.prepare<unknown[]>('UPDATE indexes SET multikey = ? WHERE id = ?').run(index.multikey, index.id);
  return index;
};

const sameIndex = (index: IndexInfo, declared: IndexDecl): boolean =>
  index.name === declared.name &&
  index.unique === (declared.unique === true) &&
  JSON.stringify(index.fields.map((field) => [field.name, field.geo ? '2dsphere' : field.dir])) ===
    JSON.stringify(Object.entries(declared.keys));

const createCollection = (db: Db, envId: string, name: string): CollectionInfo => {
  const insert = db.prepare<unknown[]>('INSERT INTO collections (env, name) VALUES (?, ?) RETURNING id').raw();
  const [id] = insert.get(envId, name) as [number];
  return { id, name, indexes: [] };
};

const dropIndex = (db: Db, index: IndexInfo): void => {
  db.prepare<unknown[]>('DELETE FROM idx WHERE name = ?').run(index.id);
  db.prepare<unknown[]>('DELETE FROM indexes WHERE id = ?').run(index.id);
};

/** Removes a collection with its documents and indexes. */
export const dropCollection = (db: Db, collection: CollectionInfo): void => {
  for (const index of collection.indexes) dropIndex(db, index);
  db.prepare<unknown[]>('DELETE FROM docs WHERE coll = ?').run(collection.id);
  db.prepare<unknown[]>('DELETE FROM collections WHERE id = ?').run(collection.id);
};

/** Makes a collection and its indexes what the declaration says; indexes no longer declared are dropped. */
export const applySchema = (
  db: Db,
  envId: string,
  existing: CollectionInfo | undefined,
  declared: CollectionDecl,
): CollectionInfo => {
  const collection = existing ?? createCollection(db, envId, declared.name);
  const kept = collection.indexes.filter((index) => declared.indexes.some((wanted) => sameIndex(index, wanted)));
  for (const index of collection.indexes) if (!kept.includes(index)) dropIndex(db, index);
  const made = declared.indexes
    .filter((wanted) => !kept.some((index) => sameIndex(index, wanted)))
    .map((wanted) => buildIndex(db, collection, wanted));
  return { ...collection, indexes: [...kept, ...made] };
};
