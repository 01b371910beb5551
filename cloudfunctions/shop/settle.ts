import { orderMachine } from '../../src/domain/shop/orderMachine';
import type { OrderDoc } from '../../src/domain/shop/order';
import { paymentFor, paymentMachine, type PaymentDoc } from '../../src/domain/shop/payment';
import { replayed } from '../_kernel/advance';
import { newborn } from '../_kernel/begin';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import type { Change } from '../_kernel/handlers';
import { paymentId } from '../_kernel/hash';
import { takeCode } from './pickups';

const TRIES = 4;
const system = 'payment' as const;

/**
 * Moves an order by what its payment has become: `choose` names the move for the order as it is, or nothing.
 * Made once per event, again when somebody else moved first; if it cannot be made, the event stays.
 */
const moveOrder = async (
  deps: Deps,
  { id, event, choose }: { id: string; event: string; choose: (order: OrderDoc) => Promise<Step> | Step },
): Promise<void> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const order = await deps.store.get<OrderDoc>('orders', id);
    if (!order || replayed(order, 'system', event)) return;
    const step = await choose(order);
    if (!step) return;
    const change = (): Change<OrderDoc> => ({ set: step.set });
    const move = { system, machine: orderMachine, move: step.move, requestId: event, change };
    if (await bySystem(order, move, deps)) return;
  }
  throw new Error(`order ${id} is not moved by ${event} yet`);
};
type Step = { move: string; set: NonNullable<Change<OrderDoc>['set']> } | undefined;

const isUnpaid = ({ state }: OrderDoc): boolean => state === 'pending_payment' || state === 'closing';

/** Money has arrived: the order is paid, or the money goes back because the order was given up before. */
export const orderPaid = (deps: Deps, { order: id, paidAt }: PaymentDoc, event: string): Promise<void> =>
  moveOrder(deps, {
    id,
    event,
    choose: async (order) => {
      if (order.state === 'cancelled' && order.paidAt === null) return { move: 'payLate', set: {} };
      if (!isUnpaid(order)) return undefined;
      const move = order.mode === 'group' ? 'payInGroup' : 'pay';
      return { move, set: { paidAt: paidAt ?? deps.now(), code: await takeCode(order, deps) } };
    },
  });

/** No money can arrive any more: the order that was closing is cancelled. */
export const orderClosed = (deps: Deps, id: string, event: string): Promise<void> =>
  moveOrder(deps, {
    id,
    event,
    choose: ({ state }) => (state === 'closing' ? { move: 'confirmClose', set: {} } : undefined),
  });

/** Everything of a paid order was given back before it was collected: nothing is left of it. */
export const orderEmptied = (deps: Deps, id: string, event: string): Promise<void> =>
  moveOrder(deps, {
    id,
    event,
    choose: (order) =>
      order.paidAt !== null && order.collectedAt === null && order.queue !== 'done'
        ? { move: 'empty', set: { toCall: false } }
        : undefined,
  });

/** Closes the payment of an order nobody has asked to pay for: from its birth, so that nobody can any more. */
const forgo = async (deps: Deps, order: OrderDoc, event: string): Promise<boolean> => {
  const at = deps.now();
  const act = { person: 'system', grant: system, requestId: event, bodyHash: '', at, note: '', photos: [] };
  const id = paymentId(order._id);
  const doc = newborn<PaymentDoc>(paymentMachine, 'forgo', id, order.area, paymentFor(order), act);
  if (!(await deps.store.insert('payments', doc))) return false;
  await drainInline(paymentMachine, doc, deps);
  return true;
};

const CLOSING: Readonly<Record<string, string>> = { created: 'drop', prepaid: 'askClose' };

/** An order is closing: its payment is closed where WeChat knows nothing of it, else WeChat is to be asked. */
export const closePayment = async (deps: Deps, order: OrderDoc, event: string): Promise<void> => {
  if (await forgo(deps, order, event)) return;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const payment = await deps.store.get<PaymentDoc>('payments', paymentId(order._id));
    if (!payment || payment.state === 'success' || replayed(payment, 'system', event)) return;
    const move = CLOSING[payment.state];
    if (move === undefined) return orderClosed(deps, order._id, event);
    const set = move === 'askClose' ? { closeAsked: true, nextAt: deps.now() } : {};
    const change = (): Change<PaymentDoc> => ({ set });
    if (await bySystem(payment, { system, machine: paymentMachine, move, requestId: event, change }, deps)) return;
  }
  throw new Error(`the payment of ${order._id} is not closing yet`);
};
