import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { decode } from '../ejson';
import { keysOf } from '../engine/keys';
import { DuplicateKey } from '../engine/types';
import type { CollectionInfo, StorageEngine, Write } from '../engine/types';
import { noTransaction, transactionConflict } from './errors';
import { docKey, History } from './history';
import { assertUnique, duplicateOf, uniqueKeys } from './unique';
import type { Pending } from './unique';

const LIFETIME = 30_000;
/** Earlier versions that open transactions may keep in memory; beyond it the oldest transaction ends. */
const MAX_HISTORY = 64 * 1024 * 1024;

/** An open transaction: its snapshot is taken at its first operation. */
export interface Transaction {
  id: string;
  owner: string;
  snapshot: number | undefined;
  deadline: number;
  writes: Map<string, Pending>;
  timer?: NodeJS.Timeout;
}

/** Snapshot isolation over a single-writer engine: versions are kept only while a transaction may still read them. */
export class Mvcc {
  readonly #open = new Map<string, Transaction>();
  readonly #locks = new Map<string, Transaction>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #history = new History();
  readonly #forget: () => void;
  #seq = 0;

  constructor(
    readonly engine: StorageEngine,
    readonly envId: string,
    readonly clock: Clock,
  ) {
    this.#forget = clock.onChange(() => this.#expire());
  }

  begin(owner: string): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      owner,
      snapshot: undefined,
      deadline: this.clock.now() + LIFETIME,
      writes: new Map(),
    };
    this.#open.set(transaction.id, transaction);
    this.#watch(transaction);
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
    const version = this.#history.at(transaction.snapshot ?? 0, key);
    return version ? (version.before ?? undefined) : this.engine.get(collection, id);
  }

  /** Documents of a collection that the transaction sees differently from the committed state, by id. */
  overlay(transaction: Transaction, collection: CollectionInfo): Map<string, string | null> {
    const seen = new Map<string, string | null>();
    for (const { id, before } of this.#history.since(transaction.snapshot ?? 0, collection)) seen.set(id, before);
    for (const own of transaction.writes.values()) if (own.collection.id === collection.id) seen.set(own.id, own.text);
    return seen;
  }

  /** Buffers a write; a document or unique key that another transaction holds, or that changed since the snapshot, is a conflict. */
  write(transaction: Transaction, write: Write): void {
    const key = docKey(write.collection, write.id);
    const changed = this.#history.at(transaction.snapshot ?? 0, key) !== undefined;
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
    // Versions are for snapshots that are taken; a transaction that has not begun to read needs none.
    const watched = this.#oldest() !== undefined;
    const versions = watched ? batch.map((write) => this.engine.get(write.collection, write.id) ?? null) : [];
    try {
      this.engine.write(batch);
    } catch (error) {
      throw error instanceof DuplicateKey ? duplicateOf(this.envId, error, batch) : error;
    }
    const seq = ++this.#seq;
    for (const [at, write] of batch.entries())
      if (watched) this.#history.add(seq, write.collection, write.id, versions[at] ?? null);
    for (let oldest = this.#oldest(); oldest && this.#history.size > MAX_HISTORY; oldest = this.#oldest())
      this.abort(oldest);
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
    this.#forget();
    for (const transaction of [...this.#open.values()]) this.abort(transaction);
  }

  /** The open transaction with the oldest snapshot: of those that have one, the first that began to read. */
  #oldest(): Transaction | undefined {
    const reading = [...this.#open.values()].filter(({ snapshot }) => snapshot !== undefined);
    return reading.sort((a, b) => (a.snapshot ?? 0) - (b.snapshot ?? 0))[0];
  }

  #expire(): void {
    const now = this.clock.now();
    for (const transaction of this.#open.values()) if (transaction.deadline <= now) this.abort(transaction);
  }

  /** A real timer, for when nobody asks; the clock of the cloud may have been set back meanwhile. */
  #watch(transaction: Transaction): void {
    const left = Math.max(transaction.deadline - this.clock.now(), 1);
    transaction.timer = setTimeout(() => {
      this.#expire();
      if (this.#open.has(transaction.id)) this.#watch(transaction);
    }, left).unref();
  }

  #close(transaction: Transaction): void {
    clearTimeout(transaction.timer);
    this.#open.delete(transaction.id);
    this.#history.forget(this.#oldest()?.snapshot ?? this.#seq);
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
