import { canonical } from './check';
import { invalidRequest, PayError, paramError } from './errors';
import { ABNORMAL, REFUND } from './fields';
import type { RefundRequest } from './fields';
import type { Order, Refund } from './ledger';
import type { Notices } from './notices';
import { tradeNumber } from './parts';
import type { PayCall, PayParts } from './parts';
import { openField } from './signing';
import { refundResource, refundView } from './views';

const ONE_YEAR = 365 * 86_400_000;
const MOST_REFUNDS = 50;
/** How long the bank takes. */
const BANK_MS = 3_000;

/** The fee of 0.60 % on so many fen, itself in whole fen. */
export const feeOf = (amount: number): number => Math.round((amount * 6) / 1000);

/** What of the order's money was or is being given back. */
export const refunded = (refunds: readonly Refund[]): number =>
  refunds.reduce((sum, refund) => sum + (refund.state === 'CLOSED' ? 0 : refund.amount), 0);

/** Refunds: asked for, looked at and settled by the bank. */
export class Refunds {
  readonly #parts: PayParts;
  readonly #notices: Notices;

  constructor(parts: PayParts, notices: Notices) {
    this.#parts = parts;
    this.#notices = notices;
  }

  /** POST /v3/refund/domestic/refunds */
  ask({ body }: PayCall): object {
    REFUND(body, '');
    const wish = body as RefundRequest;
    const { group, ledger } = this.#parts;
    const known = ledger.refund(wish.out_refund_no);
    if (known) {
      if (known.request !== canonical(body))
        throw invalidRequest('请求重入时，参数与首次请求时不一致。请核实参数后再试');
      return this.#shown(known);
    }
    const order = this.#orderOf(wish);
    const refund = this.#made(order, wish, canonical(body));
    group.atomically(() => {
      ledger.refunds.put(refund);
      ledger.orders.put({ ...order, state: 'REFUND' });
    });
    return this.#shown(refund);
  }

  #orderOf({ transaction_id: id, out_trade_no: number }: RefundRequest): Order {
    const { ledger } = this.#parts;
    if (id === undefined && number === undefined)
      throw paramError('/out_trade_no', 'one of transaction_id and out_trade_no is required', undefined);
    const order = id === undefined ? ledger.order(number ?? '') : ledger.orders.one('trade = ?', id);
    if (!order || (number !== undefined && order.number !== number))
      throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    return order;
  }

  #made(order: Order, wish: RefundRequest, request: string): Refund {
    const now = this.#parts.clock.now();
    if (order.paidAt === null) throw invalidRequest('订单未支付，不能申请退款');
    if (now > order.paidAt + ONE_YEAR) throw invalidRequest('订单已超过可退款的最大期限');
    if (wish.amount.total !== order.total) throw invalidRequest('订单金额不匹配，请确认后再试');
    const earlier = this.#parts.ledger.refundsOf(order.number);
    if (earlier.length >= MOST_REFUNDS) throw invalidRequest('部分退款次数已达上限');
    const kept = order.total - refunded(earlier);
    if (wish.amount.refund > kept) throw invalidRequest('申请退款金额大于订单可退金额');
    return {
      number: wish.out_refund_no,
      refundId: tradeNumber('5030', now),
      orderNumber: order.number,
      amount: wish.amount.refund,
      fee: feeOf(kept) - feeOf(kept - wish.amount.refund),
      reason: wish.reason ?? '',
      notifyUrl: wish.notify_url ?? null,
      request,
      state: 'PROCESSING',
      fate: 'SUCCESS',
      channel: 'ORIGINAL',
      account: '支付用户零钱',
      createdAt: now,
      dueAt: now + BANK_MS,
      doneAt: null,
    };
  }

  /** GET /v3/refund/domestic/refunds/{out_refund_no} */
  byNumber({ params: [number = ''] }: PayCall): object {
    const refund = this.#parts.ledger.refund(number);
    if (!refund) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return this.#shown(refund);
  }

  /** POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund: names and accounts arrive encrypted. */
  applyAbnormal({ params: [id = ''], body }: PayCall): object {
    ABNORMAL(body, '');
    const { group, ledger, keys, mode, clock } = this.#parts;
    const wish = body as Record<'out_refund_no' | 'type', string> & { [field: string]: string | undefined };
    const refund = ledger.refunds.one('refund = ?', id);
    if (!refund || refund.number !== wish.out_refund_no) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    if (refund.state !== 'ABNORMAL') throw invalidRequest('退款单不是退款异常状态，不能发起异常退款');
    const toUser = wish.type === 'USER_BANK_CARD';
    for (const field of toUser ? ['bank_account', 'real_name'] : []) {
      const sealed = wish[field];
      if (sealed === undefined) throw paramError(`/${field}`, 'the field is required', undefined);
      if (
        !keys()
          .platform(mode)
          .some((key) => openField(key, sealed) !== undefined)
      )
        throw new PayError(400, 'PARAM_ERROR', '请确认待处理的消息是否为加密后的密文', { field: `/${field}` });
    }
    const account = toUser ? '支付用户银行卡' : '商户结算银行账户';
    const dueAt = clock.now() + BANK_MS;
    const next: Refund = { ...refund, state: 'PROCESSING', fate: 'SUCCESS', channel: 'OTHER_BANKCARD', account, dueAt };
    return this.#shown(group.atomically(() => ledger.refunds.put(next)));
  }

  /** Decides what the bank will say of a refund; false when it has spoken. */
  decide(number: string, fate: Refund['fate']): boolean {
    const { ledger, group } = this.#parts;
    const refund = ledger.refund(number);
    if (refund?.state !== 'PROCESSING') return false;
    group.atomically(() => ledger.refunds.put({ ...refund, fate }));
    return true;
  }

  /** Settles every refund whose time has come and says which. */
  settle(): string[] {
    const { group, ledger, clock } = this.#parts;
    const due = ledger.refunds.all('due <= ? ORDER BY due, number', clock.now());
    return due.map((refund) => {
      const doneAt = refund.dueAt ?? clock.now();
      const done: Refund = { ...refund, state: refund.fate, dueAt: null, doneAt };
      const order = ledger.order(refund.orderNumber);
      group.atomically(() => {
        ledger.refunds.put(done);
        if (order && done.notifyUrl !== null)
          this.#notices.owe(`REFUND.${refund.fate}`, order, done.notifyUrl, refundResource(this.#parts, done, order));
      });
      return `refund ${done.number} ${done.state}`;
    });
  }

  #shown(refund: Refund): object {
    const order = this.#parts.ledger.order(refund.orderNumber);
    if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    return refundView(refund, order);
  }
}
