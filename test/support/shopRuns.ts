import fc from 'fast-check';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { sweep } from '../../cloudfunctions/_kernel/events';
import { serve } from '../../cloudfunctions/_kernel/serve';
import type { Store } from '../../cloudfunctions/_kernel/store';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import { payApi, servePay } from '../../cloudfunctions/pay/servePay';
import { shopEffects } from '../../cloudfunctions/shop/effects';
import { orderDeadlines } from '../../cloudfunctions/shop/orders';
import { sweepHolds } from '../../cloudfunctions/shop/stock';
import { DAY, HOUR } from '../../src/domain/_kernel/time';
import { orderMachine } from '../../src/domain/shop/orderMachine';
import { paymentMachine, refundMachine } from '../../src/domain/shop/payment';
import { readBooks, wrongIn } from './books';
import { modelBank, seeded, type ModelBank } from './modelBank';
import { playAct, type Act, type Acting, type Run } from './shopActs';
import { PRICE, stockIn, type Shop } from './shops';
import { openTales } from './shopTales';
import { contextOf, testSecrets } from './world';

const COUNTERS = 24;
const ROUNDS = 6;
const BUYERS = 3;
const MINUTE = 60_000;
/** Whatever was put off is due again after it. */
const PUT_OFF = 7 * HOUR;
const PIECES = 5;

/** Runs in one batch: a run is the story of one order, and three of them meet at a counter. */
export const RUNS = COUNTERS * BUYERS;

/** Many runs at once: what is done in each round at each counter, and how long after it the clock goes on. */
export interface Batch {
  seed: number;
  runs: { buys: readonly number[]; rounds: readonly (readonly Act[])[] }[];
  gaps: readonly number[];
}

/** How often each kind of act is done: what comes next in the story, about money back, and anything else. */
type Weights = Readonly<Record<'next' | 'back' | 'other', number>>;

const actOf = ({ next, back, other }: Weights) =>
  fc.record<Act>({
    order: fc.nat(BUYERS - 1),
    what: fc.oneof(
      { weight: next, arbitrary: fc.constant('next' as const) },
      { weight: back, arbitrary: fc.constantFrom('askBack', 'decide') },
      { weight: other, arbitrary: fc.constantFrom('cancel', 'staffCancel', 'confirm', 'again') },
    ),
    n: fc.integer({ min: 1, max: 3 }),
    twice: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: back > next ? 6 : 1, arbitrary: fc.constant(true) },
    ),
  });
const exactly = <T>(n: number, one: fc.Arbitrary<T>) => fc.array(one, { minLength: n, maxLength: n });

const batchesOf = (weights: Weights): fc.Arbitrary<Batch> =>
  fc.record({
    seed: fc.nat(),
    runs: exactly(
      COUNTERS,
      fc.record({
        buys: exactly(BUYERS, fc.integer({ min: 1, max: 3 })),
        rounds: exactly(ROUNDS, fc.array(actOf(weights), { minLength: 1, maxLength: 2 })),
      }),
    ),
    gaps: exactly(ROUNDS, fc.constantFrom(0, 0, 0, MINUTE, MINUTE, 2 * MINUTE, 16 * MINUTE)),
  });

/** Any batch. */
export const batches = batchesOf({ next: 12, back: 6, other: 3 });
/** Batches in which everybody asks for his money, and asks twice. */
export const quarrels = batchesOf({ next: 6, back: 14, other: 1 });

const machines = [orderMachine, paymentMachine, refundMachine];

/** The shop as functions on the store, with a bank; `wrap` puts a mutant in the place of the store. */
const openRuns = (shop: Shop, bank: ModelBank, clock: { ahead: number }, wrap: (store: Store) => Store) => {
  const { deps: genuine } = shop.town.world;
  const now = (): number => genuine.now() + clock.ahead;
  const deps: Deps = { ...genuine, now, store: wrap(genuine.store), consumers: [shopEffects], log: () => undefined };
  const answer = serve({ ...api, ...payApi(bank) }, enter, deps);
  const main = servePay(deps, bank, enter);
  const acting: Acting = {
    bank,
    deps,
    call: async (openid, action, input, requestId) => {
      await shop.town.world.meet(openid);
      return answer({ action, input, requestId }, contextOf(openid));
    },
  };
  const minute = async (): Promise<number> => {
    const moved = await deadlines([orderDeadlines], deps);
    const told = await sweep(machines, deps);
    const swept = await main({ task: 'sweep', token: testSecrets.JOB_TOKEN, input: {} }, contextOf(''));
    const { data } = swept as { data: Record<'notices' | 'payments' | 'refunds', number> };
    return moved + told + (await sweepHolds(deps)) + data.notices + data.payments + data.refunds;
  };
  const hear = (notice: object) =>
    main({ httpMethod: 'POST', headers: {}, body: JSON.stringify(notice) }, contextOf(''));
  return { acting, minute, hear };
};

