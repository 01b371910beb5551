import { HOUR, instant } from '../../src/domain/_kernel/time';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc } from '../../src/domain/shop/payment';
import type { Deps } from '../_kernel/deps';

const BATCH = 50;
const MINUTE = 60_000;
const LONGEST = 6 * HOUR;
/** With the pauses between them these tries take two days, the time WeChat gives. */
const MOST_TRIES = 16;
const DONE = 0;
/** What WeChat answers when it has been told this already: an earlier answer was lost. */
const KNOWN = new Set([10060003, 10060023]);

const upload = async (payment: PaymentDoc, deps: Deps): Promise<number> => {
  const [order, buyer] = await Promise.all([
    deps.store.get<OrderDoc>('orders', payment.order),
    deps.store.get<{ _id: string; openid: string }>('people', payment.buyer),
  ]);
  // The time of the goods, not of the try: a second try is the same news, never a change of it.
  const at = order?.readyAt ?? order?.collectedAt ?? payment.paidAt ?? 0;
  return deps.wechat.ship({
    transactionId: payment.transactionId ?? '',
    item: payment.description,
    openid: buyer?.openid ?? '',
    at: instant(at),
  });
};

const tell = async (payment: PaymentDoc, deps: Deps): Promise<void> => {
  const errcode = await upload(payment, deps);
  const sent = errcode === DONE || KNOWN.has(errcode);
  const givenUp = !sent && payment.tries + 1 >= MOST_TRIES;
  if (givenUp)
    deps.log({ level: 'error', what: 'WeChat does not take that goods are ready', payment: payment._id, errcode });
  const wait = Math.min(LONGEST, MINUTE * 2 ** payment.tries);
  const set = sent
    ? { shipping: 'sent', shipAt: null }
    : { shipping: givenUp ? 'failed' : 'due', shipAt: deps.now() + wait, tries: payment.tries + 1 };
  await deps.store.updateIf('payments', payment._id, { shipping: 'due' }, { set });
};

/** Tells WeChat of paid goods that can be collected (发货管理: self-collection), once, and until it has heard. */
export const sweepShipping = async (deps: Deps): Promise<number> => {
  const where = { shipping: 'due', shipAt: { lte: deps.now() } };
  const due = await deps.store.page<PaymentDoc>('payments', { where, by: ['shipAt', 'asc'], limit: BATCH });
  for (const payment of due) await tell(payment, deps);
  return due.length;
};
