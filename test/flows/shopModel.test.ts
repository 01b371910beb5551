import fc from 'fast-check';
import type { StockDoc } from '../../src/domain/shop/stock';
import { hold, letGo, putBack, sellHeld } from '../../cloudfunctions/shop/stock';
import { openShop, PRICE, stockIn, type Shop } from '../support/shops';
import { buildTown, type Town } from '../support/town';
import { startWorld } from '../support/world';

let town: Town;
let shop: Shop;
beforeAll(async () => {
  town = await buildTown(await startWorld());
  shop = await openShop(town, 6);
});
afterAll(() => town.world.stop());

const RUNS = 1000;
const ORDERS = 4;

type Act = { what: 'hold' | 'sell' | 'let' | 'back'; order: number; quantity: number };
const act = fc.record<Act>({
  what: fc.constantFrom('hold', 'sell', 'let', 'back'),
  order: fc.nat(ORDERS - 1),
  quantity: fc.integer({ min: 1, max: 3 }),
});

/** What the stock must be, kept apart from it: where the goods of each order are. */
class Model {
  readonly at = new Map<string, { quantity: number; where: 'held' | 'sold' | 'back' | 'free' }>();
  left = 6;

  hold(order: string, quantity: number): boolean {
    const before = this.at.get(order);
    if (before?.where === 'held') return true;
    if (before || this.left < quantity) return false;
    this.left -= quantity;
    this.at.set(order, { quantity, where: 'held' });
    return true;
  }

  move(order: string, from: 'held' | 'sold', to: 'sold' | 'back' | 'free'): void {
    const goods = this.at.get(order);
    if (goods?.where !== from) return;
    if (to !== 'sold') this.left += goods.quantity;
    this.at.set(order, { ...goods, where: to });
  }

  count(where: 'held' | 'sold'): number {
    return [...this.at.values()].reduce((sum, goods) => sum + (goods.where === where ? goods.quantity : 0), 0);
  }
}

const fresh = async (run: number): Promise<Shop> => {
  const { _id: _counter, ...stock } = await stockIn(shop);
  const counter = `plc_model${String(run).padStart(8, '0')}`;
  await town.world.deps.store.insert<StockDoc>('stocks', { ...stock, _id: counter });
  return { ...shop, counter };
};

/** Plays one act on the store and on the model; a doubled act is played twice at once. */
const play = async (here: Shop, model: Model, { what, order: n, quantity }: Act): Promise<void> => {
  const { deps } = town.world;
  const { counter, sku } = here;
  const order = `ord_model${n}`;
  const known = model.at.get(order);
  const lines = [{ sku, quantity: known?.quantity ?? quantity }];
  const held = { counter, order, lines };
  if (what === 'hold') {
    if (known && known.where !== 'held') return;
    const total = PRICE * (lines[0]?.quantity ?? 0);
    const asking = { counter, order, person: `per_model${n}`, wanted: lines, total, at: deps.now() };
    const answers = await Promise.all([hold(deps, asking), hold(deps, asking)]);
    const ok = model.hold(order, quantity);
    expect(answers.map((answer) => answer.ok)).toEqual([ok, ok]);
  }
  if (what === 'sell') {
    await Promise.all([sellHeld(deps, held), sellHeld(deps, held)]);
    model.move(order, 'held', 'sold');
  }
  if (what === 'let') {
    await Promise.all([letGo(deps, held), letGo(deps, held)]);
    model.move(order, 'held', 'free');
  }
  if (what === 'back' && known && (known.where === 'sold' || known.where === 'back')) {
    await Promise.all([putBack(deps, counter, `ref-${order}`, lines), putBack(deps, counter, `ref-${order}`, lines)]);
    model.move(order, 'sold', 'back');
  }
};

test(`${RUNS} random runs with everything doubled: left + held + sold = in, as the model has it`, async () => {
  let run = 0;
  const property = fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
    const here = await fresh((run += 1));
    const model = new Model();
    for (const one of acts) await play(here, model, one);
    const stock = await stockIn(here);
    const item = stock.items[shop.sku];
    expect(item).toMatchObject({ in: 6, left: model.left, held: model.count('held'), sold: model.count('sold') });
    expect((item?.left ?? 0) + (item?.held ?? 0) + (item?.sold ?? 0)).toBe(6);
    expect(stock.holding).toBe(stock.holds.length);
  });
  await fc.assert(property, { numRuns: RUNS });
}, 280_000);
