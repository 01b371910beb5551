import type { Store } from '../../../cloudfunctions/_kernel/store';
import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import { serve } from '../../../cloudfunctions/_kernel/serve';
import { api } from '../../../cloudfunctions/composition';
import { enter } from '../../../cloudfunctions/people/handlers';
import type { StockDoc } from '../../../src/domain/shop/stock';
import { openShop, PRICE, stockIn } from '../../support/shops';
import { buildTown, type Town } from '../../support/town';
import { contextOf, newRequest, worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** What came of many people buying the same thing at once. */
export interface Run {
  /** Callers who were told that their goods are put aside. */
  bought: number;
  told: number;
  other: readonly string[];
  /** Orders written, and pieces the stock says are held. */
  orders: number;
  held: number;
  left: number;
  ms: number;
}

const STOCK = 100;
const town = held<Town>();
const openidOf = (n: number): string => `openid-run-${n}`;

/** The store as somebody would write it who looks first and writes then. */
const looksFirst = (store: Store): Store => ({
  ...store,
  updateIf: async (collection, id, where, patch) => {
    if (collection !== 'stocks') return store.updateIf(collection, id, where, patch);
    const present = await store.get<StockDoc>(collection, id);
    const enough = Object.values(present?.items ?? {}).every(({ left }) => left > 0);
    return enough ? store.updateIf(collection, id, {}, patch) : undefined;
  },
});

const run = async (buyers: number, wrap: (store: Store) => Store): Promise<Run> => {
  const { world } = town.get();
  const shop = await openShop(town.get(), STOCK);
  // Events are told afterwards: who gets the goods is what is measured.
  const deps: Deps = { ...world.deps, store: wrap(world.deps.store), consumers: [], log: () => undefined };
  const input = { counter: shop.counter, lines: [{ sku: shop.sku, quantity: 1 }], total: PRICE };
  const buy = async (openid: string): Promise<string> => {
    const event = { action: 'shop.placeOrder', input, requestId: newRequest() };
    const answer = await serve(api, enter, deps)(event, contextOf(openid));
    return answer.ok ? 'ok' : answer.error.code;
  };
  const began = performance.now();
  const codes = await Promise.all(Array.from({ length: buyers }, (_, n) => buy(openidOf(n))));
  const ms = performance.now() - began;
  const stock = await stockIn(shop);
  const item = stock.items[shop.sku];
  const where = { counter: shop.counter, queue: 'waiting' };
  const orders = await world.deps.store.page('orders', { where, by: ['createdAt', 'asc'], limit: buyers });
  return {
    bought: codes.filter((code) => code === 'ok').length,
    told: codes.filter((code) => code === 'OUT_OF_STOCK').length,
    other: [...new Set(codes)].filter((code) => code !== 'ok' && code !== 'OUT_OF_STOCK'),
    orders: orders.length,
    held: item?.held ?? Number.NaN,
    left: item?.left ?? Number.NaN,
    ms,
  };
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> =>
    town.keep(await buildTown(await worldOver(cloudAt(reach), async () => undefined))),
  people: async (buyers: number): Promise<void> => {
    const { world } = town.get();
    for (let n = 0; n < buyers; n += 1) await world.ok(openidOf(n), 'people.enter', {});
  },
  ours: (buyers: number) => run(buyers, (store) => store),
  mutant: (buyers: number) => run(buyers, looksFirst),
});
