import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import type { Group } from '../engine/types';

/** A user of an environment: whoever called it from a mini-program. */
export interface User {
  uuid: string;
  openid: string;
  created: number;
}

const TABLE = `CREATE TABLE IF NOT EXISTS users (env TEXT NOT NULL, openid TEXT NOT NULL, uuid TEXT NOT NULL,
  created INTEGER NOT NULL, PRIMARY KEY (env, openid)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS users_uuid ON users (env, uuid);`;

type Row = [openid: string, uuid: string, created: number];
const toUser = (row: Row | undefined): User | undefined => row && { openid: row[0], uuid: row[1], created: row[2] };

/** The users of all environments, durable. */
export class Users {
  readonly #group: Group;
  readonly #clock: Clock;
  readonly #seen = new Set<string>();
  readonly #insert;
  readonly #byOpenid;
  readonly #byUuid;

  constructor(group: Group, clock: Clock) {
    this.#group = group;
    this.#clock = clock;
    group.db.exec(TABLE);
    const prepare = (sql: string) => group.db.prepare<unknown[]>(sql);
    this.#insert = prepare('INSERT OR IGNORE INTO users (env, openid, uuid, created) VALUES (?, ?, ?, ?)');
    const find = (column: string) =>
      prepare(`SELECT openid, uuid, created FROM users WHERE env = ? AND ${column} = ?`).raw();
    this.#byOpenid = find('openid');
    this.#byUuid = find('uuid');
  }

  /** Remembers a caller; costs nothing from the second call on. */
  see(envId: string, openid: string): void {
    const key = `${envId} ${openid}`;
    if (this.#seen.has(key)) return;
    const uuid = createHash('sha256').update(`uuid ${key}`).digest('hex').slice(0, 32);
    this.#group.atomically(() => this.#insert.run(envId, openid, uuid, this.#clock.now()));
    this.#seen.add(key);
  }

  byOpenid(envId: string, openid: string): User | undefined {
    return toUser(this.#byOpenid.get(envId, openid) as Row | undefined);
  }

  byUuid(envId: string, uuid: string): User | undefined {
    return toUser(this.#byUuid.get(envId, uuid) as Row | undefined);
  }

  /** Forgets all users of an environment, or of all. */
  clear(): void {
    this.#seen.clear();
    this.#group.atomically(() => this.#group.db.exec('DELETE FROM users'));
  }
}
