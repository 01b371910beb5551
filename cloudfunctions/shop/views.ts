import { movesFor } from '../../src/domain/_kernel/machine';
import type { CounterView } from '../../src/domain/shop/catalogue';
import type { OrderDoc, OrderState, OrderView, RefundState, RefundView } from '../../src/domain/shop/order';
import { orderMachine, whatOf } from '../../src/domain/shop/orderMachine';
import { refundMachine, type RefundDoc } from '../../src/domain/shop/payment';
import type { StockDoc } from '../../src/domain/shop/stock';
import type { Ctx } from '../_kernel/handlers';
import { stockOf } from './stock';

/** Refunds one order can have. */
export const MOST_REFUNDS = 20;

/** The states of an order in which its buyer may ask for money back. */
const REFUNDABLE = new Set(['paid', 'formed', 'preparing', 'ready_for_pickup', 'carried', 'picked_up', 'self_taken']);

/** The counter as people see it. */
export const counterView = (stock: StockDoc): CounterView => ({
  id: stock._id,
  name: stock.name,
  hours: stock.hours,
  open: stock.open,
  unattended: stock.unattended,
});

const counterOf = async (order: OrderDoc, ctx: Ctx): Promise<CounterView> => {
  const stock = await stockOf(ctx, order.counter);
  if (stock) return counterView(stock);
  const { counter: id, counterName: name, mode } = order;
  return { id, name, hours: '', open: false, unattended: mode === 'self_take' };
};

/** Every refund of an order, oldest first. */
export const refundsOf = (order: OrderDoc, ctx: Ctx): Promise<RefundDoc[]> =>
  ctx.store.page<RefundDoc>('refunds', {
    where: { order: order._id },
    by: ['createdAt', 'asc'],
    // One more than can be asked for: what the system owes by itself.
    limit: MOST_REFUNDS + 1,
  });

/** How many of each sku are given back, by refunds that `counts` looks at. */
const givenBack = (refunds: readonly RefundDoc[], counts: (refund: RefundDoc) => boolean) => {
  const total = new Map<string, number>();
  for (const { sku, quantity } of refunds.filter(counts).flatMap(({ lines }) => lines)) {
    total.set(sku, (total.get(sku) ?? 0) + quantity);
  }
  return (sku: string): number => total.get(sku) ?? 0;
};

/** What of an order may still be asked back, per sku: nothing where its time is over. */
export const askable = (order: OrderDoc, refunds: readonly RefundDoc[]): ((sku: string) => number) => {
  const asked = givenBack(refunds, ({ state }) => state !== 'rejected');
  if (!REFUNDABLE.has(order.state)) return () => 0;
  return (sku) => (order.lines.find((line) => line.sku === sku)?.quantity ?? 0) - asked(sku);
};

/** A refund as the caller may see it. */
export const refundView = (refund: RefundDoc, ctx: Ctx): RefundView => ({
  id: refund._id,
  rev: refund.rev,
  order: refund.order,
  number: refund.number,
  state: refund.state as RefundState,
  lines: refund.lines.map((line) => ({ ...line })),
  amount: refund.amount,
  reason: refund.reason,
  answer: refund.answer,
  automatic: refund.automatic,
  createdAt: refund.createdAt,
  moves: movesFor(refundMachine, refund, ctx.who, ctx.at),
});

const timelineOf = (order: OrderDoc, person: string): OrderView['timeline'] =>
  order.timeline.map((line) => ({
    at: line.at,
    grant: line.grant,
    mine: line.by === person,
    move: line.move,
    to: line.to as OrderState,
    note: line.note,
  }));

/** An order as its buyer or the counter's staff sees it. */
export const orderView = async (order: OrderDoc, ctx: Ctx): Promise<OrderView> => {
  // Money that came too late is owed back as well, though the order was never paid.
  const owing = order.paidAt !== null || order.state === 'cancelled';
  const [counter, refunds] = await Promise.all([counterOf(order, ctx), owing ? refundsOf(order, ctx) : []]);
  const back = givenBack(refunds, ({ state }) => state !== 'requested' && state !== 'rejected');
  const left = askable(order, refunds);
  const mine = order.buyer === ctx.who.person;
  return {
    id: order._id,
    rev: order.rev,
    number: order.number,
    state: order.state as OrderState,
    counter,
    mode: order.mode,
    lines: order.lines.map((line) => ({ ...line, refunded: back(line.sku) })),
    total: order.total,
    uncollected: order.uncollected,
    disposition: order.disposition,
    createdAt: order.createdAt,
    payBy: order.payBy,
    paidAt: order.paidAt,
    readyAt: order.readyAt,
    collectedAt: order.collectedAt,
    toCall: order.toCall,
    mine,
    refunds: refunds.map((refund) => refundView(refund, ctx)),
    refundable: mine && refunds.length < MOST_REFUNDS && order.lines.some(({ sku }) => left(sku) > 0),
    moves: movesFor(orderMachine, order, ctx.who, ctx.at),
    timeline: timelineOf(order, ctx.who.person),
  };
};

/** An order as a row of a list. */
export const orderRow = (order: OrderDoc) => ({
  id: order._id,
  number: order.number,
  state: order.state as OrderState,
  counterName: order.counterName,
  what: whatOf(order),
  total: order.total,
  createdAt: order.createdAt,
  payBy: order.payBy,
  toCall: order.toCall,
});