/** The notifications that are on their way: lost, doubled, or late and so in any order. */
const post = async (
  bank: ModelBank,
  hear: (notice: object) => Promise<unknown>,
  random: () => number,
): Promise<void> => {
  const letters = bank.letters().sort(() => random() - 0.5);
  const arrived = letters.map(async ({ notice, must }) => {
    const luck = random();
    if (luck < 0.3 && !must) return;
    await Promise.all(luck > 0.7 ? [hear(notice), hear(notice)] : [hear(notice)]);
    if (luck > 0.9) await hear(notice);
  });
  await Promise.all(arrived);
};

let counters = 0;
/** A counter of its own for a run: two goods, five pieces of each, and a farm nobody else sells for. */
const openCounter = async (shop: Shop): Promise<Run> => {
  const { store } = shop.town.world.deps;
  const name = `run${String((counters += 1)).padStart(7, '0')}`;
  const counter = `plc_${name}`;
  const [base, place] = [await stockIn(shop), await store.get('places', shop.counter)];
  const item = { ...base.items[shop.sku], farm: `frm_${name}`, in: PIECES, left: PIECES, held: 0, sold: 0 };
  const prices = { [`${shop.sku}`]: PRICE, [`${shop.sku}_b`]: 990 };
  const items = Object.fromEntries(Object.entries(prices).map(([sku, price]) => [sku, { ...item, price }]));
  await store.insert('places', { ...place, _id: counter });
  await store.insert('stocks', { ...base, _id: counter, items, seen: [], holds: [], holding: 0 });
  return { counter, prices, orders: [], calls: [], wrong: [] };
};

/** Lets everything come to rest: what was put off first, then the days after which nobody collects any more. */
const settle = async (
  minute: () => Promise<number>,
  bank: ModelBank,
  pass: (ms: number) => void,
  goOn: () => Promise<number>,
): Promise<string[]> => {
  bank.calm();
  const quiet = async (): Promise<boolean> => {
    for (let tries = 0; tries < 20; tries += 1) {
      bank.work();
      const left = await goOn();
      pass(PUT_OFF);
      if ((await minute()) + left === 0) return true;
    }
    return false;
  };
  for (let day = 0; day <= 8; day += 2) {
    if (!(await quiet())) return ['the shop never comes to rest'];
    pass(2 * DAY);
  }
  return [];
};

/** Plays a batch on counters of its own until everything has settled; the books, and everything that is wrong. */
export const playBatch = async (shop: Shop, batch: Batch, wrap: (store: Store) => Store = (store) => store) => {
  const random = seeded(batch.seed);
  const clock = { ahead: 0 };
  const bank = modelBank(() => shop.town.world.deps.now() + clock.ahead, random);
  const { acting, minute, hear } = openRuns(shop, bank, clock, wrap);
  const runs = await Promise.all(batch.runs.map(() => openCounter(shop)));
  const told = await openCounter(shop);
  const tell = openTales(acting, told);
  const pass = (ms: number): void => void (clock.ahead += ms);
  const each = (play: (run: Run, n: number) => Promise<unknown>[]) =>
    Promise.all(runs.flatMap((run, n) => play(run, n)));
  const begin = (run: Run, quantity: number, order: number) => {
    run.orders.push({ openid: `openid-model-${order}`, quantity, step: 0, refunds: [] });
    return playAct(acting, run, { order, what: 'next', n: quantity, twice: random() < 0.3 });
  };
  await each((run, n) => (batch.runs[n]?.buys ?? []).map((quantity, order) => begin(run, quantity, order)));
  for (const [round, gap] of batch.gaps.entries()) {
    const acts = each((run, n) => (batch.runs[n]?.rounds[round] ?? []).map((one) => playAct(acting, run, one)));
    await Promise.all([acts, tell(), post(bank, hear, random), minute()]);
    bank.work();
    pass(gap);
  }
  const unrest = await settle(minute, bank, pass, () => post(bank, hear, random).then(tell));
  const played = [...runs, told];
  const counters = played.map(({ counter }) => counter);
  const books = await readBooks(shop.town.world, counters);
  const answers = played.flatMap(({ wrong }) => wrong);
  return { books, told: told.counter, wrong: [...answers, ...bank.wrong, ...unrest, ...wrongIn(books, bank.money)] };
};
