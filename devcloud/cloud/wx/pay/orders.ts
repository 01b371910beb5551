import { canonical, object, text } from './check';
import { invalidRequest, PayError } from './errors';
import { ORDER, ORDER_NUMBER } from './fields';
import type { OrderRequest } from './fields';
import type { Order } from './ledger';
import type { Notices } from './notices';
import { checkMerchant, prepayNumber, tradeNumber } from './parts';
import type { PayCall, PayParts } from './parts';
import { momentOf } from './times';
import { orderView } from './views';

const TWO_HOURS = 2 * 3_600_000;
const SEVEN_DAYS = 7 * 86_400_000;
const ONE_MINUTE = 60_000;

/** Orders: made, looked at, paid and closed. */
export class Orders {
  readonly #parts: PayParts;
  readonly #notices: Notices;

  constructor(parts: PayParts, notices: Notices) {
    this.#parts = parts;
    this.#notices = notices;
  }

  /** The order as it stands now: seven days unpaid close it. */
  current(order: Order): Order {
    const over = order.state === 'NOTPAY' && this.#parts.clock.now() >= order.createdAt + SEVEN_DAYS;
    return over ? { ...order, state: 'CLOSED' } : order;
  }

  #find(number: string): Order | undefined {
    const order = this.#parts.ledger.order(number);
    return order && this.current(order);
  }

  /** POST /v3/pay/transactions/jsapi */
  place({ body }: PayCall): { prepay_id: string } {
    ORDER(body, '');
    const wish = body as OrderRequest;
    checkMerchant(this.#parts, wish.mchid, 'body');
    if (wish.appid !== this.#parts.appId)
      throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试');
    const known = this.#find(wish.out_trade_no);
    const order = known ? this.#again(known, canonical(body)) : this.#first(wish, canonical(body));
    this.#parts.group.atomically(() => this.#parts.ledger.orders.put(order));
    return { prepay_id: order.prepayId };
  }

  #first(wish: OrderRequest, request: string): Order {
    const now = this.#parts.clock.now();
    const wished = wish.time_expire === undefined ? undefined : momentOf(wish.time_expire);
    return {
      number: wish.out_trade_no,
      openid: wish.payer.openid,
      total: wish.amount.total,
      description: wish.description,
      attach: wish.attach ?? '',
      notifyUrl: wish.notify_url,
      request,
      prepayId: prepayNumber(now),
      prepayAt: now,
      createdAt: now,
      expiresAt: wished === undefined ? null : Math.max(wished, now + ONE_MINUTE),
      state: 'NOTPAY',
      transactionId: null,
      paidAt: null,
    };
  }

  #again(order: Order, request: string): Order {
    if (order.request !== request) throw invalidRequest('请求重入时，参数与首次请求时不一致。请核实参数后再试');
    if (order.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭，请重新下单');
    if (order.state !== 'NOTPAY') throw new PayError(400, 'ORDERPAID', '该订单已支付');
    const now = this.#parts.clock.now();
    if (order.expiresAt !== null && now >= order.expiresAt) throw invalidRequest('订单已过支付结束时间，请重新下单');
    return now < order.prepayAt + TWO_HOURS ? order : { ...order, prepayId: prepayNumber(now), prepayAt: now };
  }

  /** GET /v3/pay/transactions/out-trade-no/{out_trade_no} */
  byNumber({ params: [number = ''], query }: PayCall): object {
    checkMerchant(this.#parts, query.get('mchid') ?? undefined, 'query');
    return this.#shown(this.#find(number));
  }

  /** GET /v3/pay/transactions/id/{transaction_id} */
  byTransaction({ params: [id = ''], query }: PayCall): object {
    checkMerchant(this.#parts, query.get('mchid') ?? undefined, 'query');
    return this.#shown(this.#parts.ledger.orders.one('trade = ?', id));
  }

  #shown(order: Order | undefined): object {
    if (!order) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
    return orderView(this.#parts, order);
  }

  /** POST /v3/pay/transactions/out-trade-no/{out_trade_no}/close: a number nobody ordered is closed as well. */
  close({ params: [number = ''], body }: PayCall): undefined {
    object({ mchid: text(1, 32) })(body, '');
    checkMerchant(this.#parts, (body as OrderRequest).mchid, 'body');
    ORDER_NUMBER(number, 'out_trade_no');
    const { group, ledger } = this.#parts;
    const order = this.#find(number);
    if (order && order.state !== 'NOTPAY' && order.state !== 'CLOSED')
      throw new PayError(400, 'ORDERPAID', '该订单已支付，不能关闭');
    if (order) group.atomically(() => ledger.orders.put({ ...order, state: 'CLOSED' }));
  }

  /** Why an order cannot be paid now, undefined when it can. */
  obstacle(order: Order): string | undefined {
    const now = this.#parts.clock.now();
    const { state } = this.current(order);
    if (state === 'CLOSED') return '订单已关闭';
    if (state !== 'NOTPAY') return '该订单已支付';
    if (order.expiresAt !== null && now >= order.expiresAt) return '订单已过支付结束时间';
    return undefined;
  }

  /** Takes the money once and owes the merchant the notification, in one commit. */
  pay(order: Order): Order {
    const { group, ledger, clock } = this.#parts;
    const now = clock.now();
    const paid: Order = { ...order, state: 'SUCCESS', paidAt: now, transactionId: tradeNumber('4200', now) };
    return group.atomically(() => {
      this.#notices.owe('TRANSACTION.SUCCESS', paid, paid.notifyUrl, orderView(this.#parts, paid));
      return ledger.orders.put(paid);
    });
  }
}
