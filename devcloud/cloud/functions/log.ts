import type Database from 'libsql';
import type { Group } from '../engine/types';
import type { InvocationEntry } from './types';

const TABLE = `CREATE TABLE IF NOT EXISTS invocations (n INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL,
  parent TEXT, env TEXT NOT NULL, fn TEXT NOT NULL, failed INTEGER NOT NULL, size INTEGER NOT NULL, entry TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS invocations_request ON invocations (request);
  CREATE INDEX IF NOT EXISTS invocations_parent ON invocations (parent);`;

const INSERT = 'INSERT INTO invocations (request, parent, env, fn, failed, size, entry) VALUES (?, ?, ?, ?, ?, ?, ?)';

/** Which entries are wanted; absent means any. `requestId` finds an invocation and those that it called. */
export interface LogQuery {
  after?: number;
  env?: string;
  fn?: string;
  requestId?: string;
  failed?: boolean;
  /** The newest so many. */
  limit?: number;
}

/** How much the log keeps. */
export interface LogLimits {
  entries: number;
  bytes: number;
}

const LIMITS: LogLimits = { entries: 20_000, bytes: 256 * 1024 * 1024 };

/** The durable log of invocations: a ring that forgets its oldest entries. */
export class InvocationLog {
  readonly #group: Group;
  readonly #limits: LogLimits;
  readonly #insert: Database.Statement<unknown[]>;
  #entries: number;
  #bytes: number;

  constructor(group: Group, limits: LogLimits = LIMITS) {
    this.#group = group;
    this.#limits = limits;
    group.db.exec(TABLE);
    this.#insert = group.db.prepare<unknown[]>(INSERT);
    const counted = group.db.prepare<unknown[]>('SELECT count(*), total(size) FROM invocations').raw().get();
    [this.#entries, this.#bytes] = counted as [number, number];
  }

  /** Adds an entry; it is on disk with the changes of the same moment. */
  append(entry: Omit<InvocationEntry, 'n'>): void {
    const text = JSON.stringify(entry);
    const { requestId, parentRequestId = null, env, fn } = entry;
    const failed = entry.error === undefined ? 0 : 1;
    this.#group.atomically(() => {
      this.#insert.run(requestId, parentRequestId, env, fn, failed, text.length, text);
      this.#entries += 1;
      this.#bytes += text.length;
      if (this.#entries > this.#limits.entries || this.#bytes > this.#limits.bytes) this.#forget();
    });
  }

  /** The entries asked for, oldest first. */
  entries({ after = 0, env, fn, requestId, failed, limit = this.#limits.entries }: LogQuery = {}): InvocationEntry[] {
    const wanted: [string, ...unknown[]][] = [['n > ?', after]];
    if (env !== undefined) wanted.push(['env = ?', env]);
    if (fn !== undefined) wanted.push(['fn = ?', fn]);
    if (requestId !== undefined) wanted.push(['(request = ? OR parent = ?)', requestId, requestId]);
    if (failed !== undefined) wanted.push(['failed = ?', Number(failed)]);
    const where = wanted.map(([condition]) => condition).join(' AND ');
    const values = wanted.flatMap(([, ...rest]) => rest);
    const rows = this.#group.db
      .prepare<unknown[]>(`SELECT n, entry FROM invocations WHERE ${where} ORDER BY n DESC LIMIT ?`)
      .raw()
      .all(...values, limit) as [number, string][];
    return rows.reverse().map(([n, entry]) => ({ ...(JSON.parse(entry) as Omit<InvocationEntry, 'n'>), n }));
  }

  clear(): void {
    this.#group.atomically(() => this.#group.db.exec('DELETE FROM invocations'));
    this.#entries = this.#bytes = 0;
  }

  /** Drops a tenth of what may be kept, so that it is not done for every entry; the newest stays, however large. */
  #forget(): void {
    const { db } = this.#group;
    const rows = db.prepare<unknown[]>('SELECT n, size FROM invocations ORDER BY n').raw().all() as [number, number][];
    const target = { entries: this.#limits.entries * 0.9, bytes: this.#limits.bytes * 0.9 };
    let last = 0;
    for (const [n, size] of rows.slice(0, -1)) {
      if (this.#entries <= target.entries && this.#bytes <= target.bytes) break;
      last = n;
      this.#entries -= 1;
      this.#bytes -= size;
    }
    db.prepare<unknown[]>('DELETE FROM invocations WHERE n <= ?').run(last);
  }
}
