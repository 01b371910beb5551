import { paymentMachine, type PaymentDoc } from '../../src/domain/shop/payment';
import { bySystem } from '../_kernel/bySystem';
import type { Transaction } from '../_kernel/payPort';
import { alarm, type Till } from './till';

/** Why a transaction pays nothing of ours; undefined when it does. */
const flawOf = (payment: PaymentDoc, told: Transaction, { bank: { merchant } }: Till): string | undefined => {
  if (told.trade_state !== 'SUCCESS') return `state ${told.trade_state}`;
  if (told.appid !== merchant.appId) return 'appid';
  if (told.mchid !== merchant.mchid) return 'mchid';
  if (told.out_trade_no !== payment._id) return 'number';
  if (told.amount?.total !== payment.amount) return 'amount';
  if (told.amount.currency !== 'CNY') return 'currency';
  if (typeof told.transaction_id !== 'string' || told.transaction_id === '') return 'transaction';
  const before = payment.transactionId;
  return before !== null && before !== told.transaction_id ? 'another transaction' : undefined;
};

const TRIES = 3;

/**
 * The single way in which a payment becomes paid, whoever heard of it first: the notification, the phone that
 * came back, or the sweep. Any number of times with the same effect; true when the payment is paid after it.
 */
export const applyPaid = async (told: Transaction, till: Till): Promise<boolean> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const payment = await till.store.get<PaymentDoc>('payments', String(told.out_trade_no));
    const flaw = payment ? flawOf(payment, told, till) : 'unknown payment';
    if (!payment || flaw !== undefined) {
      alarm(till, 'a transaction is not ours', { payment: told.out_trade_no, flaw });
      return false;
    }
    if (payment.state === 'success') return true;
    const [transactionId, time] = [told.transaction_id ?? '', Date.parse(told.success_time ?? '')];
    const paidAt = Number.isNaN(time) ? till.now() : time;
    const set = { transactionId, paidAt, nextAt: null, tries: 0 };
    const move = { system: 'payment', machine: paymentMachine, move: 'succeed', requestId: `paid-${transactionId}` };
    if (await bySystem<PaymentDoc>(payment, { ...move, system: 'payment', change: () => ({ set }) }, till)) return true;
  }
  throw new Error(`payment ${told.out_trade_no} moves too fast to be marked paid`);
};
