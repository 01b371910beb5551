import { freeSlot, quoteOf, type Hold, type OrderLine, type StockDoc, type Wanted } from '../../src/domain/shop/stock';
import type { Deps } from '../_kernel/deps';
import { nextCursor } from '../_kernel/cursor';
import type { Patch, Test, Where } from '../_kernel/store';

/** Orders for which a counter holds goods at one time; the document stays bounded. */
const MOST_HOLDS = 300;
/** Deliveries and refunds a counter remembers as counted. */
const SEEN_KEPT = 500;
/** A hold this old whose order was never written belongs to a crashed call: it is not taken up again … */
const STALE_HOLD = 10 * 60_000;
/** … and is let go. Between the two no call can still be about to write the order. */
const ORPHAN_AFTER = 20 * 60_000;
const TRIES = 3;
const PAGE = 50;

/** The counter of a place; undefined where there is none. */
export const stockOf = (deps: Deps, counter: string): Promise<StockDoc | undefined> =>
  deps.store.get<StockDoc>('stocks', counter);

const counts = (lines: readonly Wanted[], change: Readonly<Record<string, 1 | -1>>): Record<string, number> =>
  Object.fromEntries(
    lines.flatMap(({ sku, quantity }) =>
      Object.entries(change).map(([field, sign]) => [`items.${sku}.${field}`, sign * quantity]),
    ),
  );

/** What of a cart was put aside, at which price; or why not. */
export type Held = { ok: true; stock: StockDoc; lines: OrderLine[] } | { ok: false; code: string };

const asSold = (stock: StockDoc, wanted: readonly Wanted[]): OrderLine[] =>
  quoteOf(stock, wanted).lines.map(({ left: _left, problem: _problem, ...line }) => line);

const conditions = (lines: readonly OrderLine[], order: string, slot: string): Where => ({
  open: true,
  holding: { lte: MOST_HOLDS - 1 },
  'holds.order': { lacks: order },
  'holds.slot': { lacks: slot },
  ...Object.fromEntries(
    lines.flatMap(({ sku, quantity, price }): [string, Test][] => [
      [`items.${sku}.left`, { gte: quantity }],
      [`items.${sku}.price`, price],
      [`items.${sku}.listed`, true],
    ]),
  ),
});

interface Asking {
  counter: string;
  order: string;
  person: string;
  wanted: readonly Wanted[];
  total: number;
  at: number;
}

/** Whether a hold of this order is there already: by the same call, sent twice; a stale one is not taken up. */
const heldBefore = (stock: StockDoc, { order, wanted, total, at }: Asking): Held | undefined => {
  const before = stock.holds.find((hold) => hold.order === order);
  if (!before) return undefined;
  if (before.at < at - STALE_HOLD) return { ok: false, code: 'BUSY' };
  const lines = asSold(stock, wanted);
  return quoteOf(stock, wanted).total === total ? { ok: true, stock, lines } : { ok: false, code: 'PRICE_CHANGED' };
};

const refusal = (stock: StockDoc, { wanted, total, person }: Asking): string | undefined => {
  const quote = quoteOf(stock, wanted);
  if (quote.problem !== null) return quote.problem;
  if (quote.total !== total) return 'PRICE_CHANGED';
  if (freeSlot(stock, person) === undefined) return 'TOO_MANY_UNPAID';
  return stock.holding >= MOST_HOLDS ? 'BUSY' : undefined;
};

const take = async (deps: Deps, stock: StockDoc, { order, person, wanted, at }: Asking): Promise<Held | undefined> => {
  const lines = asSold(stock, wanted);
  const slot = freeSlot(stock, person) ?? '';
  const hold: Hold = { order, slot, at, lines: wanted.map(({ sku, quantity }) => ({ sku, quantity })) };
  const patch: Patch = {
    inc: { holding: 1, ...counts(lines, { left: -1, held: 1 }) },
    push: { holds: { each: [hold], keep: MOST_HOLDS } },
  };
  const done = await deps.store.updateIf<StockDoc>('stocks', stock._id, conditions(lines, order, slot), patch);
  return done ? { ok: true, stock: done, lines } : undefined;
};

