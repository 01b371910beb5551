import type { Clock } from '../../clock';
import type { Group } from '../../engine/types';
import type { Faults } from '../../faults';
import type { Answer, Exchange } from '../../http';
import type { Settings } from '../../settings';
import type { PaidOrder, PaidOrders } from '../side';
import { Agenda } from './agenda';
import { Bills } from './bills';
import { Counter } from './counter';
import { PayKeys } from './keys';
import type { PayMode } from './keys';
import { PayLedger } from './ledger';
import type { Order } from './ledger';
import { Notices } from './notices';
import { Orders } from './orders';
import type { PayParts } from './parts';
import { requestPayment } from './phone';
import type { PaymentAnswer } from './phone';
import { Refunds } from './refunds';

/** What the payment sandbox is made of. */
export interface PayOptions {
  group: Group;
  settings: Settings;
  clock: Clock;
  faults: Faults;
  appId: string;
  /** Where it answers, without a slash at the end; its path is the sandbox's prefix on the gateway. */
  url: string;
  /** With which keys the platform signs (default `switching`: with either). */
  mode?: PayMode;
  /** How long a merchant may take to acknowledge a notification (default 5 s). */
  timeoutMs?: number;
}

const FIVE_SECONDS = 5_000;

/** WeChat Pay v3 for one merchant: orders, refunds, bills and notifications, signed and checked as the real one does. */
export class PaySandbox implements PaidOrders {
  readonly parts: PayParts;
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly notices: Notices;
  readonly #agenda: Agenda;
  readonly #counter: Counter;

  constructor({ group, settings, clock, faults, appId, url, mode = 'switching', timeoutMs }: PayOptions) {
    let keys: PayKeys | undefined;
    const ledger = new PayLedger(group);
    this.parts = { group, clock, ledger, appId, mode, url, keys: () => (keys ??= new PayKeys(settings, clock.now())) };
    this.notices = new Notices(this.parts, faults, timeoutMs ?? FIVE_SECONDS);
    this.orders = new Orders(this.parts, this.notices);
    this.refunds = new Refunds(this.parts, this.notices);
    this.#agenda = new Agenda(this.parts, this.refunds, this.notices);
    const { parts, orders, refunds } = this;
    this.#counter = new Counter({ parts, orders, refunds, bills: new Bills(parts) }, faults);
  }

  /** What a function needs to be the merchant of this sandbox. */
  environment(): Record<string, string> {
    return { ...this.parts.keys().environment(this.parts.mode), PAY_API_BASE: this.parts.url };
  }

  /** Begins to send what is owed. */
  start(): void {
    this.#agenda.start();
  }

  /** Plans anew what is owed, after the ledger was replaced. */
  plan(): void {
    this.#agenda.wake();
  }

  stop(): Promise<void> {
    return this.#agenda.stop();
  }

  /** Waits until all that is due by the clock is done; says what it was. */
  settle(): Promise<string[]> {
    return this.#agenda.settle();
  }

  paidOrder(key: Parameters<PaidOrders['paidOrder']>[0]): PaidOrder | undefined {
    const { ledger, keys } = this.parts;
    const byTrade = 'transactionId' in key;
    if (!byTrade && key.mchid !== keys().mchid) return undefined;
    const order = byTrade ? ledger.orders.one('trade = ?', key.transactionId) : ledger.order(key.outTradeNo);
    if (!order || order.paidAt === null || order.transactionId === null) return undefined;
    const { openid, total: amount, paidAt, transactionId, number: outTradeNo } = order;
    return { transactionId, mchid: keys().mchid, outTradeNo, openid, amount, paidAt };
  }

  /** Pays an order without a phone. */
  pay(order: Order): Order {
    const paid = this.orders.pay(order);
    this.#agenda.wake();
    return paid;
  }

  /** What `wx.requestPayment` does on the phone of this openid. */
  requestPayment(openid: string, body: unknown): PaymentAnswer {
    const answer = requestPayment(this.parts, this.orders, openid, body);
    this.#agenda.wake();
    return answer;
  }

  /** Answers one request of the merchant. */
  async handle(exchange: Exchange): Promise<Answer> {
    const answer = await this.#counter.handle(exchange);
    this.#agenda.wake();
    return answer;
  }
}
