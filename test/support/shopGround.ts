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

/** An input that the handlers of the shop accept. */
export const shopInput = async (town: Town, name: string, { id, openid }: Asked, given: object): Promise<object> => {
  const { community: place, world } = town;
  const { counter, product, sku, farm } = await shopOf(town);
  switch (name) {
    case 'counters':
    case 'farms':
    case 'addFarm':
      return { ...given, place };
    case 'addProduct':
      return { ...given, place, farm };
    case 'quote':
      return { counter, lines: [{ sku, quantity: 2 }] };
    case 'placeOrder': {
      // Nobody may have more than two unpaid orders at one counter.
      const own = await openShop(town, 5);
      return { counter: own.counter, lines: [{ sku: own.sku, quantity: 2 }], total: 2 * PRICE };
    }
    case 'stock':
      return { ...given, counter, product, sku };
    case 'shelfPicture':
      return { ...given, counter, product };
    case 'shelf': {
      const picture = { counter, product, format: 'svg' };
      const { number } = await world.ok<{ number: string }>(cast.staff, 'shop.shelfPicture', picture);
      return { code: number };
    }
    case 'products':
    case 'goods':
    case 'setCounter':
    case 'desk':
    case 'refunds':
      return { ...given, counter };
    case 'byCode':
      return { counter, code: (await bought(await shopOf(town))).code };
    case 'askRefund': {
      const { _id: order } = await bought(await shopOf(town), openid);
      return { order, lines: [{ sku, quantity: 1 }], reason: '买多了' };
    }
    case 'editProduct': {
      const { skus } = await docOf<ProductDoc>(town, 'products', id);
      return { ...given, id, skus };
    }
    case 'verifyCode':
      return { id, code: (await docOf<OrderDoc>(town, 'orders', id)).code };
    case 'sales':
      return { id, month: monthOf(world.deps.now()) };
    case 'mine':
      return given;
    default:
      return { ...given, id };
  }
};