/**
 * Puts the goods of a whole order aside: one conditional write, all or nothing, once per order.
 * It fails only where something has changed since it was read; then what changed is found out and told.
 */
export const hold = async (deps: Deps, asking: Asking): Promise<Held> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const stock = await stockOf(deps, asking.counter);
    if (!stock) return { ok: false, code: 'NOT_A_COUNTER' };
    const before = heldBefore(stock, asking);
    if (before) return before;
    const code = refusal(stock, asking);
    if (code !== undefined) return { ok: false, code };
    const held = await take(deps, stock, asking);
    if (held) return held;
  }
  return { ok: false, code: 'BUSY' };
};

const endHold = async (
  deps: Deps,
  { counter, order, lines }: { counter: string; order: string; lines: readonly Wanted[] },
  change: Readonly<Record<string, 1 | -1>>,
): Promise<boolean> => {
  const patch: Patch = { pull: { holds: { order } }, inc: { holding: -1, ...counts(lines, change) } };
  return (await deps.store.updateIf('stocks', counter, { 'holds.order': order }, patch)) !== undefined;
};

/** The order is paid: what was held is sold. Nothing happens the second time. */
export const sellHeld = (deps: Deps, held: Parameters<typeof endHold>[1]): Promise<boolean> =>
  endHold(deps, held, { held: -1, sold: 1 });

/** The order is given up and WeChat has confirmed it: what was held is on sale again. */
export const letGo = (deps: Deps, held: Parameters<typeof endHold>[1]): Promise<boolean> =>
  endHold(deps, held, { held: -1, left: 1 });

/** Sold goods that never left the counter are on sale again: once per refund. */
export const putBack = (deps: Deps, counter: string, refund: string, lines: readonly Wanted[]): Promise<unknown> =>
  deps.store.updateIf(
    'stocks',
    counter,
    { seen: { lacks: refund } },
    {
      inc: counts(lines, { sold: -1, left: 1 }),
      push: { seen: { each: [refund], keep: SEEN_KEPT } },
    },
  );

/** Goods counted in, or out with a minus: once per request; the counter after it, or undefined if it cannot be. */
export const countIn = (
  deps: Deps,
  counter: string,
  { sku, change, request }: { sku: string; change: number; request: string },
): Promise<StockDoc | undefined> =>
  deps.store.updateIf<StockDoc>(
    'stocks',
    counter,
    { seen: { lacks: request }, [`items.${sku}.left`]: { gte: Math.max(0, -change) } },
    {
      inc: { [`items.${sku}.in`]: change, [`items.${sku}.left`]: change },
      push: { seen: { each: [request], keep: SEEN_KEPT } },
    },
  );

const releaseOrphans = async (deps: Deps, stock: StockDoc): Promise<number> => {
  const old = stock.holds.filter((one) => one.at < deps.now() - ORPHAN_AFTER);
  let released = 0;
  for (const { order, lines } of old) {
    if (await deps.store.get('orders', order)) continue;
    released += Number(await letGo(deps, { counter: stock._id, order, lines }));
  }
  return released;
};

/** Lets go what calls held that crashed before they wrote their order; counters without holds are not looked at. */
export const sweepHolds = async (deps: Deps): Promise<number> => {
  let released = 0;
  for (let after: string | null | undefined; after !== null;) {
    const query = { where: { holding: { gte: 1 } }, by: ['holding', 'asc'], after, limit: PAGE } as const;
    const stocks = await deps.store.page<StockDoc>('stocks', query);
    for (const stock of stocks) released += await releaseOrphans(deps, stock);
    after = nextCursor(stocks, PAGE, (stock) => stock.holding);
  }
  return released;
};
