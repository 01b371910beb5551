import { randomUUID } from 'node:crypto';
import { decode } from '../ejson';
import type { Doc } from '../ejson';
import { keysOf } from '../engine/keys';
import { DuplicateKey } from '../engine/types';
import type { CollectionInfo, StorageEngine, Write } from '../engine/types';
import { duplicateKey, noTransaction, transactionConflict } from './errors';

const LIFETIME = 30_000;

interface Pending {
  collection: CollectionInfo;
  id: string;
  text: string | null;
}

/** An open transaction: its snapshot is taken at its first operation. */
export interface Transaction {
  id: string;
  owner: string;
  snapshot: number | undefined;
  writes: Map<string, Pending>;
  timer: NodeJS.Timeout;
}

/** Names a document among all collections. */
export const docKey = (collection: CollectionInfo, id: string): string => `${collection.id}:${id}`;

/** Snapshot isolation over a single-writer engine: versions are kept only while a transaction may still read them. */
export class Mvcc {
  readonly #open = new Map<string, Transaction>();
  readonly #locks = new Map<string, Transaction>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #history = new Map<string, { seq: number; before: string | null; pending: Pending }[]>();
  #seq = 0;

  constructor(
    readonly engine: StorageEngine,
    readonly envId: string,
  ) {}

  begin(owner: string): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      owner,
      snapshot: undefined,
      writes: new Map(),
      timer: setTimeout(() => this.abort(transaction), LIFETIME),
    };
    transaction.timer.unref();
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  /** The open transaction of that id; takes its snapshot if this is its first operation. */
  use(id: string): Transaction {
    const transaction = this.#open.get(id);
    if (!transaction) throw noTransaction();
    transaction.snapshot ??= this.#seq;
    return transaction;
  }

  /** The open transaction an invocation has started, if any. */
  ownedBy(owner: string): Transaction | undefined {
    for (const transaction of this.#open.values()) if (transaction.owner === owner) return transaction;
    return undefined;
  }

  /** A document as the transaction sees it. */
  read(transaction: Transaction, collection: CollectionInfo, id: string): string | undefined {
    const key = docKey(collection, id);
    const own = transaction.writes.get(key);
    if (own) return own.text ?? undefined;
    const version = this.#history.get(key)?.find((entry) => entry.seq > (transaction.snapshot ?? 0));
    return version ? (version.before ?? undefined) : this.engine.get(collection, id);
  }

  /** Documents of a collection that the transaction sees differently from the committed state, by id. */
  overlay(transaction: Transaction, collection: CollectionInfo): Map<string, string | null> {
    const seen = new Map<string, string | null>();
    for (const versions of this.#history.values()) {
      const version = versions.find((entry) => entry.seq > (transaction.snapshot ?? 0));
      if (version?.pending.collection.id === collection.id) seen.set(version.pending.id, version.before);
    }
    for (const own of transaction.writes.values()) if (own.collection.id === collection.id) seen.set(own.id, own.text);
    return seen;
  }

  /** Buffers a write; a document or unique key that another transaction holds, or that changed since the snapshot, is a conflict. */
  write(transaction: Transaction, write: Write): void {
    const key = docKey(write.collection, write.id);
    const changed = this.#history.get(key)?.some((entry) => entry.seq > (transaction.snapshot ?? 0)) ?? false;
    const keys = [key, ...this.#uniqueKeys(write)];
    if (changed || keys.some((name) => (this.#locks.get(name) ?? transaction) !== transaction)) {
      this.abort(transaction);
      throw transactionConflict();
    }
    try {
      this.#assertUnique(transaction, write);
    } catch (error) {
      this.abort(transaction);
      throw error;
    }
    for (const name of keys) this.#locks.set(name, transaction);
    transaction.writes.set(key, { collection: write.collection, id: write.id, text: write.after && write.text });
  }

  commit(id: string): void {
    const transaction = this.use(id);
    this.#close(transaction);
    const batch = [...transaction.writes.values()].flatMap(({ collection, id: docId, text }): Write[] => {
      const before = this.engine.get(collection, docId);
      if (text === null && before === undefined) return [];
      const oldKeys = before === undefined ? null : keysOf(collection, decode(before)).keys;
      return [{ collection, id: docId, oldKeys, after: text === null ? null : decode(text), text: text ?? '' }];
    });
    try {
      this.commitNow(batch);
    } finally {
      this.#release(transaction);
    }
  }

  abort(transaction: Transaction): void {
    this.#close(transaction);
    this.#release(transaction);
  }

  /** Writes outside any transaction; the caller has waited for the locks. */
  commitNow(batch: readonly Write[]): void {
    if (batch.length === 0) return;
    const versions =
      this.#open.size === 0 ? [] : batch.map((write) => this.engine.get(write.collection, write.id) ?? null);
    try {
      this.engine.write(batch);
    } catch (error) {
      throw error instanceof DuplicateKey ? this.#duplicate(error, batch) : error;
    }
    const seq = ++this.#seq;
    versions.forEach((before, at) => {
      const write = batch[at];
      if (!write) return;
      const key = docKey(write.collection, write.id);
      const pending = { collection: write.collection, id: write.id, text: null };
      this.#history.set(key, [...(this.#history.get(key) ?? []), { seq, before, pending }]);
    });
  }

  /** Resolves when no transaction holds the document nor a unique key of the write; undefined when that is so already. */
  wait(write: Pick<Write, 'collection' | 'id'> & Partial<Write>): Promise<void> | undefined {
    if (this.#locks.size === 0) return undefined;
    const keys = [docKey(write.collection, write.id), ...(write.after ? this.#uniqueKeys(write as Write) : [])];
    const held = keys.find((key) => this.#locks.has(key));
    if (held === undefined) return undefined;
    return new Promise((resolve) => this.#waiting.set(held, [...(this.#waiting.get(held) ?? []), resolve]));
  }

  close(): void {
    for (const transaction of [...this.#open.values()]) this.abort(transaction);
  }

  #uniqueKeys(write: Write): string[] {
    if (!write.after || !write.collection.indexes.some((index) => index.unique)) return [];
    const { keys } = keysOf(write.collection, write.after);
    return write.collection.indexes.flatMap((index, at) =>
      index.unique ? (keys[at] ?? []).map((key) => `u${index.id}:${key}`) : [],
    );
  }

  #assertUnique(transaction: Transaction, write: Write): void {
    const { collection, id, after } = write;
    if (!after) return;
    const taken = (at: number): CloudDuplicate =>
      this.#duplicate(new DuplicateKey(collection.indexes[at]?.name ?? '_id_', 0), [write]);
    if (
      write.oldKeys === null &&
      this.read(transaction, collection, id) === undefined &&
      this.engine.get(collection, id) !== undefined
    ) {
      if (!transaction.writes.has(docKey(collection, id))) throw taken(-1);
    }
    const { keys } = keysOf(collection, after);
    collection.indexes.forEach((index, at) => {
      if (!index.unique) return;
      const others = [...transaction.writes.values()].filter(
        (own) => own.collection.id === collection.id && own.id !== id,
      );
      for (const key of keys[at] ?? []) {
        const holder = this.engine.holder(index, key);
        const moved = others.some((own) => own.id === holder);
        const own = others.some(
          (other) => other.text !== null && keysOf(collection, decode(other.text)).keys[at]?.includes(key),
        );
        if (own || (holder !== undefined && holder !== id && !moved)) throw taken(at);
      }
    });
  }

  #duplicate(error: DuplicateKey, batch: readonly Write[]): CloudDuplicate {
    const write = batch[error.at];
    const doc: Doc = write?.after ?? {};
    const index = write?.collection.indexes.find((candidate) => candidate.name === error.index);
    const names = index?.fields.map((field) => field.name) ?? ['_id'];
    const shown = names.map((name) => `${name}: ${JSON.stringify(doc[name] ?? null)}`).join(', ');
    return duplicateKey(`${this.envId}.${write?.collection.name ?? ''}`, error.index, shown);
  }

  #close(transaction: Transaction): void {
    clearTimeout(transaction.timer);
    this.#open.delete(transaction.id);
    if (this.#open.size === 0) this.#history.clear();
  }

  #release(transaction: Transaction): void {
    const freed = [...this.#locks].filter(([, holder]) => holder === transaction).map(([key]) => key);
    for (const key of freed) this.#locks.delete(key);
    for (const key of freed) {
      const waiting = this.#waiting.get(key) ?? [];
      this.#waiting.delete(key);
      for (const resume of waiting) resume();
    }
  }
}

type CloudDuplicate = ReturnType<typeof duplicateKey>;
