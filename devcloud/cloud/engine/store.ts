import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { killPoint } from './killPoints';
import { LibsqlEngine } from './libsql';
import { createTables } from './schema';
import type { Db, Group, StorageEngine } from './types';

const STEPS = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  savepoint: 'SAVEPOINT step',
  release: 'RELEASE step',
  back: 'ROLLBACK TO step',
};

/** Changes that share one commit: all of them are on disk when `promise` resolves. */
interface Pending {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

const pending = (): Pending => {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((done, failed) => {
    [resolve, reject] = [done, failed];
  });
  // Nobody need wait for a commit: a failed one is told again by every later call.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
};

/** Holds a lock of the operating system, which ends with the process however it ends. */
const lockFolder = (folder: string): Db => {
  const lock = new Database(path.join(folder, 'cloud.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new Error(`Another local cloud is using ${folder}: stop it first, or choose another data folder.`);
  }
};

const openFile = (file: string): Db => {
  const db = new Database(file);
  try {
    db.exec('PRAGMA journal_mode = WAL;');
    // FULL: a commit returns when it is on disk.
    db.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;');
    createTables(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * All durable state of the local cloud in one SQLite file. Changes apply at once and reach the disk together:
 * whoever answers a request awaits `durable()` before the answer leaves.
 */
export class Store implements Group {
  readonly db: Db;
  readonly #lock: Db;
  readonly #steps: Record<keyof typeof STEPS, Database.Statement<unknown[]>>;
  readonly #engines = new Map<string, LibsqlEngine>();
  #group: Pending | undefined;
  #failure: Error | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#lock = lockFolder(folder);
    try {
      this.db = openFile(path.join(folder, 'cloud.db'));
    } catch (error) {
      this.#unlock();
      throw error;
    }
    const prepare = (sql: string) => this.db.prepare<unknown[]>(sql);
    this.#steps = {
      begin: prepare(STEPS.begin),
      commit: prepare(STEPS.commit),
      rollback: prepare(STEPS.rollback),
      savepoint: prepare(STEPS.savepoint),
      release: prepare(STEPS.release),
      back: prepare(STEPS.back),
    };
  }

  /** Applies `work` whole or, when it throws, not at all; it becomes durable with the open group. May be nested. */
  atomically<T>(work: () => T): T {
    if (this.#failure) throw this.#failure;
    if (!this.#group) {
      this.#steps.begin.run();
      const group = (this.#group = pending());
      setImmediate(() => {
        if (this.#group === group) this.#commit(group);
      });
    }
    this.#steps.savepoint.run();
    let result: T;
    try {
      result = work();
    } catch (error) {
      this.#undo();
      throw error;
    }
    this.#steps.release.run();
    return result;
  }

  /** Resolves when everything applied so far is on disk; rejects when it cannot be. */
  durable(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return this.#group?.promise ?? Promise.resolve();
  }

  /** Commits what is open without waiting for the end of the turn; throws when the disk refuses. */
  flush(): void {
    if (this.#group) this.#commit(this.#group);
    if (this.#failure) throw this.#failure;
  }

  /** The collections of one environment. */
  environment(envId: string): StorageEngine {
    const existing = this.#engines.get(envId);
    if (existing) return existing;
    const engine = new LibsqlEngine(this, envId);
    this.#engines.set(envId, engine);
    return engine;
  }

  close(): void {
    try {
      this.flush();
    } finally {
      this.db.close();
      this.#unlock();
    }
  }

  #unlock(): void {
    // Closing alone keeps the lock until the garbage collector comes by.
    this.#lock.exec('ROLLBACK');
    this.#lock.close();
  }

  #undo(): void {
    try {
      this.#steps.back.run();
      this.#steps.release.run();
    } catch (error) {
      // SQLite has given up the whole group (disk full, I/O error).
      this.#fail(error);
    }
  }

  #commit(group: Pending): void {
    try {
      killPoint('before-commit');
      this.#steps.commit.run();
      killPoint('after-commit');
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#group = undefined;
    group.resolve();
  }

  /** A lost group leaves memory and file apart: nothing is served from here on, a restart reads the file. */
  #fail(cause: unknown): void {
    this.#failure = new Error('The data folder could not be written; the local cloud must be started again.', {
      cause,
    });
    try {
      if (this.db.inTransaction) this.#steps.rollback.run();
    } finally {
      this.#group?.reject(this.#failure);
      this.#group = undefined;
    }
  }
}
