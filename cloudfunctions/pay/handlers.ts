import type { pay } from '../../src/domain/shop/contract';
import type { OrderDoc, OrderState } from '../../src/domain/shop/order';
import { paymentFor, paymentMachine, type PaymentDoc } from '../../src/domain/shop/payment';
import { newborn } from '../_kernel/begin';
import { bySystem } from '../_kernel/bySystem';
import { fail } from '../_kernel/failure';
import type { Ctx, Handlers } from '../_kernel/handlers';
import { paymentId } from '../_kernel/hash';
import { PayAway, type PhoneParams, type WechatPay } from '../_kernel/payPort';
import { applyPaid } from './applyPaid';
import type { Till } from './till';

/** WeChat is asked by the sweep when no notification has come for this long. */
const ASK_AFTER = 60_000;

/** What cannot be believed is told as `PAY_AWAY`: the buyer tries again, nothing has been decided. */
const orAway = async <T>(work: Promise<T>, till: Till): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PayAway)) throw error;
    till.log({ level: 'warn', what: error.what, status: error.status, code: error.code });
    return fail('PAY_AWAY');
  }
};

const paymentOf = async (order: OrderDoc, ctx: Ctx): Promise<PaymentDoc> => {
  const id = paymentId(order._id);
  const act = { person: 'system', grant: 'payment', requestId: ctx.requestId, bodyHash: '', note: '', photos: [] };
  const fields = paymentFor(order);
  const doc = newborn<PaymentDoc>(paymentMachine, 'create', id, order.area, fields, { ...act, at: ctx.at });
  // Uniqueness is the id: where the order was given up first, its payment is there and closed.
  if (await ctx.store.insert('payments', doc)) return doc;
  return (await ctx.store.get<PaymentDoc>('payments', id)) ?? fail('BUSY');
};

/** Asks WeChat for the order and writes down that it is payable; only then may the phone have its number. */
const prepaid = async (payment: PaymentDoc, openid: string, till: Till): Promise<PaymentDoc> => {
  const { _id: number, description, amount, payBy } = payment;
  const prepayId = await orAway(till.bank.order({ number, description, amount, openid, payBy }), till);
  const set = { prepayId, nextAt: till.now() + ASK_AFTER };
  const move = { system: 'payment', machine: paymentMachine, move: 'prepay', requestId: `prepay-${prepayId}` } as const;
  const moved = await bySystem<PaymentDoc>(payment, { ...move, change: () => ({ set }) }, till);
  return moved ?? (await till.store.get<PaymentDoc>('payments', number)) ?? payment;
};

const isPayable = ({ state, closeAsked, prepayId, payBy }: PaymentDoc, now: number): boolean =>
  state === 'prepaid' && !closeAsked && prepayId !== null && now < payBy;

const prepay = async (order: OrderDoc, ctx: Ctx, till: Till): Promise<PhoneParams> => {
  if (order.state !== 'pending_payment' || ctx.at >= order.payBy) return fail('NOT_PAYABLE');
  const before = await paymentOf(order, ctx);
  const payment = before.state === 'created' ? await prepaid(before, ctx.openid, till) : before;
  if (isPayable(payment, ctx.at)) return till.bank.phone(payment.prepayId ?? '');
  // Closed while WeChat was being asked: nobody knows the number of the order there, and now nobody will.
  if (before.state === 'created' && payment.state === 'closed')
    await till.bank.close(payment._id).catch((error: unknown) => {
      till.log({ level: 'warn', what: 'an order nobody can pay stays open at WeChat', error: String(error) });
    });
  return fail('NOT_PAYABLE');
};

const confirm = async (order: OrderDoc, till: Till): Promise<boolean> => {
  const payment = await till.store.get<PaymentDoc>('payments', paymentId(order._id));
  if (payment?.state === 'success') return true;
  // Before the number was given to a phone there is nothing to be paid.
  if (!payment || payment.prepayId === null) return false;
  const told = await orAway(till.bank.query(payment._id), till);
  return told.trade_state === 'SUCCESS' && applyPaid(told, till);
};

/** Paying, made to run with the merchant’s key. */
export const payHandlers = (bank: WechatPay): Handlers<typeof pay> => ({
  prepay: (_input, ctx) => prepay(ctx.doc, ctx, { ...ctx, bank }),
  confirm: async (_input, ctx) => {
    const paid = await confirm(ctx.doc, { ...ctx, bank });
    const order = await ctx.store.get<OrderDoc>('orders', ctx.doc._id);
    return { paid, state: (order ?? ctx.doc).state as OrderState };
  },
});
