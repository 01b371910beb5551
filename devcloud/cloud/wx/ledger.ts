import type Database from 'libsql';
import type { Group } from '../engine/types';

type Statement = Database.Statement<unknown[]>;

/** A raw request to the sandbox and its answer. */
export interface WxRequest {
  n: number;
  at: number;
  path: string;
  body: unknown;
  answer: unknown;
}

/** Send credits and the raw request log of the sandbox, durable. */
export class Ledger {
  readonly #store: Group;
  readonly #append: Statement;
  readonly #list: Statement;
  readonly #grant: Statement;
  readonly #spend: Statement;

  constructor(store: Group) {
    const { db } = store;
    this.#store = store;
    this.#append = db.prepare<unknown[]>('INSERT INTO wx_requests (at, path, body, answer) VALUES (?, ?, ?, ?)');
    this.#list = db
      .prepare<unknown[]>('SELECT n, at, path, body, answer FROM wx_requests WHERE n > ? ORDER BY n LIMIT 1000')
      .raw();
    this.#grant = db.prepare<unknown[]>(
      `INSERT INTO wx_credits (openid, template, credits) VALUES (?, ?, 1)
       ON CONFLICT (openid, template) DO UPDATE SET credits = credits + 1`,
    );
    this.#spend = db.prepare<unknown[]>(
      'UPDATE wx_credits SET credits = credits - 1 WHERE openid = ? AND template = ? AND credits > 0',
    );
  }

  grant(openid: string, template: string): void {
    this.#store.atomically(() => this.#grant.run(openid, template));
  }

  /** Takes one send credit; false when there is none. Part of `record`'s commit. */
  spend(openid: string, template: string): boolean {
    return this.#spend.run(openid, template).changes > 0;
  }

  /** Answers a request and writes it down in one commit. */
  record(at: number, path: string, body: unknown, answer: () => unknown): unknown {
    return this.#store.atomically(() => {
      const given = answer();
      this.#append.run(at, path, JSON.stringify(body), JSON.stringify(given));
      return given;
    });
  }

  requests(after: number): WxRequest[] {
    const rows = this.#list.all(after) as [number, number, string, string, string][];
    return rows.map(([n, at, path, body, answer]) => ({
      n,
      at,
      path,
      body: JSON.parse(body) as unknown,
      answer: JSON.parse(answer) as unknown,
    }));
  }
}
