import type { ProductView } from '../../src/domain/shop/catalogue';
import type { OrderDoc, OrderState, OrderView, RefundState, RefundView } from '../../src/domain/shop/order';
import { orderMachine } from '../../src/domain/shop/orderMachine';
import {
  paymentFor,
  paymentMachine,
  refundMachine,
  type PaymentDoc,
  type RefundDoc,
} from '../../src/domain/shop/payment';
import type { StockDoc } from '../../src/domain/shop/stock';
import { newborn } from '../../cloudfunctions/_kernel/begin';
import { bySystem } from '../../cloudfunctions/_kernel/bySystem';
import { drainInline } from '../../cloudfunctions/_kernel/events';
import { paymentId } from '../../cloudfunctions/_kernel/hash';
import type { AnyMachine, Stateful, Line } from '../../src/domain/_kernel/machine';
import { cast, type Town } from './town';
import { docOf } from './walk';
import { newRequest } from './world';

type Made = { id: string };

/** A counter with one product on its shelf. */
export interface Shop {
  town: Town;
  counter: string;
  farm: string;
  product: string;
  sku: string;
}

export const PRICE = 2880;
let shops = 0;

/** A farm with one product, and a counter that has `stock` of it. */
export const openShop = async (town: Town, stock = 1000): Promise<Shop> => {
  const { ok } = town.world;
  const name = `货柜${(shops += 1)}`;
  const place = town.community;
  const counter = (await ok<Made>(cast.staff, 'places.add', { parent: place, kind: 'counter', name })).id;
  await ok(cast.staff, 'shop.setCounter', { counter, hours: '每天 8:30–18:00', open: true, unattended: false });
  const about = { name: '演示合作社', brand: '隆泰', village: '演示村', story: '' };
  const farm = (await ok<Made>(cast.staff, 'shop.addFarm', { place, ...about })).id;
  const told = { name: '石磨面粉', village: '演示村', uses: '蒸馍、擀面', story: '', priceNote: '演示价', photos: [] };
  const input = { place, farm, ...told, skus: [{ spec: '5 斤', price: PRICE }] };
  const product = await ok<ProductView>(cast.staff, 'shop.addProduct', input);
  const sku = product.skus[0]?.sku ?? '';
  const shop = { town, counter, farm, product: product.id, sku };
  await restock(shop, stock);
  return shop;
};

/** Counts goods into the counter of a shop, or out of it. */
export const restock = ({ town, counter, product, sku }: Shop, change: number) =>
  town.world.ok(cast.staff, 'shop.stock', { counter, product, sku, change, reason: '盘点' });

let buyers = 0;
/** Somebody who has bought nothing yet. */
export const newBuyer = (): string => `openid-buyer-${(buyers += 1)}`;

/** Orders a quantity of the one product at its price. */
export const buy = (
  { town, counter, sku }: Shop,
  openid: string,
  quantity = 1,
  part: object = {},
  request?: string,
) => {
  const input = { counter, lines: [{ sku, quantity }], total: quantity * PRICE, ...part };
  return town.world.ok<OrderView>(openid, 'shop.placeOrder', input, request);
};

/** The stock document of a shop. */
export const stockIn = async ({ town, counter }: Shop): Promise<StockDoc> => {
  const stock = await town.world.deps.store.get<StockDoc>('stocks', counter);
  if (!stock) throw new Error(`no counter ${counter}`);
  return stock;
};

/** Makes a move by the system, as the function `pay` or the timer does. */
export const systemMove = async <D extends Stateful>(
  town: Town,
  machine: AnyMachine,
  id: string,
  move: string,
  set: object = {},
  system: 'payment' | 'timer' = 'payment',
): Promise<D | undefined> => {
  const doc = await docOf<D>(town, machine.collection, id);
  const change = () => ({ set });
  return bySystem(doc, { system, machine, move, requestId: newRequest(), change }, town.world.deps);
};

/** The payment of an order as `pay.prepay` makes it: written, and asked for at WeChat. */
export const prepaid = async (town: Town, order: string): Promise<string> => {
  const { deps } = town.world;
  const id = paymentId(order);
  const at = deps.now();
  const act = { person: 'system', grant: 'payment', requestId: newRequest(), bodyHash: '', at, note: '', photos: [] };
  const doc = await docOf<OrderDoc>(town, 'orders', order);
  const payment = newborn<PaymentDoc>(paymentMachine, 'create', id, doc.area, paymentFor(doc), act);
  if (await deps.store.insert('payments', payment)) await drainInline(paymentMachine, payment, deps);
  await systemMove(town, paymentMachine, id, 'prepay', { prepayId: 'prepay-1' });
  return id;
};

