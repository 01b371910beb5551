import type Database from 'libsql';
import { keysOf } from './keys';
import { killPoint } from './killPoints';
import { applySchema, dropCollection, loadCollections } from './schema';
import { DuplicateKey } from './types';
import type { CollectionDecl, CollectionInfo, Group, IndexInfo, Row, Scan, StorageEngine, Write } from './types';

type Statement = Database.Statement<unknown[]>;

const bytes = (key: string): Buffer => Buffer.from(key, 'latin1');
const text = (blob: unknown): string => (blob as Buffer).toString('latin1');

const SCAN = {
  docs: (reverse: boolean) =>
    `SELECT id, id, doc FROM docs WHERE coll = ? AND id ${reverse ? '< ? AND id >= ?' : '>= ? AND id < ?'}
     ORDER BY id ${reverse ? 'DESC' : ''} LIMIT ?`,
  idx: (reverse: boolean) =>
    `SELECT i.key, i.id, d.doc FROM idx i CROSS JOIN docs d ON d.coll = ? AND d.id = i.id
     WHERE i.name = ? AND ${reverse ? '(i.key, i.id) < (?, ?) AND i.key >= ?' : '(i.key, i.id) > (?, ?) AND i.key < ?'}
     ORDER BY i.key ${reverse ? 'DESC, i.id DESC' : ', i.id'} LIMIT ?`,
};

/** Documents of one environment, with a table of order-preserving index keys. */
export class LibsqlEngine implements StorageEngine {
  readonly #group: Group;
  readonly #envId: string;
  #collections: Map<string, CollectionInfo>;
  readonly #run: Record<
    'get' | 'insert' | 'update' | 'remove' | 'addKey' | 'dropKey' | 'holder' | 'multikey',
    Statement
  >;
  readonly #scan: Record<'docs' | 'docsBack' | 'idx' | 'idxBack' | 'countDocs' | 'countIdx' | 'countIds', Statement>;

