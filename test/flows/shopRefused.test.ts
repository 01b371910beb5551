import { paymentId } from '../../cloudfunctions/_kernel/hash';
import { serve } from '../../cloudfunctions/_kernel/serve';
import type { Store } from '../../cloudfunctions/_kernel/store';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import { sweepHolds } from '../../cloudfunctions/shop/stock';
import type { ProductView } from '../../src/domain/shop/catalogue';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { askBack, bought, buy, newBuyer, openShop, PRICE, stockIn, type Shop } from '../support/shops';
import { buildTown, cast, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { contextOf, newRequest, startWorld } from '../support/world';

const MINUTE = 60_000;

let town: Town;
let shop: Shop;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());
beforeEach(async () => {
  shop = await openShop(town, 10);
});

const item = async () => {
  const found = (await stockIn(shop)).items[shop.sku];
  return [found?.in, found?.left, found?.held, found?.sold];
};
const order = (quantity = 1, total = quantity * PRICE) => ({
  counter: shop.counter,
  lines: [{ sku: shop.sku, quantity }],
  total,
});
const place = (openid: string, input: object) => town.world.call(openid, 'shop.placeOrder', input);
const staff = (action: string, input: object) => town.world.ok<ProductView>(cast.staff, action, input);

describe('an order is refused, and no piece moves,', () => {
  afterEach(async () => expect(await item()).toEqual([10, 10, 0, 0]));

  it.each([2 * PRICE - 1, PRICE, 0])('when the buyer saw another total: %i fen', async (total) => {
    expect(await place(newBuyer(), order(2, total))).toMatchObject({ ok: false, error: { code: 'PRICE_CHANGED' } });
  });

  it('when the price rose after he had looked', async () => {
    const { id, rev: _rev, ...product } = await staff('shop.product', { id: shop.product });
    const { name, village, uses, story, priceNote, skus } = product;
    const dearer = skus.map(({ sku, spec, price }) => ({ sku, spec, price: price + 100 }));
    await staff('shop.editProduct', { id, name, village, uses, story, priceNote, photos: [], skus: dearer });
    expect(await place(newBuyer(), order())).toMatchObject({ error: { code: 'PRICE_CHANGED' } });
  });

  it('when the product was withdrawn', async () => {
    await staff('shop.withdrawProduct', { id: shop.product, reason: '这一批卖完了' });
    expect(await place(newBuyer(), order())).toMatchObject({ error: { code: 'PRODUCT_WITHDRAWN' } });
  });

  it('when the counter is closed', async () => {
    const { hours, unattended } = await stockIn(shop);
    await staff('shop.setCounter', { counter: shop.counter, hours, open: false, unattended });
    expect(await place(newBuyer(), order())).toMatchObject({ error: { code: 'COUNTER_CLOSED' } });
  });
});

test('two orders may wait for their payment, not three; one given up makes room', async () => {
  const openid = newBuyer();
  const first = await buy(shop, openid);
  await buy(shop, openid);
  expect(await place(openid, order())).toMatchObject({ error: { code: 'TOO_MANY_UNPAID' } });
  expect(await item()).toEqual([10, 8, 2, 0]);
  await town.world.ok(openid, 'shop.cancel', { id: first.id });
  await buy(shop, openid);
  expect(await item()).toEqual([10, 8, 2, 0]);
});

test('three orders of one person at once: two are taken', async () => {
  const openid = newBuyer();
  const answers = await Promise.all([1, 1, 1].map((quantity) => place(openid, order(quantity))));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await item()).toEqual([10, 8, 2, 0]);
});

