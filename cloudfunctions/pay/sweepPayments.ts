import { paymentMachine, type PaymentDoc } from '../../src/domain/shop/payment';
import { bySystem } from '../_kernel/bySystem';
import { PayAway, type Transaction } from '../_kernel/payPort';
import { applyPaid } from './applyPaid';
import { again, alarm, inTime, type Till } from './till';

const BATCH = 50;

/** What is said of an order, asked again after every attempt to close it: a refusal to close decides nothing. */
const asked = async ({ _id: number, closeAsked }: PaymentDoc, till: Till): Promise<Transaction> => {
  const told = await till.bank.query(number);
  if (told.trade_state !== 'NOTPAY' || !closeAsked) return told;
  await till.bank.close(number).catch((error: unknown) => {
    if (!(error instanceof PayAway)) throw error;
  });
  return till.bank.query(number);
};

const close = (payment: PaymentDoc, till: Till): Promise<unknown> => {
  const set = { nextAt: null, tries: 0 };
  const move = { system: 'payment', machine: paymentMachine, move: 'close', requestId: 'closed' } as const;
  return bySystem<PaymentDoc>(payment, { ...move, change: () => ({ set }) }, till);
};

const later = ({ _id, rev, tries }: PaymentDoc, till: Till): Promise<unknown> =>
  till.store.updateIf('payments', _id, { rev }, { set: again(till, tries) });

const look = async (payment: PaymentDoc, till: Till): Promise<void> => {
  const told = await asked(payment, till);
  if (told.trade_state === 'SUCCESS' && (await applyPaid(told, till))) return;
  if (told.trade_state === 'CLOSED' && told.out_trade_no === payment._id) {
    await close(payment, till);
    return;
  }
  if (told.trade_state !== 'NOTPAY')
    alarm(till, 'a payment stands still', { payment: payment._id, told: told.trade_state });
  await later(payment, till);
};

/** Asks WeChat about every payment it is time for: paid ones are applied, closing ones closed and the close confirmed. */
export const sweepPayments = async (till: Till): Promise<number> => {
  const where = { state: 'prepaid', nextAt: { lte: till.now() } };
  const due = await till.store.page<PaymentDoc>('payments', { where, by: ['nextAt', 'asc'], limit: BATCH });
  for (const payment of inTime(till, due)) {
    try {
      await look(payment, till);
    } catch (error) {
      till.log({
        level: 'warn',
        what: 'a payment waits for a later sweep',
        payment: payment._id,
        error: String(error),
      });
      await later(payment, till);
    }
  }
  return due.length;
};
