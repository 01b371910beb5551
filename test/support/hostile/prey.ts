import type { OrderDoc } from '../../../src/domain/shop/order';
import type { WishDoc } from '../../../src/domain/wall/schema';
import { leavePhone } from '../reachable';
import { askBack, bought, buy, openShop, orderIn, PRICE, type Shop } from '../shops';
import { buildTown, cast, tinyJpeg, type Town } from '../town';
import { makeWish, postWish, wish, wishDoc } from '../wishes';
import { newRequest, startWorld } from '../world';

/** What there is to be attacked: other people’s orders, money, goods, wishes and photos. */
export interface Prey {
  town: Town;
  shop: Shop;
  /** Another counter of the same community, and one of another’s. */
  next: Shop;
  far: string;
  unpaid: string;
  paid: OrderDoc;
  ready: OrderDoc;
  collected: OrderDoc;
  refund: string;
  open: string;
  taken: WishDoc;
  fulfilled: string;
  upload: string;
}
/** The one who bought and owns what is attacked; the resident posted the wishes, the neighbour has taken one on. */
export const BUYER = 'openid-buyer-of-flour';

/** Everything worth attacking, in a town of its own. */
export const startPrey = async (): Promise<Prey> => {
  const town = await buildTown(await startWorld());
  const { world } = town;
  const [shop, next] = [await openShop(town, 20), await openShop(town, 20)];
  const named = { parent: town.otherCommunity, kind: 'counter', name: '别处的货柜' };
  const far = (await world.ok<{ id: string }>(cast.otherStaff, 'places.add', named)).id;
  const opened = { counter: far, hours: '每天', open: true, unattended: false };
  await world.ok(cast.otherStaff, 'shop.setCounter', opened);
  const paid = await bought(shop, BUYER, 2);
  const taken = (await postWish(town)).id;
  await makeWish(town, taken, 'claim');
  const fulfilled = (await postWish(town)).id;
  for (const move of ['claim', 'start', 'fulfil', 'confirm'] as const) await makeWish(town, fulfilled, move);
  await world.ok(BUYER, 'people.enter', {});
  // They may promise help: what keeps them out is what they try.
  await leavePhone(world, cast.stranger, cast.resident);
  return {
    ...{ town, shop, next, far, paid, fulfilled },
    unpaid: (await buy(shop, BUYER)).id,
    ready: await orderIn(shop, 'ready_for_pickup'),
    collected: await orderIn(shop, 'picked_up'),
    refund: (await askBack(shop, paid._id, BUYER)).id,
    open: (await postWish(town)).id,
    taken: await wishDoc(town, taken),
    upload: await world.upload(cast.resident, 'wish', newRequest(), tinyJpeg),
  };
};

/** An order of one piece as it should be, with a part that should not. */
export const cart = ({ shop: { counter, sku } }: Prey, line: object = {}, part: object = {}) => ({
  counter,
  lines: [{ sku, quantity: 1, ...line }],
  total: PRICE,
  ...part,
});

/** A wish as it should be, with a part that should not. */
export const posting = ({ town }: Prey, part: object = {}) => ({ place: town.building, ...wish, ...part });

/** What somebody tries, in words; with what; and the declared failure that answers him. */
export type Attack = [what: string, who: string, action: string, input: (on: Prey) => object, code: string];
export const reason = '就是想试一试';
/** The order that is attacked. */
export const whose = ({ paid }: Prey) => ({ id: paid._id });
