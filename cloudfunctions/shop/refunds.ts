import type { shop } from '../../src/domain/shop/contract';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { RefundDoc } from '../../src/domain/shop/payment';
import type { Handlers } from '../_kernel/handlers';
import { nextCursor } from '../_kernel/cursor';
import { decline, refundFields, refundLines, reserve } from './reserves';
import { askable, MOST_REFUNDS, refundsOf, refundView } from './views';

const PAGE = 20;

type Name = 'askRefund' | 'refund' | 'refunds' | 'approveRefund' | 'rejectRefund';

/** Refunds by line, made to run. */
export const refundHandlers: Pick<Handlers<typeof shop>, Name> = {
  askRefund: async ({ order: id, lines: wanted, reason }, ctx) => {
    const order = await ctx.store.get<OrderDoc>('orders', id);
    if (order?.buyer !== ctx.who.person) return ctx.fail('NOT_FOUND');
    const refunds = await refundsOf(order, ctx);
    const left = askable(order, refunds);
    const open = refunds.length < MOST_REFUNDS && order.lines.some(({ sku }) => left(sku) > 0);
    if (!open) return ctx.fail('NOT_REFUNDABLE');
    if (wanted.some(({ sku, quantity }) => quantity > left(sku))) return ctx.fail('REFUND_TOO_MUCH');
    return { ...refundFields(order, refundLines(order, wanted), reason), area: order.area };
  },
  refund: (_input, ctx) => refundView(ctx.doc, ctx),
  refunds: async ({ counter, tab, after }, ctx) => {
    const where = { counter, open: tab === 'waiting' };
    const rows = await ctx.store.page<RefundDoc>('refunds', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
    return { rows: rows.map((row) => refundView(row, ctx)), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
  },
  approveRefund: async (_input, ctx) => {
    const { _id: id, order: orderId, lines } = ctx.doc;
    const order = (await ctx.store.get<OrderDoc>('orders', orderId)) ?? ctx.fail('NOT_FOUND');
    const put = (await reserve(ctx, order, id, () => lines)) ?? ctx.fail('REFUND_TOO_MUCH');
    // Somebody else has declined it in this moment.
    if (put.amount === 0) return ctx.fail('CONFLICT');
    return { set: { goods: put.goods, nextAt: ctx.at } };
  },
  rejectRefund: async ({ reason }, ctx) => {
    if (!(await decline(ctx, ctx.doc))) return ctx.fail('CONFLICT');
    return { set: { answer: reason }, note: reason };
  },
};
