import type { OrderDoc, OrderView, RefundView } from '../../src/domain/shop/order';
import { refundMachine, type PaymentDoc, type RefundDoc } from '../../src/domain/shop/payment';
import { paymentId } from '../../cloudfunctions/_kernel/hash';
import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { timed } from '../../cloudfunctions/composition';
import {
  askBack,
  bought,
  buy,
  moveRefund,
  movesIn,
  newBuyer,
  openShop,
  orderIn,
  prepaid,
  PRICE,
  stockIn,
  succeed,
  systemMove,
  type Shop,
} from '../support/shops';
import { buildTown, cast, type Town } from '../support/town';
import { docOf } from '../support/walk';
import { startWorld } from '../support/world';

let town: Town;
let shop: Shop;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());
beforeEach(async () => {
  shop = await openShop(town, 10);
});

const order = (id: string) => docOf<OrderDoc>(town, 'orders', id);
const payment = (id: string) => docOf<PaymentDoc>(town, 'payments', paymentId(id));
const item = async () => {
  const found = (await stockIn(shop)).items[shop.sku];
  return [found?.in, found?.left, found?.held, found?.sold];
};
const told = async (openid: string) => {
  const { rows } = await town.world.ok<{ rows: { event: string }[] }>(openid, 'notifications.list', {});
  return rows.map(({ event }) => event).reverse();
};
const month = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7);
const sold = () =>
  town.world.ok<{ rows: { amount: number }[]; total: number }>(cast.staff, 'shop.sales', {
    id: shop.farm,
    month: month(town.world.deps.now()),
  });

test('flour is bought, paid, made ready, collected by its code, and on the farm’s list', async () => {
  const openid = newBuyer();
  const { id } = await buy(shop, openid, 2);
  expect(await item()).toEqual([10, 8, 2, 0]);
  await succeed(town, await prepaid(town, id));
  expect(await item()).toEqual([10, 8, 0, 2]);
  const { code } = await town.world.ok<{ code: string }>(openid, 'shop.pickup', { id });
  expect(code).toMatch(/^\d{6}$/);
  await town.world.ok(cast.staff, 'shop.prepare', { id });
  await town.world.ok(cast.staff, 'shop.ready', { id });
  expect(await payment(id)).toMatchObject({ shipping: 'due' });
  const found = await town.world.ok<OrderView>(cast.staff, 'shop.byCode', { counter: shop.counter, code });
  expect(found).toMatchObject({ id, collectedAt: null, moves: expect.arrayContaining(['verifyCode']) as unknown });
  await town.world.ok(cast.staff, 'shop.verifyCode', { id, code });
  expect(await sold()).toMatchObject({ total: 2 * PRICE, rows: [{ amount: 2 * PRICE, quantity: 2, kind: 'sale' }] });
  expect(await told(openid)).toEqual(['order.pay', 'order.prepare', 'order.ready', 'order.verifyCode']);
});

test('a code shown twice is answered with when the goods were collected, and moves nothing', async () => {
  const done = await orderIn(shop, 'picked_up');
  const again = await town.world.call(cast.staff, 'shop.verifyCode', { id: done._id, code: done.code });
  expect(again).toMatchObject({ ok: false, error: { code: 'ILLEGAL_MOVE' } });
  const seen = await town.world.ok(cast.staff, 'shop.byCode', { counter: shop.counter, code: done.code });
  expect(seen).toMatchObject({ state: 'picked_up', collectedAt: done.collectedAt });
});

test('an order nobody asked to pay for is closed at once when it is given up, and cannot be paid any more', async () => {
  const openid = newBuyer();
  const { id } = await buy(shop, openid);
  await town.world.ok(openid, 'shop.cancel', { id });
  expect(await order(id)).toMatchObject({ state: 'cancelled' });
  expect(await payment(id)).toMatchObject({ state: 'closed' });
  expect(await item()).toEqual([10, 10, 0, 0]);
  expect((await stockIn(shop)).holds).toEqual([]);
});

test('goods wait for WeChat’s confirmation before they are on sale again', async () => {
  const openid = newBuyer();
  const { id } = await buy(shop, openid);
  const pay = await prepaid(town, id);
  town.world.pass(15 * 60_000);
  await deadlines(timed, town.world.deps);
  expect(await order(id)).toMatchObject({ state: 'closing' });
  expect(await payment(id)).toMatchObject({ state: 'prepaid', closeAsked: true });
  expect(await item()).toEqual([10, 9, 1, 0]);
  await systemMove(town, (await import('../../src/domain/shop/payment')).paymentMachine, pay, 'close');
  expect(await order(id)).toMatchObject({ state: 'cancelled' });
  expect(await item()).toEqual([10, 10, 0, 0]);
});

test('money that arrives while the order is closing pays it', async () => {
  const { _id: id } = await orderIn(shop, 'closing');
  await succeed(town, paymentId(id));
  expect(await order(id)).toMatchObject({ state: 'paid' });
  expect(await item()).toEqual([10, 9, 0, 1]);
});

