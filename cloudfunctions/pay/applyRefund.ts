import { refundMachine, type PaymentDoc, type RefundDoc } from '../../src/domain/shop/payment';
import { bySystem } from '../_kernel/bySystem';
import type { RefundNews } from '../_kernel/payPort';
import { again, alarm, type Till } from './till';

type Set = Partial<Pick<RefundDoc, 'nextAt' | 'tries' | 'refundId' | 'sentAt'>>;

const HOUR = 3_600_000;
/** A refund the bank could not carry out is looked at again: somebody may put it right at the merchant platform. */
const LOOK_AGAIN = 6 * HOUR;

/** Moves a refund by the system; undefined when it was moved meanwhile. */
export const moveRefund = (refund: RefundDoc, move: string, set: Set, till: Till): Promise<RefundDoc | undefined> => {
  const requestId = `${move}-${refund.rev}`;
  return bySystem(
    refund,
    { system: 'payment', machine: refundMachine, move, requestId, change: () => ({ set }) },
    till,
  );
};

/** Sets when a refund is looked at next, unless it was moved meanwhile. */
export const lookAgain = ({ _id, rev }: RefundDoc, set: Set, till: Till): Promise<unknown> =>
  till.store.updateIf('refunds', _id, { rev }, { set });

const flawOf = (refund: RefundDoc, payment: PaymentDoc | undefined, news: RefundNews, till: Till) => {
  if (news.mchid !== undefined && news.mchid !== till.bank.merchant.mchid) return 'mchid';
  if (news.out_trade_no !== refund.payment) return 'order';
  if (news.amount.refund !== refund.amount) return 'amount';
  return news.amount.total === payment?.amount ? undefined : 'total';
};

const follow = async (refund: RefundDoc, news: RefundNews, till: Till): Promise<void> => {
  const status = news.refund_status ?? news.status ?? '';
  const asked = Date.parse(news.create_time ?? '');
  const sentAt = refund.sentAt ?? (Number.isNaN(asked) ? till.now() : asked);
  const known = { refundId: news.refund_id, sentAt };
  const settles = status === 'SUCCESS' || status === 'PROCESSING';
  const running = refund.state === 'processing' || !settles ? refund : await moveRefund(refund, 'process', known, till);
  if (!running) return;
  if (status === 'SUCCESS') await moveRefund(running, 'succeed', { ...known, nextAt: null, tries: 0 }, till);
  else if (status === 'PROCESSING') await lookAgain(running, { ...known, ...again(till, running.tries) }, till);
  else {
    alarm(till, 'a refund was not carried out', { refund: refund._id, status });
    const later = { ...known, nextAt: till.now() + LOOK_AGAIN };
    if (running.state === 'processing') await moveRefund(running, 'fail', later, till);
    else await lookAgain(running, later, till);
  }
};

/** The single way in which a refund follows what WeChat Pay says of it, any number of times with the same effect. */
export const applyRefund = async (news: RefundNews, till: Till): Promise<void> => {
  const refund = await till.store.get<RefundDoc>('refunds', String(news.out_refund_no));
  const payment = refund && (await till.store.get<PaymentDoc>('payments', refund.payment));
  const flaw = refund ? flawOf(refund, payment, news, till) : 'unknown refund';
  if (!refund || flaw !== undefined) return alarm(till, 'a refund is not ours', { refund: news.out_refund_no, flaw });
  if (refund.state !== 'succeeded' && refund.state !== 'rejected') await follow(refund, news, till);
};
