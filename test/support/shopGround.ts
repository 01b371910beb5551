import type { Stateful } from '../../src/domain/_kernel/machine';
import { monthOf } from '../../src/domain/_kernel/time';
import type { ProductDoc } from '../../src/domain/shop/catalogue';
import type { OrderDoc, OrderState, RefundState } from '../../src/domain/shop/order';
import { bought, openShop, orderIn, prepaid, PRICE, refundIn, type Shop } from './shops';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';

const shops = new WeakMap<Town, Promise<Shop>>();

/** The one shop of a town that its walks share. */
const shopOf = (town: Town): Promise<Shop> => {
  const shop = shops.get(town) ?? openShop(town, 1000);
  shops.set(town, shop);
  return shop;
};

const productIn = async (town: Town, state: string): Promise<Stateful> => {
  const shop = await openShop(town, 5);
  const input = { id: shop.product, reason: '这一批卖完了' };
  if (state === 'withdrawn') await town.world.ok(cast.staff, 'shop.withdrawProduct', input);
  return docOf(town, 'products', shop.product);
};

/** How documents of the shop are walked to a state. */
export const SHOP_WALKS: Readonly<Record<string, (town: Town, state: string) => Promise<Stateful>>> = {
  order: async (town, state) => orderIn(await shopOf(town), state as OrderState),
  refund: async (town, state) => refundIn(await shopOf(town), state as RefundState),
  farm: async (town) => docOf(town, 'farms', (await shopOf(town)).farm),
  product: productIn,
};

/** What a copy of an order or a refund needs before an action can be done on it. */
export const shopFitting = async (town: Town, action: string, id: string): Promise<Record<string, unknown>> => {
  // WeChat knows of the payment, so that the order stays where the move leads until WeChat confirms.
  if (action === 'shop.cancel') await prepaid(town, id);
  if (action === 'shop.selfTake') return { mode: 'self_take' };
  // Copies of a refund would share the money of one order.
  if (action === 'shop.approveRefund') return { order: (await bought(await shopOf(town)))._id };
  return {};
};

type Given = Asked & { town: Town; shop: Shop; given: object };

/** The inputs that need more than the ids of the town's one shop. */
const PREPARED: Readonly<Record<string, (asked: Given) => Promise<object>>> = {
  placeOrder: async ({ town }) => {
    // Nobody may have more than two unpaid orders at one counter.
    const own = await openShop(town, 5);
    return { counter: own.counter, lines: [{ sku: own.sku, quantity: 2 }], total: 2 * PRICE };
  },
  shelf: async ({ town, shop: { counter, product } }) => {
    const picture = { counter, product, format: 'svg' };
    return { code: (await town.world.ok<{ number: string }>(cast.staff, 'shop.shelfPicture', picture)).number };
  },
  byCode: async ({ shop }) => ({ counter: shop.counter, code: (await bought(shop)).code }),
  askRefund: async ({ shop, openid }) => {
    const { _id: order } = await bought(shop, openid);
    return { order, lines: [{ sku: shop.sku, quantity: 1 }], reason: '买多了' };
  },
  editProduct: async ({ town, given, id }) => {
    const { skus } = await docOf<ProductDoc>(town, 'products', id);
    return { ...given, id, skus };
  },
  verifyCode: async ({ town, id }) => ({ id, code: (await docOf<OrderDoc>(town, 'orders', id)).code }),
};

const AT_PLACE = new Set(['counters', 'farms', 'addFarm', 'addProduct']);
const AT_COUNTER = new Set(['products', 'goods', 'setCounter', 'desk', 'refunds', 'quote', 'stock', 'shelfPicture']);

/** An input that the handlers of the shop accept: the example with the ids of the town's one shop. */
export const shopInput = async (town: Town, name: string, asked: Asked, given: object): Promise<object> => {
  const shop = await shopOf(town);
  const { counter, product, sku, farm } = shop;
  const prepared = PREPARED[name];
  if (prepared) return prepared({ ...asked, town, shop, given });
  if (AT_PLACE.has(name)) return { ...given, place: town.community, ...('farm' in given ? { farm } : {}) };
  if (AT_COUNTER.has(name)) {
    const named = { ...('product' in given ? { product } : {}), ...('sku' in given ? { sku } : {}) };
    return { ...given, counter, ...named, ...('lines' in given ? { lines: [{ sku, quantity: 2 }] } : {}) };
  }
  if (name === 'sales') return { id: asked.id, month: monthOf(town.world.deps.now()) };
  return name === 'mine' ? given : { ...given, id: asked.id };
};