test('money that arrives after the order was cancelled goes back by itself, once', async () => {
  const { _id: id } = await orderIn(shop, 'cancelled');
  await succeed(town, paymentId(id));
  const after = await order(id);
  expect([after.state, after.paidAt, movesIn(after).at(-1)]).toEqual(['cancelled', null, 'payLate']);
  const refunds = await town.world.deps.store.page<RefundDoc>('refunds', {
    where: { order: id },
    by: ['createdAt', 'asc'],
    limit: 5,
  });
  expect(refunds).toMatchObject([{ state: 'approved', amount: PRICE, automatic: true, goods: 'none' }]);
  expect(await payment(id)).toMatchObject({ free: 0, refundable: { [shop.sku]: 0 } });
  expect(await item()).toEqual([10, 10, 0, 0]);
});

test('a paid order given up before it is prepared gives money and goods back', async () => {
  const openid = newBuyer();
  const { _id: id } = await bought(shop, openid, 3);
  const view = await town.world.ok<OrderView>(openid, 'shop.cancel', { id, reason: '不要了' });
  expect(view).toMatchObject({ state: 'cancelled' });
  expect(view.refunds).toMatchObject([{ amount: 3 * PRICE, automatic: true }]);
  expect(await item()).toEqual([10, 10, 0, 0]);
  expect((await sold()).total).toBe(0);
});

test('a line is given back before and after the collection: the goods once, the farm’s list to the fen', async () => {
  const openid = newBuyer();
  const { _id: id, code } = await bought(shop, openid, 5);
  await moveRefund(town, (await askBack(shop, id, openid, 2)).id, 'approve');
  expect(await item()).toEqual([10, 7, 0, 3]);
  for (const action of ['shop.prepare', 'shop.ready']) await town.world.ok(cast.staff, action, { id });
  await town.world.ok(cast.staff, 'shop.verifyCode', { id, code });
  expect((await sold()).total).toBe(3 * PRICE);
  const late = (await askBack(shop, id, openid, 1)).id;
  for (const move of ['approve', 'process', 'succeed']) await moveRefund(town, late, move);
  expect(await item()).toEqual([10, 7, 0, 3]);
  expect((await sold()).total).toBe(2 * PRICE);
  expect(await payment(id)).toMatchObject({ free: 2 * PRICE, refundable: { [shop.sku]: 2 } });
});

test('two requests for the same piece: the second approval finds nothing left', async () => {
  const openid = newBuyer();
  const { _id: id } = await bought(shop, openid, 1);
  const first = await askBack(shop, id, openid);
  const more = { order: id, lines: [{ sku: shop.sku, quantity: 1 }], reason: '再退一次' };
  expect(await town.world.call(openid, 'shop.askRefund', more)).toMatchObject({ error: { code: 'NOT_REFUNDABLE' } });
  const second = await docOf<RefundDoc>(town, 'refunds', first.id);
  const twin = `${refundMachine.prefix}TWIN0000000000000000TWIN`;
  await town.world.deps.store.insert('refunds', { ...second, _id: twin });
  await moveRefund(town, first.id, 'approve');
  const answer = await town.world.call(cast.staff, 'shop.approveRefund', { id: twin });
  expect(answer).toMatchObject({ ok: false, error: { code: 'REFUND_TOO_MUCH' } });
  // Nothing is left to hand over: the order ends.
  expect(await order(id)).toMatchObject({ state: 'cancelled' });
});

test('goods that nobody collects: reminded on days 1 and 3, telephoned on day 5, given back on day 7', async () => {
  const ready = await orderIn(shop, 'ready_for_pickup');
  const days = [1, 2, 2, 2];
  for (const wait of days) {
    town.world.pass(wait * 86_400_000);
    await deadlines(timed, town.world.deps);
  }
  const after = await order(ready._id);
  expect(movesIn(after).slice(-4)).toEqual(['remind', 'remindAgain', 'callBuyer', 'lapse']);
  expect(after).toMatchObject({ state: 'completed', disposition: 'refunded' });
  expect(await payment(ready._id)).toMatchObject({ free: 0 });
  expect(await item()).toEqual([10, 10, 0, 0]);
});

test('a refund is asked for one’s own order only, and staff do not decide on their own', async () => {
  const { _id: id } = await bought(shop, cast.staff);
  const own: RefundView = await askBack(shop, id, cast.staff);
  const lines = [{ sku: shop.sku, quantity: 1 }];
  const strange = await town.world.call(cast.neighbour, 'shop.askRefund', { order: id, lines, reason: '替他退' });
  expect(strange).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await town.world.call(cast.staff, 'shop.approveRefund', { id: own.id })).toMatchObject({
    ok: false,
    error: { code: 'FORBIDDEN' },
  });
});
