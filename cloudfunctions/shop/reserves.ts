import { sumFen } from '../../src/domain/_kernel/money';
import type { OrderDoc } from '../../src/domain/shop/order';
import {
  refundMachine,
  type Goods,
  type PaymentDoc,
  type RefundDoc,
  type Reserve,
} from '../../src/domain/shop/payment';
import type { Wanted } from '../../src/domain/shop/stock';
import { begin, newborn } from '../_kernel/begin';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { hashId, paymentId } from '../_kernel/hash';
import type { Where } from '../_kernel/store';

/** Refunds of one payment that WeChat allows. */
const MOST_RESERVES = 50;
const TRIES = 5;

/** The lines of a refund, named and priced as they were sold. */
export const refundLines = (order: OrderDoc, wanted: readonly Wanted[]): RefundDoc['lines'] =>
  wanted.flatMap(({ sku, quantity }) => {
    const line = order.lines.find((one) => one.sku === sku);
    return line ? [{ sku, quantity, name: line.name, spec: line.spec, amount: line.price * quantity }] : [];
  });

/** Money of a payment that its order has: undefined before anybody asked to pay. */
export const paymentOf = (deps: Deps, order: string): Promise<PaymentDoc | undefined> =>
  deps.store.get<PaymentDoc>('payments', paymentId(order));

const goodsOf = (payment: PaymentDoc, order: OrderDoc): Goods => {
  if (order.paidAt === null) return 'none';
  return payment.collectedAt === null ? 'back' : 'gone';
};

const isPaid = (payment: PaymentDoc | undefined): payment is PaymentDoc => payment?.state === 'success';

const write = async (
  deps: Deps,
  payment: PaymentDoc,
  { lines, ...reserve }: Omit<Reserve, 'lines'> & { lines: readonly Wanted[] },
): Promise<boolean> => {
  const wanted = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const where: Where = {
    free: { gte: reserve.amount },
    collectedAt: payment.collectedAt,
    'reserves.refund': { lacks: reserve.refund },
    ...Object.fromEntries(wanted.map(({ sku, quantity }) => [`refundable.${sku}`, { gte: quantity }])),
  };
  const done = await deps.store.updateIf('payments', payment._id, where, {
    inc: {
      free: -reserve.amount,
      ...Object.fromEntries(wanted.map(({ sku, quantity }) => [`refundable.${sku}`, -quantity])),
    },
    push: { reserves: { each: [{ ...reserve, lines: wanted }], keep: MOST_RESERVES } },
  });
  return done !== undefined;
};

const fits = (payment: PaymentDoc, lines: RefundDoc['lines']): boolean =>
  payment.reserves.length < MOST_RESERVES &&
  lines.every((line) => (payment.refundable[line.sku] ?? 0) >= line.quantity);

/**
 * Puts the money of a refund aside: one conditional write on the payment, once per refund,
 * so that all refunds together never exceed what was paid. Undefined when that much is no longer there.
 */
export const reserve = async (
  deps: Deps,
  order: OrderDoc,
  refund: string,
  ask: (payment: PaymentDoc) => RefundDoc['lines'],
): Promise<Reserve | undefined> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const payment = await paymentOf(deps, order._id);
    if (!isPaid(payment)) return undefined;
    const before = payment.reserves.find((one) => one.refund === refund);
    if (before) return before;
    const lines = ask(payment);
    if (lines.length === 0 || !fits(payment, lines)) return undefined;
    const amount = sumFen(lines.map((line) => line.amount));
    const one: Reserve = { refund, amount, goods: goodsOf(payment, order), lines };
    if (await write(deps, payment, one)) return one;
  }
  throw new Error(`the money of ${refund} could not be put aside`);
};

/**
 * Puts nothing aside for a refund, now and for ever: false where its money is put aside already.
 * The payment decides between one who agrees and one who declines in the same moment, so that no money stays aside.
 */
export const decline = async (deps: Deps, refund: RefundDoc): Promise<boolean> => {
  const nothing: Reserve = { refund: refund._id, amount: 0, goods: 'none', lines: [] };
  const where: Where = { 'reserves.refund': { lacks: refund._id } };
  const patch = { push: { reserves: { each: [nothing], keep: MOST_RESERVES } } };
  if (await deps.store.updateIf('payments', refund.payment, where, patch)) return true;
  const payment = await deps.store.get<PaymentDoc>('payments', refund.payment);
  return payment?.reserves.some((one) => one.refund === refund._id && one.amount === 0) ?? false;
};

/** Gives back everything of an order that is still there to be given back: by itself, once. */
export const oweAll = async (deps: Deps, order: OrderDoc, reason: string): Promise<void> => {
  const id = `${refundMachine.prefix}${hashId(refundMachine.idLength, 'owed', order._id)}`;
  const rest = (payment: PaymentDoc) =>
    refundLines(
      order,
      Object.entries(payment.refundable).flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : [])),
    );
  const put = await reserve(deps, order, id, rest);
  if (!put) return;
  const at = deps.now();
  const act = { person: 'system', grant: 'payment', requestId: id, bodyHash: '', at, note: reason, photos: [] };
  const fields = {
    ...refundFields(order, refundLines(order, put.lines), reason),
    automatic: true,
    goods: put.goods,
    nextAt: at,
  };
  const doc = newborn<RefundDoc>(refundMachine, 'owe', id, order.area, fields, act);
  await drainInline(refundMachine, await begin(refundMachine, doc, deps), deps);
};

/** The fields of a refund nobody has decided yet. */
export const refundFields = (order: OrderDoc, lines: RefundDoc['lines'], reason: string) => ({
  order: order._id,
  number: order.number,
  payment: paymentId(order._id),
  buyer: order.buyer,
  counter: order.counter,
  lines,
  amount: sumFen(lines.map((line) => line.amount)),
  reason,
  answer: null,
  automatic: false,
  goods: null,
  open: true,
  nextAt: null,
  tries: 0,
  refundId: null,
});
