import { sumFen } from '../../src/domain/_kernel/money';
import { DAY, dateOf, dayStart, HOUR } from '../../src/domain/_kernel/time';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { PayAway } from '../_kernel/payPort';
import { nextCursor } from '../_kernel/cursor';
import { differences, movesOf, tradesOf, type Difference, type Ledger } from './bills';
import { alarm, type Till } from './till';

/** One day compared with WeChat’s bills; `_id` is the Shanghai day. */
interface Reconciliation {
  _id: string;
  state: 'open' | 'done';
  nextAt: number;
  tries: number;
  payments: number;
  refunds: number;
  paid: number;
  back: number;
  differences: readonly Difference[];
}

const MINUTE = 60_000;
/** Bills are written from ten o’clock on. */
const FROM = 10 * HOUR + 30 * MINUTE;
const TRY_AGAIN = 10 * MINUTE;
const PAGE = 100;
/** Differences kept with the day; there are more only if everything is wrong. */
const MOST_KEPT = 200;

/** What happened on a day by our own books, page by page. */
const ours = async <D extends PaymentDoc | RefundDoc>(
  till: Till,
  { collection, field, from, amount }: { collection: string; field: string; from: number; amount: (doc: D) => number },
): Promise<Ledger> => {
  const found = new Map<string, number>();
  let after: string | null = null;
  do {
    const where = { [field]: { between: [from, from + DAY - 1] as const } };
    const query = { where, by: [field, 'asc'] as const, limit: PAGE, ...(after === null ? {} : { after }) };
    const docs: D[] = await till.store.page<D>(collection, query);
    for (const doc of docs) found.set(doc._id, amount(doc));
    after = nextCursor(docs, PAGE, (doc) => Number((doc as unknown as Record<string, unknown>)[field]));
  } while (after !== null);
  return found;
};

/** A bill of a day; a day on which nothing happened has none, which no signature says: our own books must agree. */
const theirs = async (till: Till, kind: 'trade' | 'fund', day: string): Promise<Record<string, string>[]> => {
  try {
    return await till.bank.bill(kind, day);
  } catch (error) {
    if (error instanceof PayAway && error.code === 'NO_STATEMENT_EXIST') return [];
    throw error;
  }
};

const sum = (ledger: Ledger): number => sumFen([...ledger.values()]);

const compare = async (till: Till, day: string, from: number): Promise<Partial<Reconciliation>> => {
  const amount = (doc: PaymentDoc | RefundDoc): number => doc.amount;
  const [payments, refunds] = await Promise.all([
    ours<PaymentDoc>(till, { collection: 'payments', field: 'paidAt', from, amount }),
    ours<RefundDoc>(till, { collection: 'refunds', field: 'sentAt', from, amount }),
  ]);
  const trades = tradesOf(await theirs(till, 'trade', day));
  const moves = movesOf(await theirs(till, 'fund', day));
  const found = [
    ...differences('payment', payments, trades.payments),
    ...differences('refund', refunds, trades.refunds),
    ...differences('paymentFlow', trades.payments, moves.payments),
    ...differences('refundFlow', trades.costs, moves.refunds),
  ];
  for (const one of found) alarm(till, 'our books and WeChat Pay differ', { day, ...one });
  return {
    payments: payments.size,
    refunds: refunds.size,
    paid: sum(payments),
    back: sum(refunds),
    differences: found.slice(0, MOST_KEPT),
  };
};

/** Takes the day, once at a time; undefined where it is done or somebody is at it. */
const taken = async (till: Till, day: string): Promise<Reconciliation | undefined> => {
  const now = till.now();
  const begun: Reconciliation = {
    ...{ _id: day, state: 'open', nextAt: now + TRY_AGAIN, tries: 1, payments: 0, refunds: 0, paid: 0, back: 0 },
    differences: [],
  };
  const before = await till.store.get<Reconciliation>('reconciliations', day);
  if (!before) return (await till.store.insert('reconciliations', begun)) ? begun : undefined;
  if (before.state === 'done' || before.nextAt > now) return undefined;
  const where = { state: 'open', nextAt: before.nextAt };
  return till.store.updateIf('reconciliations', day, where, { set: { nextAt: now + TRY_AGAIN }, inc: { tries: 1 } });
};

/** Compares a Shanghai day with WeChat’s bills; differences are kept and told to whoever reads the logs. */
export const reconcile = async (till: Till, day: string): Promise<Partial<Reconciliation>> => {
  const from = dayStart(Date.parse(`${day}T12:00:00+08:00`));
  const set = { state: 'done' as const, ...(await compare(till, day, from)) };
  await till.store.updateIf('reconciliations', day, {}, { set });
  return set;
};

/** Compares yesterday once its bills are there, from half past ten on; tried again until it has been done. */
export const reconcileYesterday = async (till: Till): Promise<string | undefined> => {
  const now = till.now();
  if (now < dayStart(now) + FROM) return undefined;
  const day = dateOf(now - DAY);
  const row = await taken(till, day);
  if (!row) return undefined;
  try {
    await reconcile(till, day);
    return day;
  } catch (error) {
    alarm(till, 'a day is not compared yet', { day, tries: row.tries, error: String(error) });
    return undefined;
  }
};
