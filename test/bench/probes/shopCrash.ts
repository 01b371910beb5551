import type { Payment } from '../../support/merchant';
import type { StockDoc } from '../../../src/domain/shop/stock';
import { readBooks, wrongIn, type Money } from '../../support/books';
import { postJson } from '../../support/peek';
import { openShop } from '../../support/shops';
import { buildTown, type Town } from '../../support/town';
import { worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { openStories, type Counter } from '../shopStories';
import { cloudAt, held, type Reach } from '../station';

/** What the books say when everything has settled. */
export interface Verdict {
  wrong: readonly string[];
  /** Orders by state, and refunds by state. */
  orders: Readonly<Record<string, number>>;
  refunds: Readonly<Record<string, number>>;
  /** How far the clock is ahead after it. */
  ahead: number;
}

const MINUTE = 60_000;
const PUT_OFF = 7 * 60 * MINUTE;
const town = held<Town>();

const countBy = (docs: readonly { state: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { state } of docs) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

/** The money of every payment as WeChat’s sandbox has it. */
const moneyAt = async (url: string): Promise<Money> => {
  const { payments } = (await (await fetch(`${url}/control/pay/payments`)).json()) as { payments: Payment[] };
  const known = new Map(payments.map((payment) => [payment.outTradeNo, payment]));
  return (number) => {
    const at = known.get(number);
    const back = at?.refunds.filter(({ state }) => state === 'SUCCESS') ?? [];
    const paid = at?.state === 'SUCCESS' || at?.state === 'REFUND';
    return { paid: paid ? at.amount : 0, back: back.reduce((sum, { amount }) => sum + amount, 0) };
  };
};

/** Everybody sends everything once more, in a process that lives; then the clock goes on until nothing is left to do. */
const settle = async (counter: Counter, stories: number, from: number): Promise<number> => {
  const { cloud, deps } = town.get().world;
  let ahead = from;
  const pass = async (ms: number): Promise<void> => {
    ahead += ms;
    await postJson(`${cloud.url}/control/clock`, { advance: ms });
  };
  const living = { ...deps, now: () => Date.now() + ahead, log: () => undefined };
  const { play, minute } = await openStories(cloud, living, counter, (action) => {
    throw new Error(`${action} failed in a process that lives`);
  });
  for (let n = 0; n < stories; n += 1) await play(n);
  let rest = -1;
  for (let tries = 0; tries < 20 && rest !== 0; tries += 1) {
    rest = await minute();
    await pass(PUT_OFF);
  }
  return ahead;
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> =>
    town.keep(await buildTown(await worldOver(cloudAt(reach), async () => undefined))),
  open: async (stock: number): Promise<Counter> => {
    const { counter, sku } = await openShop(town.get(), stock);
    return { counter, sku };
  },
  left: async ({ counter, sku }: Counter): Promise<number> => {
    const stock = await town.get().world.deps.store.get<StockDoc>('stocks', counter);
    return stock?.items[sku]?.left ?? Number.NaN;
  },
  judge: async ({
    counter,
    stories,
    ahead,
  }: {
    counter: Counter;
    stories: number;
    ahead: number;
  }): Promise<Verdict> => {
    const { world } = town.get();
    const later = await settle(counter, stories, ahead);
    const books = await readBooks(world, [counter.counter]);
    return {
      wrong: wrongIn(books, await moneyAt(world.cloud.url)),
      orders: countBy(books.orders),
      refunds: countBy(books.refunds),
      ahead: later,
    };
  },
});
