import { relation, staff, system, not, anyone } from '../_kernel/access';
import { machineOf, type Fields, type Stateful } from '../_kernel/machine';
import { yuan } from '../_kernel/money';
import { REFUND_STATES, type OrderDoc } from './order';
import { whatOf } from './orderMachine';
import type { Wanted } from './stock';

/**
 * Where the goods of a refund are when its money is put aside: back at the counter, gone with the buyer,
 * or never taken from the stock because the payment came too late.
 */
export type Goods = 'back' | 'gone' | 'none';

/** Money put aside to be given back: once per refund. */
export interface Reserve {
  refund: string;
  amount: number;
  goods: Goods;
  lines: readonly Wanted[];
}

/** The one payment of an order; its id is the `out_trade_no` at WeChat. */
export interface PaymentDoc extends Stateful {
  order: string;
  number: string;
  buyer: string;
  counter: string;
  description: string;
  amount: number;
  payBy: number;
  prepayId: string | null;
  transactionId: string | null;
  paidAt: number | null;
  /** The order is closing: WeChat is to be asked to close, and to confirm it. */
  closeAsked: boolean;
  /** When `pay`’s sweep looks at it next; null when nothing is left to do. */
  nextAt: number | null;
  tries: number;
  /** Shipping information at WeChat: nothing to tell yet, to be told, told, or given up. */
  shipping: 'none' | 'due' | 'sent' | 'failed';
  shipAt: number | null;
  /** What may still be given back, of the money and of each sku; `free` is the amount less all reserves. */
  free: number;
  refundable: Readonly<Record<string, number>>;
  reserves: readonly Reserve[];
  /** The goods have left the counter: what is refunded from now on does not go back into stock. */
  collectedAt: number | null;
}

const buyer = relation('buyer');
const community = staff('community');
const payment = system('payment');

/** The fields of the payment of an order before anything has happened to it. */
export const paymentFor = (order: OrderDoc): Fields<PaymentDoc> => ({
  order: order._id,
  number: order.number,
  buyer: order.buyer,
  counter: order.counter,
  description: `助农货柜-${whatOf(order)}`,
  amount: order.total,
  payBy: order.payBy,
  prepayId: null,
  transactionId: null,
  paidAt: null,
  closeAsked: false,
  nextAt: null,
  tries: 0,
  shipping: 'none',
  shipAt: null,
  free: order.total,
  refundable: Object.fromEntries(order.lines.map(({ sku, quantity }) => [sku, quantity])),
  reserves: [],
  collectedAt: null,
});

/** A payment (支付): advanced by the system only, on what WeChat Pay has confirmed. */
export const paymentMachine = machineOf<PaymentDoc>()({
  name: 'payment',
  collection: 'payments',
  prefix: 'pay_',
  idLength: 24,
  states: ['created', 'prepaid', 'success', 'closed', 'failed'],
  final: ['success'],
  relations: { buyer: 'buyer' },
  read: [buyer, community, payment],
  begin: {
    create: { to: 'created', by: [payment] },
    /** The order was given up before anybody asked to pay: closed from birth, so that nobody can. */
    forgo: { to: 'closed', by: [payment] },
  },
  moves: {
    prepay: [{ from: ['created'], to: 'prepaid', by: [payment] }],
    askClose: [{ from: ['prepaid'], to: 'prepaid', by: [payment] }],
    // Two moves, so that a payment which has become `prepaid` meanwhile is never closed unconfirmed.
    drop: [{ from: ['created'], to: 'closed', by: [payment] }],
    close: [{ from: ['prepaid'], to: 'closed', by: [payment] }],
    fail: [{ from: ['created', 'prepaid'], to: 'failed', by: [payment] }],
    // Money that has arrived is never refused, however late: the order then decides what becomes of it.
    succeed: [{ from: ['created', 'prepaid', 'closed', 'failed'], to: 'success', by: [payment] }],
  },
  facts: ({ number, amount }) => ({ number, amount: yuan(amount) }),
});

/** What of an order is given back. */
export interface RefundDoc extends Stateful {
  order: string;
  number: string;
  payment: string;
  buyer: string;
  counter: string;
  lines: readonly (Wanted & { name: string; spec: string; amount: number })[];
  amount: number;
  reason: string;
  /** Why staff declined. */
  answer: string | null;
  automatic: boolean;
  goods: Goods | null;
  open: boolean;
  nextAt: number | null;
  tries: number;
  refundId: string | null;
  /** When WeChat took it: the day on whose bill it is. */
  sentAt?: number;
}

/** A refund (退款) of lines of an order; its id is the `out_refund_no` at WeChat. */
export const refundMachine = machineOf<RefundDoc>()({
  name: 'refund',
  collection: 'refunds',
  prefix: 'ref_',
  idLength: 24,
  states: REFUND_STATES,
  final: ['rejected', 'succeeded'],
  relations: { buyer: 'buyer' },
  read: [buyer, community, payment],
  begin: {
    ask: { to: 'requested', by: [anyone()] },
    owe: { to: 'approved', by: [payment], notify: ['buyer'] },
  },
  moves: {
    approve: [{ from: ['requested'], to: 'approved', by: [community, not('buyer')], notify: ['buyer'] }],
    reject: [{ from: ['requested'], to: 'rejected', by: [community, not('buyer')], notify: ['buyer'] }],
    process: [{ from: ['approved', 'failed'], to: 'processing', by: [payment] }],
    succeed: [{ from: ['processing'], to: 'succeeded', by: [payment], notify: ['buyer'] }],
    fail: [{ from: ['processing'], to: 'failed', by: [payment] }],
  },
  facts: ({ number, amount, order }) => ({ number, order, category: '退款', amount: yuan(amount) }),
  derive: (_refund, state) => ({ open: state === 'requested' }),
});
