import {
  PayAway,
  type Notice,
  type PayOrder,
  type PayRefund,
  type PhoneParams,
  type RefundNews,
  type Transaction,
  type WechatPay,
} from '../../cloudfunctions/_kernel/payPort';

interface Back {
  amount: number;
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL';
}
interface Trade {
  order: PayOrder;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  /** A phone has what it needs to pay. */
  given: boolean;
  refunds: Map<string, Back>;
}

/** A notification on its way; one that must arrive is never lost for good. */
interface Letter {
  notice: Notice;
  must: boolean;
}

/** What a bank does at the worst moment, for many orders at once: WeChat Pay behind the port, without signatures. */
export interface ModelBank extends WechatPay {
  /** Pays as a phone does; of a closed order, as one that was at it when the order was closed. */
  pay: (number: string, from?: 'NOTPAY' | 'CLOSED') => void;
  /** Time passes: refunds are carried out, fail, or are put right by hand; a closed order is paid all the same. */
  work: () => void;
  letters: () => Letter[];
  /** From now on every question is answered, and every refund carried out. */
  calm: () => void;
  /** What came in and what went back under a number, to the fen. */
  money: (number: string) => { paid: number; back: number };
  /** What was asked of the bank that a bank must never be asked. */
  wrong: readonly string[];
}

/** Numbers from 0 to 1 that a seed decides. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};

const merchant = { appId: 'wx-model', mchid: '1900000001' };
const prefix = 'prepay-';
const [LOST_REQUEST, LOST_ANSWER, PAID_LATE] = [0.08, 0.16, 0.05];

/** It does what it is asked, so that nothing but our own books keeps it right. */
class Bank implements ModelBank {
  readonly merchant = merchant;
  readonly wrong: string[] = [];
  readonly #trades = new Map<string, Trade>();
  readonly #now: () => number;
  readonly #random: () => number;
  #mood: () => number;
  #letters: Letter[] = [];
  #sent = 0;

  constructor(now: () => number, random: () => number) {
    this.#now = now;
    this.#random = random;
    this.#mood = random;
  }

  readonly order = (order: PayOrder): Promise<string> =>
    this.#asked(() => {
      const known = this.#trades.get(order.number)?.order ?? order;
      if (JSON.stringify(known) !== JSON.stringify(order)) this.wrong.push(`${order.number} was changed`);
      if (!this.#trades.has(order.number))
        this.#trades.set(order.number, { order, state: 'NOTPAY', given: false, refunds: new Map() });
      return `${prefix}${order.number}`;
    });

  readonly phone = (prepayId: string): PhoneParams => {
    this.#found(prepayId.slice(prefix.length)).given = true;
    return { timeStamp: '0', nonceStr: '', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: '' };
  };

  readonly query = (number: string) => this.#asked(() => this.#told(number));

  readonly close = (number: string) =>
    this.#asked(() => {
      const trade = this.#found(number);
      if (trade.state === 'SUCCESS') throw new PayAway('paid already', 400, 'ORDERPAID');
      trade.state = 'CLOSED';
    });

  readonly refund = ({ number, order, amount }: PayRefund) =>
    this.#asked(() => {
      const { refunds } = this.#found(order);
      const back: Back = refunds.get(number) ?? { amount, status: 'PROCESSING' };
      if (back.amount !== amount) this.wrong.push(`${number} was changed`);
      refunds.set(number, back);
      return this.#news(number, order, back);
    });

  readonly refunded = (number: string) =>
    this.#asked(() => {
      const known = this.#backs().find((one) => one.number === number);
      if (!known) throw new PayAway('no such refund', 404, 'RESOURCE_NOT_EXISTS');
      return this.#news(number, known.order, known.back);
    });

  readonly bill = () => Promise.reject(new PayAway('no bill', 400, 'NO_STATEMENT_EXIST'));
  readonly open = (_headers: unknown, raw: string) => JSON.parse(raw) as Notice;

  pay(number: string, from: 'NOTPAY' | 'CLOSED' = 'NOTPAY'): void {
    const trade = this.#trades.get(number);
    const inTime = from === 'CLOSED' || (trade && this.#now() < trade.order.payBy);
    if (trade?.given && inTime) this.#take(number, from);
  }

  work(): void {
    for (const { number, order, back } of this.#backs()) this.#carryOut(number, order, back);
    for (const number of this.#trades.keys()) if (this.#random() < PAID_LATE) this.pay(number, 'CLOSED');
  }

  letters(): Letter[] {
    return this.#letters.splice(0);
  }

  calm(): void {
    this.#mood = () => 1;
  }

  readonly money = (number: string): { paid: number; back: number } => {
    const trade = this.#trades.get(number);
    const back = [...(trade?.refunds.values() ?? [])].filter(({ status }) => status === 'SUCCESS');
    const paid = trade?.state === 'SUCCESS' ? trade.order.amount : 0;
    return { paid, back: back.reduce((sum, { amount }) => sum + amount, 0) };
  };

  /** A question that may never arrive, or whose answer may not. */
  async #asked<T>(effect: () => T): Promise<T> {
    const luck = this.#mood();
    if (luck < LOST_REQUEST) throw new PayAway('lost', 0, '');
    const answer = effect();
    if (luck < LOST_ANSWER) throw new PayAway('lost', 0, '');
    return answer;
  }

  #found(number: string): Trade {
    const trade = this.#trades.get(number);
    if (!trade) throw new PayAway('no such order', 404, 'ORDER_NOT_EXIST');
    return trade;
  }

  #backs(): { order: string; number: string; back: Back }[] {
    return [...this.#trades].flatMap(([order, { refunds }]) =>
      [...refunds].map(([number, back]) => ({ order, number, back })),
    );
  }

  #told(number: string): Transaction {
    const { state, order } = this.#found(number);
    const told = {
      ...{ appid: merchant.appId, mchid: merchant.mchid, out_trade_no: number, trade_state: state },
      amount: { total: order.amount, currency: 'CNY' },
    };
    if (state !== 'SUCCESS') return told;
    return { ...told, transaction_id: `tx-${number}`, success_time: new Date(this.#now()).toISOString() };
  }

  #news(number: string, order: string, { amount, status }: Back): RefundNews {
    const total = this.#found(order).order.amount;
    const names = { out_trade_no: order, out_refund_no: number, refund_id: `back-${number}` };
    return { ...names, status, amount: { total, refund: amount } };
  }

  #take(number: string, from: Trade['state']): void {
    const trade = this.#found(number);
    if (trade.state !== from) return;
    trade.state = 'SUCCESS';
    // Of a closed order nothing is asked any more: the notification comes until it is heard.
    this.#send('TRANSACTION.SUCCESS', this.#told(number), from === 'CLOSED');
  }

  #carryOut(number: string, order: string, back: Back): void {
    const luck = this.#mood();
    if (back.status === 'SUCCESS' || luck < 0.3) return;
    back.status = back.status === 'PROCESSING' && luck < 0.5 ? 'ABNORMAL' : 'SUCCESS';
    const { status, ...rest } = this.#news(number, order, back);
    this.#send(`REFUND.${back.status}`, { ...rest, mchid: merchant.mchid, refund_status: status }, false);
  }

  #send(event: string, resource: unknown, must: boolean): void {
    this.#sent += 1;
    this.#letters.push({ notice: { id: `letter-${this.#sent}-${this.#now()}`, event, resource }, must });
  }
}

/** Opens a bank whose failures `random` decides. */
export const modelBank = (now: () => number, random: () => number): ModelBank => new Bank(now, random);
