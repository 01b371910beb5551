import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Store } from '../../cloudfunctions/_kernel/store';
import { collections } from '../../config/collections';
import { UPLOADS } from '../../config/storage';
import { released } from '../../devcloud/app';
import type { StockDoc } from '../../src/domain/shop/stock';
import { startKillable } from '../support/killable';
import { batches, playBatch, quarrels, RUNS } from '../support/shopRuns';
import { openShop, type Shop } from '../support/shops';
import { buildTown } from '../support/town';
import { testSecrets, worldOver } from '../support/world';

let shop: Shop;
beforeAll(async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-model-'));
  const served = { dataDir, collections, functionEnv: testSecrets, clientWritePrefix: UPLOADS, ...released };
  // A process of its own: the shop and its cloud work side by side.
  const cloud = await startKillable({ ...served, timers: false, strictReads: true });
  const world = await worldOver(cloud, async () => {
    await cloud.stop();
    await rm(dataDir, { recursive: true });
  });
  shop = await openShop(await buildTown(world));
});
afterAll(() => shop.town.world.stop());

const SEED = 20_261_121;
/** For each of the two seeds; with `MODEL_BATCHES=7` it is a thousand runs in all. */
const BATCHES = Number(process.env['MODEL_BATCHES'] ?? 2);
const MINUTES = 60_000;

/** What must have come about somewhere in the runs, or they have shown nothing. */
const MET = [
  'cancelled',
  'paid',
  'completed',
  'succeeded back',
  'succeeded gone',
  'succeeded none',
  'rejected',
  'payLate',
];

test.each([SEED, Date.now() % 2 ** 31])(
  `${BATCHES * RUNS} random runs: the goods, the money and the lists add up, seed %i`,
  async (seed) => {
    const met = new Set<string>();
    const property = fc.asyncProperty(batches, async (batch) => {
      const { books, wrong } = await playBatch(shop, batch);
      expect(wrong).toEqual([]);
      for (const { state, timeline } of books.orders)
        for (const { move } of [...timeline, { move: state }]) met.add(move);
      for (const { state, goods } of books.refunds) met.add(goods === null ? state : `${state} ${goods}`);
    });
    await fc.assert(property, { numRuns: BATCHES, seed, endOnFailure: true });
    expect(MET.filter((what) => !met.has(what))).toEqual([]);
  },
  5 * MINUTES,
);

/** As somebody would write the stock who looks first and writes then. */
const looksFirst = (store: Store): Store => ({
  ...store,
  updateIf: async (collection, id, where, patch) => {
    if (collection !== 'stocks' || !patch.push) return store.updateIf(collection, id, where, patch);
    const present = await store.get<StockDoc>(collection, id);
    const enough = Object.values(present?.items ?? {}).every(({ left }) => left > 0);
    return enough ? store.updateIf(collection, id, {}, patch) : undefined;
  },
});

/** As somebody would write the refunds who trusts what he has read of the payment. */
const trusts = (store: Store): Store => ({
  ...store,
  updateIf: (collection, id, where, patch) =>
    store.updateIf(collection, id, collection === 'payments' && patch.push?.['reserves'] ? {} : where, patch),
});

test.each([
  ['looks at the stock first and writes then', looksFirst, batches, /left -?\d+ \+ held/],
  ['gives money back without looking again', trusts, quarrels, /has -?\d+ free of/],
])(
  'such a load finds out who %s',
  async (_what, mutant, load, sentence) => {
    const found: string[] = [];
    for (const batch of fc.sample(load, { numRuns: 10, seed: SEED })) {
      if (found.length === 0) found.push(...(await playBatch(shop, batch, mutant)).wrong);
    }
    expect(found).toContainEqual(expect.stringMatching(sentence));
  },
  2 * MINUTES,
);