/** Lets WeChat’s confirmation of a payment arrive. */
export const succeed = (town: Town, payment: string) =>
  systemMove<PaymentDoc>(town, paymentMachine, payment, 'succeed', {
    transactionId: `tx-${payment}`,
    paidAt: town.world.deps.now(),
  });

/** An order that somebody has paid. */
export const bought = async (shop: Shop, openid = newBuyer(), quantity = 1): Promise<OrderDoc> => {
  const { id } = await buy(shop, openid, quantity);
  await succeed(shop.town, await prepaid(shop.town, id));
  return docOf<OrderDoc>(shop.town, 'orders', id);
};

type Step = (shop: Shop, id: string, openid: string) => Promise<unknown>;
const staff =
  (action: string, part: object = {}): Step =>
  ({ town }, id) =>
    town.world.ok(cast.staff, action, { id, ...part });
const pay: Step = async ({ town }, id) => succeed(town, await prepaid(town, id));
const as =
  (mode: OrderDoc['mode']): Step =>
  ({ town }, id) =>
    town.world.deps.store.updateIf('orders', id, {}, { set: { mode } });
const by =
  (move: string, system: 'payment' | 'timer'): Step =>
  ({ town }, id) =>
    systemMove(town, orderMachine, id, move, {}, system);
const collect: Step = async ({ town }, id) => {
  const { code } = await docOf<OrderDoc>(town, 'orders', id);
  await town.world.ok(cast.staff, 'shop.verifyCode', { id, code });
};
const cancel: Step = ({ town }, id, openid) => town.world.ok(openid, 'shop.cancel', { id });
const ask: Step = ({ town }, id) => prepaid(town, id);

const ready = [pay, staff('shop.prepare'), staff('shop.ready')];
const WAY: Readonly<Record<OrderState, readonly Step[]>> = {
  pending_payment: [],
  closing: [ask, cancel],
  paid: [pay],
  preparing: [pay, staff('shop.prepare')],
  ready_for_pickup: ready,
  carried: [...ready, staff('shop.carry', { carrier: '楼里的志愿者' })],
  picked_up: [...ready, collect],
  self_taken: [pay, as('self_take'), ({ town }, id, openid) => town.world.ok(openid, 'shop.selfTake', { id })],
  forming: [as('group'), pay],
  formed: [as('group'), pay, by('form', 'payment')],
  failed: [as('group'), pay, by('disband', 'timer')],
  completed: [...ready, collect, by('complete', 'timer')],
  cancelled: [cancel],
};

/** An order of a buyer of its own, walked to a state. */
export const orderIn = async (shop: Shop, state: OrderState): Promise<OrderDoc> => {
  const openid = newBuyer();
  const { id } = await buy(shop, openid);
  for (const step of WAY[state]) await step(shop, id, openid);
  return docOf<OrderDoc>(shop.town, 'orders', id);
};

/** Asks for some pieces of the product of an order back. */
export const askBack = (shop: Shop, order: string, openid: string, quantity = 1) =>
  shop.town.world.ok<RefundView>(openid, 'shop.askRefund', {
    order,
    lines: [{ sku: shop.sku, quantity }],
    reason: '买多了',
  });

const REFUND_WAY: Readonly<Record<RefundState, readonly string[]>> = {
  requested: [],
  approved: ['approve'],
  rejected: ['reject'],
  processing: ['approve', 'process'],
  succeeded: ['approve', 'process', 'succeed'],
  failed: ['approve', 'process', 'fail'],
};

/** Makes one move of a refund: staff decide, the system pays back. */
export const moveRefund = async (town: Town, id: string, move: string): Promise<unknown> => {
  if (move === 'approve') return town.world.ok(cast.staff, 'shop.approveRefund', { id });
  if (move === 'reject') return town.world.ok(cast.staff, 'shop.rejectRefund', { id, reason: '已经拆袋' });
  return systemMove(town, refundMachine, id, move);
};

/** A refund of one piece of a paid order of two, walked to a state. */
export const refundIn = async (shop: Shop, state: RefundState): Promise<RefundDoc> => {
  const openid = newBuyer();
  const { id } = await askBack(shop, (await bought(shop, openid, 2))._id, openid);
  for (const move of REFUND_WAY[state]) await moveRefund(shop.town, id, move);
  return docOf<RefundDoc>(shop.town, 'refunds', id);
};

/** The moves in a document’s history, oldest first. */
export const movesIn = (doc: { timeline: readonly Line[] }): string[] => doc.timeline.map(({ move }) => move);
