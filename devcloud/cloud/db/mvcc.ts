import { randomUUID } from 'node:crypto';
import { decode } from '../ejson';
import { keysOf } from '../engine/keys';
import { DuplicateKey } from '../engine/types';
import type { CollectionInfo, StorageEngine, Write } from '../engine/types';
import { noTransaction, transactionConflict } from './errors';
import { assertUnique, duplicateOf, uniqueKeys } from './unique';
import type { Pending } from './unique';

const LIFETIME = 30_000;

/** An open transaction: its snapshot is taken at its first operation. */
export interface Transaction {
  id: string;
  owner: string;
  snapshot: number | undefined;
  deadline: number;
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
    readonly now: () => number = Date.now,
  ) {}

  begin(owner: string): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      owner,
      snapshot: undefined,
      deadline: this.now() + LIFETIME,
      writes: new Map(),
      timer: setTimeout(() => this.abort(transaction), LIFETIME),
    };
    transaction.timer.unref();
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  /** The open transaction of that id; takes its snapshot if this is its first operation. */
  use(id: string): Transaction {
    this.#expire();
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
    const keys = [key, ...uniqueKeys(write)];
    if (changed || keys.some((name) => (this.#locks.get(name) ?? transaction) !== transaction)) {
      this.abort(transaction);
      throw transactionConflict();
    }
    try {
      const inserting = write.oldKeys === null && write.after !== null;
      if (inserting && this.read(transaction, write.collection, write.id) !== undefined)
        throw new DuplicateKey('_id_', 0);
      assertUnique(this.engine, transaction.writes.values(), write);
    } catch (error) {
      this.abort(transaction);
      throw error instanceof DuplicateKey ? duplicateOf(this.envId, error, [write]) : error;
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
      throw error instanceof DuplicateKey ? duplicateOf(this.envId, error, batch) : error;
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
    this.#expire();
    const keys = [docKey(write.collection, write.id), ...(write.after ? uniqueKeys(write as Write) : [])];
    const held = keys.find((key) => this.#locks.has(key));
    if (held === undefined) return undefined;
    return new Promise((resolve) => this.#waiting.set(held, [...(this.#waiting.get(held) ?? []), resolve]));
  }

  close(): void {
    for (const transaction of [...this.#open.values()]) this.abort(transaction);
  }

  #expire(): void {
    for (const transaction of this.#open.values()) if (transaction.deadline <= this.now()) this.abort(transaction);
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
