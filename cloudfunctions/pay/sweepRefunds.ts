import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { PayAway, type RefundNews } from '../_kernel/payPort';
import { applyRefund, lookAgain, moveRefund } from './applyRefund';
import { again, alarm, inTime, type Till } from './till';

const BATCH = 50;
/** WeChat takes 80 characters. */
const LONGEST_REASON = 80;

/** What WeChat knows of a refund; where it knows nothing it is told, under the number it would know it by. */
const asked = async (refund: RefundDoc, payment: PaymentDoc, till: Till): Promise<RefundNews> => {
  const { _id: number, amount } = refund;
  try {
    return await till.bank.refunded(number);
  } catch (error) {
    if (!(error instanceof PayAway) || error.status !== 404) throw error;
    const reason = [...refund.reason].slice(0, LONGEST_REASON).join('');
    return till.bank.refund({ number, order: payment._id, reason, amount, total: payment.amount });
  }
};

/** Money is only given back where it was put aside for this very refund. */
const isReserved = (payment: PaymentDoc | undefined, refund: RefundDoc): payment is PaymentDoc =>
  payment?.state === 'success' &&
  payment.reserves.some((one) => one.refund === refund._id && one.amount === refund.amount);

const carryOut = async (refund: RefundDoc, till: Till): Promise<void> => {
  const payment = await till.store.get<PaymentDoc>('payments', refund.payment);
  if (!isReserved(payment, refund)) {
    alarm(till, 'a refund has no money put aside', { refund: refund._id });
    await lookAgain(refund, again(till, refund.tries), till);
    return;
  }
  // First the state, then the request: whatever breaks in between, the same number is asked about and sent again.
  const running = refund.state === 'approved' ? await moveRefund(refund, 'process', {}, till) : refund;
  if (running) await applyRefund(await asked(running, payment, till), till);
};

const OPEN = ['approved', 'processing', 'failed'] as const;

const dueIn = (state: (typeof OPEN)[number], till: Till): Promise<RefundDoc[]> => {
  const where = { state, nextAt: { lte: till.now() } };
  return till.store.page<RefundDoc>('refunds', { where, by: ['nextAt', 'asc'], limit: BATCH });
};

/** Carries out the refunds it is time for, and follows those that are under way. */
export const sweepRefunds = async (till: Till): Promise<number> => {
  const due = (await Promise.all(OPEN.map((state) => dueIn(state, till)))).flat();
  for (const refund of inTime(till, due)) {
    try {
      await carryOut(refund, till);
    } catch (error) {
      till.log({ level: 'warn', what: 'a refund waits for a later sweep', refund: refund._id, error: String(error) });
      const present = await till.store.get<RefundDoc>('refunds', refund._id);
      if (present) await lookAgain(present, again(till, present.tries), till);
    }
  }
  return due.length;
};
