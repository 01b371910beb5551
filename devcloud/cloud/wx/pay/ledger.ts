import type Database from 'libsql';
import type { Group } from '../../engine/types';

/** An order as the platform keeps it; amounts are in fen. */
export interface Order {
  number: string;
  openid: string;
  total: number;
  description: string;
  attach: string;
  notifyUrl: string;
  /** The canonical request: the same number may come again only with the same. */
  request: string;
  prepayId: string;
  prepayAt: number;
  createdAt: number;
  /** After this the order can no longer be paid; it is not closed by it. */
  expiresAt: number | null;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  transactionId: string | null;
  paidAt: number | null;
}

/** A refund as the platform keeps it. */
export interface Refund {
  number: string;
  refundId: string;
  orderNumber: string;
  amount: number;
  /** What of the processing fee comes back with it. */
  fee: number;
  reason: string;
  notifyUrl: string | null;
  request: string;
  state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  /** What it turns into when its time has come. */
  fate: 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  channel: 'ORIGINAL' | 'OTHER_BANKCARD';
  account: string;
  createdAt: number;
  /** When the bank answers; null when it has. */
  dueAt: number | null;
  doneAt: number | null;
}

/** One sending of a notification and what came of it. */
export interface Attempt {
  at: number;
  attempt: number;
  outcome: string;
}

/** A notification that is owed to a merchant until it is acknowledged. */
export interface Notice {
  id: string;
  event: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';
  orderNumber: string;
  openid: string;
  url: string;
  resource: unknown;
  createdAt: number;
  /** When it is sent next; null when it was acknowledged or given up. */
  dueAt: number | null;
  /** Held back until another one has overtaken it. */
  held: boolean;
  attempts: readonly Attempt[];
}

type Statement = Database.Statement<unknown[]>;

/** Rows of one kind: the whole as JSON beside the columns it is found by. */
class Shelf<T> {
  readonly #prepare: (sql: string) => Statement;
  readonly #table: string;
  readonly #columns: (row: T) => unknown[];
  readonly #put: Statement;
  readonly #found = new Map<string, Statement>();

  constructor(db: Database.Database, table: string, names: readonly string[], columns: (row: T) => unknown[]) {
    const [key = '', ...others] = names;
    db.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (${key} TEXT PRIMARY KEY, ${others.join(', ')}, body TEXT NOT NULL) WITHOUT ROWID;
       ${others.map((name) => `CREATE INDEX IF NOT EXISTS ${table}_${name} ON ${table} (${name});`).join('')}`,
    );
    this.#prepare = (sql) => db.prepare<unknown[]>(sql);
    this.#table = table;
    this.#columns = columns;
    this.#put = this.#prepare(
      `INSERT OR REPLACE INTO ${table} (${names.join(', ')}, body) VALUES (${names.map(() => '?').join(', ')}, ?)`,
    );
  }

  put(row: T): T {
    this.#put.run(...this.#columns(row), JSON.stringify(row));
    return row;
  }

  all(where: string, ...values: readonly unknown[]): T[] {
    let statement = this.#found.get(where);
    if (!statement) {
      statement = this.#prepare(`SELECT body FROM ${this.#table} WHERE ${where}`).raw();
      this.#found.set(where, statement);
    }
    return (statement.all(...values) as [string][]).map(([body]) => JSON.parse(body) as T);
  }

  one(where: string, ...values: readonly unknown[]): T | undefined {
    return this.all(where, ...values)[0];
  }
}

/** Orders, refunds and notifications, durable. */
export class PayLedger {
  readonly orders: Shelf<Order>;
  readonly refunds: Shelf<Refund>;
  readonly notices: Shelf<Notice>;

  constructor({ db }: Group) {
    this.orders = new Shelf<Order>(db, 'pay_orders', ['number', 'prepay', 'trade', 'created', 'paid'], (order) => [
      order.number,
      order.prepayId,
      order.transactionId,
      order.createdAt,
      order.paidAt,
    ]);
    this.refunds = new Shelf<Refund>(db, 'pay_refunds', ['number', 'refund', 'trade', 'created', 'due'], (refund) => [
      refund.number,
      refund.refundId,
      refund.orderNumber,
      refund.createdAt,
      refund.dueAt,
    ]);
    this.notices = new Shelf<Notice>(db, 'pay_notices', ['id', 'trade', 'created', 'due'], (notice) => [
      notice.id,
      notice.orderNumber,
      notice.createdAt,
      notice.dueAt,
    ]);
  }

  order(number: string): Order | undefined {
    return this.orders.one('number = ?', number);
  }

  refund(number: string): Refund | undefined {
    return this.refunds.one('number = ?', number);
  }

  refundsOf(orderNumber: string): Refund[] {
    return this.refunds.all('trade = ? ORDER BY created, number', orderNumber);
  }
}
