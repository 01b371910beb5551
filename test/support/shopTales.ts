import { paymentId } from '../../cloudfunctions/_kernel/hash';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { playAct, type Act, type Acting, type Basket, type Run } from './shopActs';

/** What can be seen of an order that a tale is about. */
interface Seen {
  basket: Basket;
  order: OrderDoc | undefined;
  payment: PaymentDoc | undefined;
  refund: RefundDoc | undefined;
}

interface Step {
  what: Act['what'] | 'payLate';
  n: number;
  done: (seen: Seen) => boolean;
  /** The time to pay runs: it is tried until it has come about, before the clock goes on. */
  haste: boolean;
}

const step = (what: Step['what'], n: number, done: Step['done'], haste = false): Step => ({ what, n, done, haste });

const decided: Step['done'] = ({ refund }) => refund !== undefined && refund.state !== 'requested';
const placed = step('next', 0, ({ basket }) => basket.step > 0, true);
const paid = step('next', 0, ({ basket }) => basket.step > 1, true);
const collected = step('next', 3, ({ basket }) => basket.step > 4);
const asked = step('askBack', 2, ({ basket }) => basket.refunds.length > 0);

/** What seldom comes about by chance, and must: whatever is refused or lost, each comes to its end. */
const TALES: readonly (readonly Step[])[] = [
  [placed, paid, collected, asked, step('decide', 1, decided)],
  [placed, paid, asked, step('decide', 1, decided)],
  [placed, paid, asked, step('decide', 3, decided)],
  [
    placed,
    step('next', 2, ({ payment }) => payment?.state === 'prepaid', true),
    step('cancel', 1, ({ order }) => order?.state === 'cancelled'),
    step('payLate', 1, ({ order }) => order?.timeline.some(({ move }) => move === 'payLate') === true),
  ],
];
const PATIENCE = 50;

const seenOf = async ({ deps: { store } }: Acting, basket: Basket): Promise<Seen> => {
  const { id = '', refunds } = basket;
  const [order, payment, refund] = await Promise.all([
    store.get<OrderDoc>('orders', id),
    store.get<PaymentDoc>('payments', paymentId(id)),
    store.get<RefundDoc>('refunds', refunds[0] ?? ''),
  ]);
  return { basket, order, payment, refund };
};

const play = async (acting: Acting, run: Run, order: number, { what, n }: Step): Promise<void> => {
  if (what === 'payLate') acting.bank.pay(paymentId(run.orders[order]?.id ?? ''), 'CLOSED');
  else await playAct(acting, run, { order, what, n, twice: false });
};

/**
 * Directed stories at a counter of their own. Each call tells them on as far as they go and answers how many have not
 * ended.
 */
export const openTales = (acting: Acting, run: Run): (() => Promise<number>) => {
  run.orders = TALES.map((_, n) => ({ openid: `openid-tale-${n}`, quantity: 1, step: 0, refunds: [] }));
  const left = TALES.map((steps) => [...steps]);
  const goOn = async (basket: Basket, order: number): Promise<void> => {
    const steps = left[order] ?? [];
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      const [next] = steps;
      if (!next) return;
      await play(acting, run, order, next);
      if (next.done(await seenOf(acting, basket))) steps.shift();
      else if (!next.haste) return;
    }
  };
  return async () => {
    await Promise.all(run.orders.map(goOn));
    return left.filter((steps) => steps.length > 0).length;
  };
};
