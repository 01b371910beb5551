import type { Group } from '../engine/types';
import type { Fault } from '../faults';
import { query } from './tables';

/** A raw request to the sandbox, its answer and the failure it met. */
export interface WxRequest {
  n: number;
  at: number;
  path: string;
  openid: string;
  body: unknown;
  answer: unknown;
  fault?: Fault['mode'];
}

const KEPT = 20_000;
const PAGE = 1000;

/** The raw request log of the sandbox, durable; the oldest entries make room. */
export class RequestLog {
  readonly #append;
  readonly #trim;
  readonly #list;

  constructor(group: Group) {
    this.#append = query(
      group,
      'INSERT INTO wx_log (at, path, openid, body, answer, fault) VALUES (?, ?, ?, ?, ?, ?) RETURNING n',
    );
    this.#trim = query(group, 'DELETE FROM wx_log WHERE n <= ?');
    this.#list = query(
      group,
      `SELECT n, at, path, openid, body, answer, fault FROM wx_log WHERE n > ? ORDER BY n LIMIT ${PAGE}`,
    );
  }

  /** Part of the caller's commit. */
  append(entry: Omit<WxRequest, 'n' | 'fault'>, fault: Fault['mode'] | undefined): void {
    const body = JSON.stringify(entry.body);
    const answer = JSON.stringify(entry.answer);
    const [n] = this.#append.one<[number]>(entry.at, entry.path, entry.openid, body, answer, fault ?? '') ?? [0];
    if (n % PAGE === 0) this.#trim.run(n - KEPT);
  }

  /** Requests with a number above `after`, oldest first. */
  after(n: number): WxRequest[] {
    type Row = [number, number, string, string, string, string, Fault['mode'] | ''];
    return this.#list.all<Row>(n).map(([number, at, path, openid, body, answer, fault]) => ({
      n: number,
      at,
      path,
      openid,
      body: JSON.parse(body) as unknown,
      answer: JSON.parse(answer) as unknown,
      ...(fault === '' ? {} : { fault }),
    }));
  }
}
