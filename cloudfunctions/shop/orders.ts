import { sumFen } from '../../src/domain/_kernel/money';
import type { shop } from '../../src/domain/shop/contract';
import type { OrderDoc } from '../../src/domain/shop/order';
import { CODE_LIVES, orderMachine, PAY_WITHIN } from '../../src/domain/shop/orderMachine';
import { pickupText } from '../../src/domain/shop/shelf';
import { quoteOf } from '../../src/domain/shop/stock';
import { timedBy } from '../_kernel/deadlines';
import type { Handlers } from '../_kernel/handlers';
import { caseNumber } from '../_kernel/numbers';
import { drawCode } from '../_kernel/qr';
import { nextCursor } from '../_kernel/cursor';
import { readTally } from '../_kernel/tallies';
import { behindCode } from './pickups';
import { salesKey, type SaleDoc } from './sales';
import { hold, stockOf } from './stock';
import { counterView, orderRow, orderView } from './views';

const PAGE = 20;

const unpaid = {
  disposition: null,
  queue: 'waiting',
  code: null,
  paidAt: null,
  readyAt: null,
  collectedAt: null,
  toCall: false,
} as const satisfies Partial<OrderDoc>;

type Name =
  | 'quote'
  | 'placeOrder'
  | 'order'
  | 'pickup'
  | 'mine'
  | 'desk'
  | 'byCode'
  | 'cancel'
  | 'prepare'
  | 'ready'
  | 'resendCode'
  | 'carry'
  | 'verifyCode'
  | 'selfTake'
  | 'sales';

/** Orders of the counter, made to run. */
export const orderHandlers: Pick<Handlers<typeof shop>, Name> = {
  quote: async ({ counter, lines }, ctx) => {
    const stock = (await stockOf(ctx, counter)) ?? ctx.fail('NOT_A_COUNTER');
    return { counter: counterView(stock), ...quoteOf(stock, lines) };
  },
  placeOrder: async ({ counter, lines: wanted, total, uncollected }, ctx) => {
    const place = ctx.place();
    const asking = { counter, order: ctx.id, person: ctx.who.person, wanted, total, at: ctx.at };
    const held = await hold(ctx, asking);
    if (!held.ok) return ctx.fail(held.code);
    const { stock } = held;
    return {
      ...unpaid,
      number: await caseNumber(ctx.store, place, ctx.at, '货'),
      buyer: ctx.who.person,
      counter,
      counterName: stock.name,
      mode: stock.unattended ? 'self_take' : 'pickup',
      lines: held.lines,
      total: sumFen(held.lines.map(({ amount }) => amount)),
      uncollected: uncollected ?? 'refund',
      payBy: ctx.at + PAY_WITHIN,
    };
  },
  order: (_input, ctx) => orderView(ctx.doc, ctx),
  pickup: async (_input, ctx) => {
    const { counter, code, state } = ctx.doc;
    const stock = (await stockOf(ctx, counter)) ?? ctx.fail('NOT_FOUND');
    const live = code !== null && CODE_LIVES.some((one) => one === state);
    if (!live) return { counter: counterView(stock), code: null, picture: null };
    return { counter: counterView(stock), code, picture: await drawCode(pickupText(counter, code), 'png', 'shown') };
  },
  mine: async ({ after }, ctx) => {
    const where = { buyer: ctx.who.person };
    const rows = await ctx.store.page<OrderDoc>('orders', { where, by: ['createdAt', 'desc'], after, limit: PAGE });
    return { rows: rows.map(orderRow), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
  },
  desk: async ({ counter, tab: queue, after }, ctx) => {
    const where = { counter, queue };
    const rows = await ctx.store.page<OrderDoc>('orders', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
    return { rows: rows.map(orderRow), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
  },
  byCode: async ({ counter, code }, ctx) => {
    const order = (await behindCode(counter, code, ctx)) ?? ctx.fail('CODE_UNKNOWN');
    return orderView(order, ctx);
  },
  cancel: ({ reason }) => ({ set: { toCall: false }, note: reason ?? '' }),
  prepare: () => ({}),
  ready: (_input, ctx) => ({ set: { readyAt: ctx.at } }),
  resendCode: () => ({}),
  carry: ({ carrier }) => ({ note: carrier, set: { toCall: false } }),
  verifyCode: ({ code }, ctx) =>
    code === ctx.doc.code ? { set: { collectedAt: ctx.at, toCall: false } } : ctx.fail('WRONG_CODE'),
  selfTake: (_input, ctx) => ({ set: { collectedAt: ctx.at } }),
  sales: async ({ id: farm, month, after }, ctx) => {
    const where = { farm, month };
    const [rows, total] = await Promise.all([
      ctx.store.page<SaleDoc>('sales', { where, by: ['at', 'asc'], after, limit: PAGE }),
      readTally(ctx, salesKey(farm, month)),
    ]);
    return { rows: rows.map(saleRow), total, next: nextCursor(rows, PAGE, (row) => row.at) };
  },
};

const saleRow = ({ _id: id, at, orderNumber, name, spec, quantity, price, amount, kind }: SaleDoc) => ({
  id,
  ...{ at, orderNumber, name, spec, quantity, price, amount, kind },
});

/** What an order's timer changes beside the state. */
export const orderDeadlines = timedBy<OrderDoc>(orderMachine, (move, _at, { uncollected }) => {
  if (move === 'callBuyer') return { set: { toCall: true } };
  if (move !== 'lapse') return {};
  return { set: { toCall: false, disposition: uncollected === 'donate' ? 'donated' : 'refunded' } };
});
