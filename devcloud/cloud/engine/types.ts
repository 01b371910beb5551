import type Database from 'libsql';
import type { Doc } from '../ejson';

/** An open SQLite file. */
export type Db = Database.Database;

/** A file whose changes are applied whole or not at all. */
export interface Group {
  readonly db: Db;
  atomically<T>(work: () => T): T;
  /** Resolves when everything applied so far is on disk. */
  durable(): Promise<void>;
}

/** How an index holds a field: upwards, downwards, or as a place on earth. */
export type Direction = 1 | -1 | '2dsphere';

/** An index as declared: fields in order with their direction. */
export interface IndexDecl {
  name: string;
  keys: Readonly<Record<string, Direction>>;
  unique?: boolean;
}

/** A collection as declared; only functions reach it (the rule is the platform's concern). */
export interface CollectionDecl {
  name: string;
  indexes: readonly IndexDecl[];
  rule?: string;
}

/** One field of an index; a document without a value in a `geo` field is not in the index. */
export interface IndexField {
  name: string;
  path: readonly string[];
  dir: 1 | -1;
  geo?: boolean;
}

/** An index in use; `multikey` has bit i set once field i ever gave a document several keys, as an array does. */
export interface IndexInfo {
  id: number;
  name: string;
  fields: readonly IndexField[];
  unique: boolean;
  multikey: number;
}

/** A collection in use. */
export interface CollectionInfo {
  id: number;
  name: string;
  indexes: IndexInfo[];
}

/** The keys of one document, one list per index, in the order of `CollectionInfo.indexes`. Keys are byte strings. */
export type KeySet = readonly (readonly string[])[];

/** A stored document: `id` is its encoded _id (byte string), `doc` its EJSON text. */
export interface Row {
  key: string;
  id: string;
  doc: string;
}

/** A piece of an index (or of the primary key when `index` is null): low inclusive, high exclusive, `after` resumes. */
export interface Scan {
  collection: CollectionInfo;
  index: IndexInfo | null;
  low: string;
  high: string;
  reverse: boolean;
  after: { key: string; id: string } | undefined;
  limit: number;
}

/** One document to write: `after` null deletes; `oldKeys` null means that the document is new. */
export interface Write {
  collection: CollectionInfo;
  id: string;
  oldKeys: KeySet | null;
  after: Doc | null;
  text: string;
}

/** Raised by `write` when a unique key is taken; nothing of the batch is stored. */
export class DuplicateKey extends Error {
  constructor(
    readonly index: string,
    readonly at: number,
  ) {
    super(`duplicate key in ${index}`);
  }
}

/** The collections of one environment. `write` applies the whole batch or nothing; the store makes it durable. */
export interface StorageEngine {
  collection(name: string): CollectionInfo | undefined;
  collections(): readonly CollectionInfo[];
  declare(collection: CollectionDecl): CollectionInfo;
  /** Reads the collections from the file again, after a group that changed them was undone. */
  reload(): void;
  /** Removes a collection with its documents and indexes; false when there is none. */
  drop(name: string): boolean;
  get(collection: CollectionInfo, id: string): string | undefined;
  scan(scan: Scan): Row[];
  /** Counts documents; `distinct` when one may stand in the stretch several times. */
  count(scan: Omit<Scan, 'after' | 'limit' | 'reverse'> & { distinct: boolean }): number;
  holder(index: IndexInfo, key: string): string | undefined;
  write(batch: readonly Write[]): void;
}