  constructor(group: Group, envId: string) {
    const { db } = group;
    const prepare = (sql: string): Statement => db.prepare<unknown[]>(sql).raw();
    this.#group = group;
    this.#envId = envId;
    this.#collections = loadCollections(db, envId);
    this.#run = {
      get: prepare('SELECT doc FROM docs WHERE coll = ? AND id = ?'),
      insert: db.prepare<unknown[]>('INSERT INTO docs (coll, id, doc) VALUES (?, ?, ?)'),
      update: db.prepare<unknown[]>('UPDATE docs SET doc = ? WHERE coll = ? AND id = ?'),
      remove: db.prepare<unknown[]>('DELETE FROM docs WHERE coll = ? AND id = ?'),
      addKey: db.prepare<unknown[]>('INSERT INTO idx (name, key, id) VALUES (?, ?, ?)'),
      dropKey: db.prepare<unknown[]>('DELETE FROM idx WHERE name = ? AND key = ? AND id = ?'),
      holder: prepare('SELECT id FROM idx WHERE name = ? AND key = ? LIMIT 1'),
      multikey: db.prepare<unknown[]>('UPDATE indexes SET multikey = ? WHERE id = ?'),
    };
    this.#scan = {
      docs: prepare(SCAN.docs(false)),
      docsBack: prepare(SCAN.docs(true)),
      idx: prepare(SCAN.idx(false)),
      idxBack: prepare(SCAN.idx(true)),
      countDocs: prepare('SELECT count(*) FROM docs WHERE coll = ? AND id >= ? AND id < ?'),
      countIdx: prepare('SELECT count(*) FROM idx WHERE name = ? AND key >= ? AND key < ?'),
      countIds: prepare('SELECT count(DISTINCT id) FROM idx WHERE name = ? AND key >= ? AND key < ?'),
    };
  }

  collection(name: string): CollectionInfo | undefined {
    return this.#collections.get(name);
  }

  collections(): readonly CollectionInfo[] {
    return [...this.#collections.values()];
  }

  reload(): void {
    this.#collections = loadCollections(this.#group.db, this.#envId);
  }

  declare(declaration: CollectionDecl): CollectionInfo {
    const existing = this.#collections.get(declaration.name);
    const info = this.#group.atomically(() => applySchema(this.#group.db, this.#envId, existing, declaration));
    this.#collections.set(info.name, info);
    return info;
  }

  drop(name: string): boolean {
    const collection = this.#collections.get(name);
    if (!collection) return false;
    this.#group.atomically(() => dropCollection(this.#group.db, collection));
    return this.#collections.delete(name);
  }

  get(collection: CollectionInfo, id: string): string | undefined {
    const row = this.#run.get.get(collection.id, bytes(id)) as [string] | undefined;
    return row?.[0];
  }

  holder(index: IndexInfo, key: string): string | undefined {
    const row = this.#run.holder.get(index.id, bytes(key)) as [Buffer] | undefined;
    return row && text(row[0]);
  }

  scan(scan: Scan): Row[] {
    const { reverse, limit } = scan;
    const start = reverse ? scan.high : scan.low;
    const end = bytes(reverse ? scan.low : scan.high);
    let found: unknown[];
    if (scan.index) {
      const [key, id] = scan.after ? [scan.after.key, scan.after.id] : [start, ''];
      const statement = reverse ? this.#scan.idxBack : this.#scan.idx;
      found = statement.all(scan.collection.id, scan.index.id, bytes(key), bytes(id), end, limit);
    } else {
      // Forward scans are inclusive at the start; \0 makes the successor of the last id.
      const from = scan.after ? (reverse ? scan.after.id : `${scan.after.id}\0`) : start;
      found = (reverse ? this.#scan.docsBack : this.#scan.docs).all(scan.collection.id, bytes(from), end, limit);
    }
    return (found as [Buffer, Buffer, string][]).map(([key, id, doc]) => ({ key: text(key), id: text(id), doc }));
  }

  count({ collection, index, low, high, distinct }: Parameters<StorageEngine['count']>[0]): number {
    const statement = !index ? this.#scan.countDocs : distinct ? this.#scan.countIds : this.#scan.countIdx;
    const row = statement.get(index?.id ?? collection.id, bytes(low), bytes(high)) as [number];
    return row[0];
  }

  write(batch: readonly Write[]): void {
    const plans = batch.map((write) => this.#keyChanges(write));
    this.#group.atomically(() => {
      // Keys leave before keys come, so that one batch may hand a unique key from one document to another.
      for (const changes of plans) for (const change of changes) if (change.drop) this.#run.dropKey.run(...change.row);
      batch.forEach((write, at) => {
        if (at > 0) killPoint('half-written');
        this.#store(write, at);
        for (const change of plans[at] ?? []) if (!change.drop) this.#addKey(change.index, change.row, at);
      });
    });
  }

  #keyChanges(write: Write): { drop: boolean; index: IndexInfo; row: [number, Buffer, Buffer] }[] {
    const { collection, oldKeys, after } = write;
    if (collection.indexes.length === 0) return [];
    const next = after && keysOf(collection, after);
    const id = bytes(write.id);
    return collection.indexes.flatMap((index, at) => {
      const was = oldKeys?.[at] ?? [];
      const now = next?.keys[at] ?? [];
      const bits = index.multikey | (next?.multikey[at] ?? 0);
      if (bits !== index.multikey) {
        // On its own: the mark may stay when the batch is undone, but it must never be in memory alone.
        this.#group.atomically(() => this.#run.multikey.run(bits, index.id));
        index.multikey = bits;
      }
      if (was.length === 1 && now.length === 1 && was[0] === now[0]) return [];
      const change = (drop: boolean) => (key: string) => ({
        drop,
        index,
        row: [index.id, bytes(key), id] as [number, Buffer, Buffer],
      });
      return [
        ...was.filter((key) => !now.includes(key)).map(change(true)),
        ...now.filter((key) => !was.includes(key)).map(change(false)),
      ];
    });
  }

  #addKey(index: IndexInfo, row: [number, Buffer, Buffer], at: number): void {
    if (index.unique && this.#run.holder.get(row[0], row[1])) throw new DuplicateKey(index.name, at);
    this.#run.addKey.run(...row);
  }

  #store(write: Write, at: number): void {
    const id = bytes(write.id);
    if (write.after === null) this.#run.remove.run(write.collection.id, id);
    else if (write.oldKeys) this.#run.update.run(write.text, write.collection.id, id);
    else {
      try {
        this.#run.insert.run(write.collection.id, id, write.text);
      } catch (error) {
        if (this.get(write.collection, write.id) !== undefined) throw new DuplicateKey('_id_', at);
        throw error;
      }
    }
  }
}
