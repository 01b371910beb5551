import tcb from '@cloudbase/node-sdk';
import { paymentId } from '../../cloudfunctions/_kernel/hash';
import { salesKey, type SaleDoc } from '../../cloudfunctions/shop/sales';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import type { StockDoc } from '../../src/domain/shop/stock';
import type { World } from './world';

/** Everything the shop has written down. */
export interface Books {
  stocks: StockDoc[];
  orders: OrderDoc[];
  payments: PaymentDoc[];
  refunds: RefundDoc[];
  sales: SaleDoc[];
  tallies: { _id: string; n: number }[];
}

/** What came in at WeChat for a payment, and what went back. */
export type Money = (payment: string) => { paid: number; back: number };

/** The documents in which a field has one of some values, past the product. */
const those = async <T>(world: Pick<World, 'cloud'>, name: string, field: string, values: string[]): Promise<T[]> => {
  const db = tcb.init({ env: world.cloud.envId }).database();
  const found = db.collection(name).where({ [field]: db.command.in([...new Set(values)]) });
  return ((await found.limit(1000).get()) as { data: T[] }).data;
};

/** Reads the books of some counters. */
export const readBooks = async (world: Pick<World, 'cloud'>, counters: string[]): Promise<Books> => {
  const orders = await those<OrderDoc>(world, 'orders', 'counter', counters);
  const ids = orders.map(({ _id }) => _id);
  const farms = orders.flatMap(({ lines }) => lines.map(({ farm }) => farm));
  const [stocks, payments, refunds, sales] = await Promise.all([
    those<StockDoc>(world, 'stocks', '_id', counters),
    those<PaymentDoc>(world, 'payments', '_id', ids.map(paymentId)),
    those<RefundDoc>(world, 'refunds', 'order', ids),
    those<SaleDoc>(world, 'sales', 'farm', farms),
  ]);
  const keys = sales.map(({ farm, month }) => salesKey(farm, month));
  return { stocks, orders, payments, refunds, sales, tallies: await those(world, 'tallies', '_id', keys) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Pieces of a sku that belong to buyers: paid for, and not given back before they were collected. */
const soldBy = ({ orders, refunds }: Books, counter: string, sku: string): number => {
  const pieces = (lines: readonly { sku: string; quantity: number }[]) =>
    sum(lines.filter((line) => line.sku === sku).map(({ quantity }) => quantity));
  const paid = orders.filter((order) => order.counter === counter && order.paidAt !== null);
  const back = refunds.filter((one) => one.counter === counter && one.goods === 'back' && one.state !== 'requested');
  return sum(paid.map(({ lines }) => pieces(lines))) - sum(back.map(({ lines }) => pieces(lines)));
};

const wrongStock = (books: Books, stock: StockDoc): string[] => {
  const items = Object.entries(stock.items).flatMap(([sku, { in: all, left, held, sold }]) => {
    const due = soldBy(books, stock._id, sku);
    const right = left >= 0 && held === 0 && sold === due && left + held + sold === all;
    return right ? [] : [`${stock._id} ${sku}: left ${left} + held ${held} + sold ${sold} of ${all}, due ${due}`];
  });
  const held = stock.holds.length + stock.holding;
  return held === 0 ? items : [...items, `${stock._id} still holds ${stock.holds.length} (${stock.holding})`];
};

const ENDED = ['cancelled', 'failed', 'picked_up', 'self_taken', 'completed'];
const DECIDED = ['requested', 'rejected', 'succeeded'];

const wrongOrder = (books: Books, order: OrderDoc, money: Money): string[] => {
  const payment = books.payments.find((one) => one.order === order._id);
  const refunds = books.refunds.filter((one) => one.order === order._id);
  const { paid, back } = money(paymentId(order._id));
  const collected = sum(books.sales.filter((one) => one.order === order._id).map(({ amount }) => amount));
  const free = payment?.free ?? 0;
  const owed = paid > 0 && !ENDED.includes(order.state) ? free : 0;
  const unsold = sum(order.lines.map(({ sku, price }) => price * (payment?.refundable[sku] ?? 0)));
  const done = refunds.filter(({ state }) => state === 'succeeded');
  const faults: [boolean, string][] = [
    [order.queue === 'waiting', 'waits for money for ever'],
    [refunds.some(({ state }) => !DECIDED.includes(state)), 'has a refund that never ends'],
    [(payment?.state === 'success') !== paid > 0, `is ${payment?.state ?? 'not asked for'} and WeChat has ${paid}`],
    [paid > 0 && paid !== order.total, `cost ${order.total}, paid was ${paid}`],
    [paid === 0 && order.state !== 'cancelled', 'is not paid and not cancelled'],
    [order.state === 'cancelled' && back !== paid, `is cancelled, ${back} of ${paid} came back`],
    [paid !== collected + back + owed, `paid ${paid}, collected ${collected}, back ${back}, owed ${owed}`],
    [back !== sum(done.map(({ amount }) => amount)), `has refunds that differ from the ${back} at WeChat`],
    [
      paid > 0 && (free !== paid - back || unsold !== free),
      `has ${free} free of ${paid} less ${back}, goods ${unsold}`,
    ],
  ];
  return faults.flatMap(([wrong, what]) => (wrong ? [`${order._id} (${order.state}) ${what}`] : []));
};

const wrongSales = ({ sales, tallies }: Books): string[] => {
  const totals = new Map<string, number>();
  for (const { farm, month, amount } of sales) {
    const key = salesKey(farm, month);
    totals.set(key, (totals.get(key) ?? 0) + amount);
  }
  const counted = new Map(tallies.map(({ _id, n }) => [_id, n]));
  return [...totals].flatMap(([key, n]) =>
    counted.get(key) === n ? [] : [`${key} says ${counted.get(key)}, not ${n}`],
  );
};

/** Everything that does not add up once all has settled: goods by sku, money by order, the lists of the farms. */
export const wrongIn = (books: Books, money: Money): string[] => {
  const codes = books.orders.flatMap(({ counter, code, queue }) =>
    code !== null && (queue === 'prepare' || queue === 'ready') ? [`${counter}:${code}`] : [],
  );
  return [
    ...books.stocks.flatMap((stock) => wrongStock(books, stock)),
    ...books.orders.flatMap((order) => wrongOrder(books, order, money)),
    ...wrongSales(books),
    ...codes.filter((code, n) => codes.indexOf(code) !== n).map((code) => `${code} opens two orders`),
  ];
};