describe('goods that are held for an order nobody wrote, because the function died,', () => {
  const died: Store['insert'] = (collection, doc) =>
    collection === 'orders' ? Promise.reject(new Error('killed')) : town.world.deps.store.insert(collection, doc);

  /** A call that dies between the hold and the order; what the phone sends. */
  const dying = async () => {
    const { deps } = town.world;
    const call = { action: 'shop.placeOrder', input: order(3), requestId: newRequest() };
    const store = { ...deps.store, insert: died };
    const openid = newBuyer();
    await town.world.meet(openid);
    await serve(api, enter, { ...deps, store, log: () => undefined })(call, contextOf(openid));
    expect(await item()).toEqual([10, 7, 3, 0]);
    return { openid, ...call };
  };

  it('are the buyer’s when his phone sends the same again', async () => {
    const { openid, action, input, requestId } = await dying();
    town.world.pass(5 * MINUTE);
    expect(await sweepHolds(town.world.deps)).toBe(0);
    await town.world.ok(openid, action, input, requestId);
    expect(await item()).toEqual([10, 7, 3, 0]);
  });

  it('are on sale again after twenty minutes, not before, and the phone that comes later is told', async () => {
    const { openid, action, input, requestId } = await dying();
    town.world.pass(15 * MINUTE);
    expect(await sweepHolds(town.world.deps)).toBe(0);
    expect(await town.world.call(openid, action, input, requestId)).toMatchObject({ error: { code: 'BUSY' } });
    town.world.pass(6 * MINUTE);
    expect(await sweepHolds(town.world.deps)).toBe(1);
    expect(await item()).toEqual([10, 10, 0, 0]);
    expect((await stockIn(shop)).holds).toEqual([]);
    await town.world.ok(openid, action, input, requestId);
    expect(await item()).toEqual([10, 7, 3, 0]);
  });

  it('are let go once, though two sweeps look at the same time', async () => {
    await dying();
    town.world.pass(21 * MINUTE);
    const { deps } = town.world;
    const released = await Promise.all([sweepHolds(deps), sweepHolds(deps)]);
    expect(released.sort()).toEqual([0, 1]);
    expect(await item()).toEqual([10, 10, 0, 0]);
  });
});

test('goods of an order that is written are never let go by the sweep, however old the hold is', async () => {
  await buy(shop, newBuyer(), 2);
  town.world.pass(60 * MINUTE);
  expect(await sweepHolds(town.world.deps)).toBe(0);
  expect(await item()).toEqual([10, 8, 2, 0]);
});

describe('one agrees to a refund and another declines it in the same moment:', () => {
  /** Staff agree; the other declines right before or right behind the moment in which the money is put aside. */
  const both = async (when: 'before' | 'behind') => {
    const { deps, call } = town.world;
    const openid = newBuyer();
    const { _id: id } = await bought(shop, openid);
    const { id: refund } = await askBack(shop, id, openid);
    const decline = () => call(cast.staff, 'shop.rejectRefund', { id: refund, reason: '已经拆袋' });
    let declined: ReturnType<typeof decline> | undefined;
    const updateIf: Store['updateIf'] = async (collection, doc, where, patch) => {
      const aside = collection === 'payments' && patch.push?.['reserves'] !== undefined;
      if (aside && when === 'before') await (declined ??= decline());
      const done = await deps.store.updateIf(collection, doc, where, patch);
      if (aside && when === 'behind') await (declined ??= decline());
      return done as never;
    };
    const agreeing = serve(api, enter, { ...deps, store: { ...deps.store, updateIf } });
    const event = { action: 'shop.approveRefund', input: { id: refund }, requestId: newRequest() };
    const agreed = await agreeing(event, contextOf(cast.staff));
    const money = await docOf<PaymentDoc>(town, 'payments', paymentId(id));
    return { agreed, declined: await declined, money, refund: await docOf<RefundDoc>(town, 'refunds', refund) };
  };

  it('who declines first is heard, and no money stays aside', async () => {
    const { agreed, declined, money, refund } = await both('before');
    expect([agreed, declined]).toMatchObject([{ ok: false, error: { code: 'CONFLICT' } }, { ok: true }]);
    expect([refund.state, money.free, money.refundable[shop.sku]]).toEqual(['rejected', PRICE, 1]);
    expect(await item()).toEqual([10, 9, 0, 1]);
  });

  it('who agrees first is heard, and the money goes back', async () => {
    const { agreed, declined, money, refund } = await both('behind');
    expect([agreed, declined]).toMatchObject([{ ok: true }, { ok: false, error: { code: 'CONFLICT' } }]);
    expect([refund.state, money.free]).toEqual(['approved', 0]);
    expect(await item()).toEqual([10, 10, 0, 0]);
  });
});
