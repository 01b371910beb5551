import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import type { Consumer, Deps } from '../_kernel/deps';
import { freeCode } from './pickups';
import { toCounters } from './projection';
import { oweAll, paymentOf } from './reserves';
import { sellBack, sellCollected } from './sales';
import { closePayment, orderClosed, orderEmptied, orderPaid } from './settle';
import { letGo, putBack, sellHeld } from './stock';

type Effect<D> = (doc: D, event: DomainEvent, deps: Deps) => Promise<unknown>;

const held = ({ _id: order, counter, lines }: OrderDoc) => ({ counter, order, lines });

const sell: Effect<OrderDoc> = (order, _event, deps) => sellHeld(deps, held(order));
const collected: Effect<OrderDoc> = (order, event, deps) => sellCollected(deps, order, event.at);
const close: Effect<OrderDoc> = (order, event, deps) => closePayment(deps, order, event.id);

const giveBack =
  (reason: string): Effect<OrderDoc> =>
  async (order, _event, deps) => {
    await oweAll(deps, order, reason);
    await freeCode(order, deps);
  };

/** WeChat wants to be told that the goods can be had: `jobs` does it. */
const tellShipping: Effect<OrderDoc> = (order, event, deps) =>
  paymentOf(deps, order._id).then(
    (payment) =>
      payment &&
      deps.store.updateIf(
        'payments',
        payment._id,
        { shipping: 'none' },
        { set: { shipping: 'due', shipAt: event.at } },
      ),
  );

const onOrder: Readonly<Record<string, Effect<OrderDoc>>> = {
  'order.expire': close,
  'order.cancel': (order, event, deps) =>
    event.line.to === 'closing' ? close(order, event, deps) : giveBack('订单取消')(order, event, deps),
  'order.confirmClose': (order, _event, deps) => letGo(deps, held(order)),
  'order.pay': sell,
  'order.payInGroup': sell,
  'order.payLate': giveBack('订单取消后才付到'),
  'order.disband': giveBack('拼团没有成'),
  'order.empty': (order, _event, deps) => freeCode(order, deps),
  'order.ready': tellShipping,
  'order.verifyCode': collected,
  'order.selfTake': async (order, event, deps) => {
    await tellShipping(order, event, deps);
    await collected(order, event, deps);
  },
  'order.lapse': async (order, event, deps) => {
    if (order.disposition === 'donated') await collected(order, event, deps);
    else await oweAll(deps, order, '七天没有取货');
    await freeCode(order, deps);
  },
  'order.complete': (order, _event, deps) => freeCode(order, deps),
};

const closed: Effect<PaymentDoc> = (payment, event, deps) => orderClosed(deps, payment.order, event.id);

const onPayment: Readonly<Record<string, Effect<PaymentDoc>>> = {
  'payment.succeed': (payment, event, deps) => orderPaid(deps, payment, event.id),
  'payment.forgo': closed,
  'payment.drop': closed,
  'payment.close': closed,
  'payment.fail': closed,
};

const owed: Effect<RefundDoc> = async (refund, event, deps) => {
  if (refund.goods !== 'back') return;
  await putBack(deps, refund.counter, refund._id, refund.lines);
  const payment = await paymentOf(deps, refund.order);
  if (payment?.free === 0) await orderEmptied(deps, refund.order, event.id);
};

const onRefund: Readonly<Record<string, Effect<RefundDoc>>> = {
  'refund.approve': owed,
  'refund.owe': owed,
  'refund.succeed': async (refund, event, deps) => {
    const order = await deps.store.get<OrderDoc>('orders', refund.order);
    if (order && refund.goods === 'gone') await sellBack(deps, order, refund, event.at);
  },
};

/** On a document of `collection`, what its events do; an event without an effect costs no read. */
const effects = <D extends { _id: string }>(collection: string, table: Readonly<Record<string, Effect<D>>>) =>
  async function handle(event: DomainEvent, deps: Deps): Promise<void> {
    const effect = Object.hasOwn(table, event.name) ? table[event.name] : undefined;
    const doc = effect && (await deps.store.get<D>(collection, event.subject.id));
    if (effect && doc) await effect(doc, event, deps);
  };

const BY_KIND = new Map([
  ['order', effects('orders', onOrder)],
  ['payment', effects('payments', onPayment)],
  ['refund', effects('refunds', onRefund)],
  ['product', toCounters],
]);

/** What happens in the shop because something happened: goods, money and orders follow each other by events only. */
export const shopEffects: Consumer = {
  name: 'shopEffects',
  handle: async (event, deps) => BY_KIND.get(event.subject.kind)?.(event, deps),
};
