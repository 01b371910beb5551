import { personaOf } from '../../../devcloud/stage/personas';
import { readDemo } from '../../../devcloud/stage/seed/play';
import type { BoardBuilding } from '../../../devcloud/stage/seed/shapes';
import type { ProductView } from '../../../src/domain/shop/catalogue';
import type { OrderView } from '../../../src/domain/shop/order';
import type { Site } from '../journey';
import { POLICY_VERSION } from '../../../src/domain/_kernel/policy';
import { newRequest } from '../world';
import { layRegister, type RegisterGround } from './register';
import { layHome, type HomeGround } from './home';
import { layVenues, type VenueGround } from './venues';

/** Where in the demo there is something to look at. */
export interface Ground {
  home: HomeGround;
  venues: VenueGround;
  building: string;
  /** The communities of the grid worker’s and of the counter’s staff, and the grid of the former. */
  community: string;
  district: string;
  exchange: string;
  grid: string;
  counter: string;
  product: string;
  reports: Readonly<Record<string, string>>;
  wishes: Readonly<Record<string, string>>;
  orders: { unpaid: string; paid: string; ready: string };
  refund: string;
  /** Printed links by whose home they hang at, and the query of a page that a scan opens. */
  register: RegisterGround;
  homes: Readonly<Record<string, string>>;
  link: string;
}

interface Grants {
  grants: { level: string; area: string }[];
}

const openid = (key: string): string => personaOf(key).openid;
const BUYER = openid('zhao');

const as =
  ({ product }: Site, who: string) =>
  <T>(action: string, input: object): Promise<T> =>
    product.call<T>(openid(who), action, input, newRequest());

const pay = async ({ product, system }: Site, id: string): Promise<void> => {
  const ask = <T>(action: string): Promise<T> =>
    product.invoke<T>(BUYER, 'pay', { action, input: { id }, requestId: newRequest() });
  const { data } = await ask<{ data: object }>('pay.prepay');
  const headers = { 'content-type': 'application/json', 'x-openid': BUYER };
  const body = JSON.stringify({ ...data, answer: 'pay' });
  const paid = await fetch(`${system.cloud.url}/client/pay`, { method: 'POST', headers, body });
  if (!paid.ok) throw new Error(await paid.text());
  await ask('pay.confirm');
};

const order = async (site: Site, counter: string, product: ProductView): Promise<OrderView> => {
  const [sku] = product.skus;
  if (!sku) throw new Error('a product without sizes');
  const lines = [{ sku: sku.sku, quantity: 2 }];
  return as(site, 'zhao')<OrderView>('shop.placeOrder', { counter, lines, total: sku.price * 2 });
};

const trade = async (site: Site, counter: string, id: string): Promise<Pick<Ground, 'orders' | 'refund'>> => {
  const product = await as(site, 'zhao')<ProductView>('shop.product', { id, counter });
  const ready = await order(site, counter, product);
  await pay(site, ready.id);
  const paid = await order(site, counter, product);
  await pay(site, paid.id);
  const unpaid = await order(site, counter, product);
  for (const move of ['prepare', 'ready']) await as(site, 'staff3')(`shop.${move}`, { id: ready.id });
  const lines = [{ sku: ready.lines[0]?.sku ?? '', quantity: 1 }];
  const asked = await as(site, 'zhao')<{ id: string }>('shop.askRefund', {
    order: ready.id,
    lines,
    reason: '买多了一袋',
  });
  return { orders: { unpaid: unpaid.id, paid: paid.id, ready: ready.id }, refund: asked.id };
};

const areaOf = async (site: Site, who: string, level: string): Promise<string> =>
  (await as(site, who)<Grants>('people.me', {})).grants.find((grant) => grant.level === level)?.area ?? '';

/** Somebody’s number to be confirmed, a complaint to be judged and a role to be taken. */
const leave = async (site: Site, building: string, grid: string, wish: string): Promise<void> => {
  await as(site, 'wang')('people.consent', { version: POLICY_VERSION, scopes: ['basic', 'contact'] });
  await as(site, 'wang')('people.tellPhone', { place: building, phone: '13900000002' });
  await as(site, 'li')('complaints.complain', { kind: 'wish', subject: wish, reason: 'untrue' });
  const post = { role: 'gridWorker', level: 'grid4', area: grid, title: '网格员戊（演示）' };
  await as(site, 'staff')('people.invite', post);
};

/** Looks through the demo, and makes the orders that it does not have. */
export const layGround = async (site: Site): Promise<Ground> => {
  const demo = readDemo(site.system.dataDir);
  if (!demo) throw new Error('no demo data');
  const buildings = demo.board.flatMap(({ compounds }) => compounds).flatMap((one) => one.buildings);
  const at = (key: string): BoardBuilding | undefined => buildings.find((one) => one.key === key);
  const code = (key: string): string => at(key)?.codes.find(({ state }) => state === 'active')?.link ?? '';
  const community = await areaOf(site, 'staff', 'community');
  const grid = await areaOf(site, 'grid1', 'grid4');
  const shelf = demo.shelves[0];
  if (!shelf) throw new Error('no shelf');
  await leave(site, at('ht-10')?.id ?? '', grid, demo.wishes['clinic'] ?? '');
  return {
    home: await layHome(site),
    venues: await layVenues(site, community),
    building: at('ht-10')?.id ?? '',
    community,
    district: await areaOf(site, 'officer', 'district'),
    exchange: await areaOf(site, 'staff3', 'community'),
    grid,
    counter: shelf.counter,
    product: shelf.product,
    reports: demo.reports,
    wishes: demo.wishes,
    ...(await trade(site, shelf.counter, shelf.product)),
    register: await layRegister(site),
    homes: { wang: code('ht-10'), zhao: code('jt-1') },
    link: `q=${encodeURIComponent(code('ht-3'))}`,
  };
};
