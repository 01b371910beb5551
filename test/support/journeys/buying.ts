import { decoded } from '../journey';
import type { Driver } from '../driver';
import { BUYER, STAFF, type Market } from '../market';
import { inAddress } from './words';
import type { Play } from './play';

export const FLOUR = '“隆泰”石磨面粉';
const VINEGAR = '新山湾醋';
const MINUTE = 60_000;

/** From the code on the shelf to WeChat’s own screen; the order that waits for the money. */
const orderFlour = async (buyer: Driver, market: Market): Promise<string> => {
  const { link } = await market.shelf(FLOUR);
  expect(link).toMatch(/^https:\/\/home\.linli-huiyin\.example\/s\/2[0-9A-Z]{10}$/);
  await buyer.scan(link);
  await buyer.see(FLOUR);
  await buyer.see('演示价');
  await buyer.tap('多一份' + FLOUR);
  await buyer.tap('买这个');
  await buyer.tap('下单付款 ¥57.60');
  await buyer.see('等您付款');
  return inAddress(buyer, 'id');
};

/** The six digits on the buyer’s screen; the QR code beside them says the same. */
const codeOn = async (buyer: Driver, market: Market): Promise<string> => {
  await buyer.see(/^\d{3} \d{3}$/);
  const code = (/^\d{3} \d{3}$/m.exec(await buyer.text())?.[0] ?? '').replace(' ', '');
  const [drawn = ''] = await buyer.pictures(1, 'data:image/png');
  expect(decoded(drawn.slice(drawn.indexOf(',') + 1))).toBe(`pickup:${market.counter}:${code}`);
  return code;
};

const makeReady = async (staff: Driver, id: string, market: Market): Promise<void> => {
  await staff.open(`pages/stall/desk/index?area=${market.counter}`);
  await staff.see(FLOUR);
  await staff.open(`pages/stall/order/index?id=${id}`);
  await staff.tap('开始备货');
  await staff.tap('备好了，请来取');
  await staff.see('等买家拿取货码来取。交货前一定要核对取货码。');
};

const collect = async (staff: Driver, code: string, market: Market): Promise<void> => {
  await staff.open(`pages/stall/verify/index?counter=${market.counter}`);
  await staff.fill('或者输入六位数字', code);
  await staff.tap('货交给买家了');
  await staff.see('交好了，这个码不能再用。');
};

/** Flour is bought from the code on the shelf, paid, made ready and collected by its code. */
export const flour: Play = async ({ phone, market }) => {
  const [buyer, staff] = [await phone(BUYER), await phone(STAFF)];
  const id = await orderFlour(buyer, market);
  await buyer.answer(true);
  await buyer.see('已付款，等备货');
  await buyer.see('取货码（还没备好）');
  await buyer.see('还没备好，先别跑一趟。备好了会告诉您。');
  const code = await codeOn(buyer, market);
  await makeReady(staff, id, market);
  await buyer.open(`pages/shop/order/index?id=${id}`);
  await buyer.see('备好了，来取吧');
  expect(await codeOn(buyer, market)).toBe(code);
  await buyer.shot('order-ready');
  await collect(staff, code, market);
  await staff.open(`pages/stall/verify/index?counter=${market.counter}`);
  staff.hold(`pickup:${market.counter}:${code}`);
  await staff.tap('扫买家的取货码');
  await staff.see(/已经取走了，别再给第二次/);
  await buyer.open('pages/shop/mine/index');
  await buyer.tap(FLOUR);
  await buyer.see('已取走');
  await buyer.open('pages/inbox/list/index');
  await buyer.tap(`“${FLOUR}”取走了，吃得好再来`);
  await buyer.see('核对取货码，交给您了');
};

/** One bag goes back: asked by the buyer, agreed by staff, paid back by WeChat. */
export const refund: Play = async ({ phone, market }) => {
  const [buyer, staff] = [await phone(BUYER), await phone(STAFF)];
  const id = await orderFlour(buyer, market);
  await buyer.answer(true);
  await buyer.see('已付款，等备货');
  await buyer.tap('有问题，申请退款');
  await buyer.tap('多一份' + FLOUR);
  await buyer.see('退回 ¥28.80');
  await buyer.fill('为什么退', '买多了一袋');
  await buyer.tap('申请退款');
  await buyer.see('等货柜的人看');
  await staff.open(`pages/stall/desk/index?area=${market.counter}`);
  await staff.tap('退款');
  await staff.tap('退款 ¥28.80');
  await staff.tap('同意，退 ¥28.80');
  await staff.see('同意了，正在退钱');
  await market.later(0);
  await market.later(MINUTE);
  await buyer.open(`pages/shop/order/index?id=${id}`);
  await buyer.see('钱已退回微信');
  await buyer.see(/退 1 份/);
  expect(await market.order(id)).toMatchObject({ state: 'paid', refunds: [{ state: 'succeeded', amount: 2880 }] });
};

/** With every notification lost, the returning phone alone tells that it is paid. */
export const lostNotice: Play = async ({ phone, market }) => {
  const [buyer, staff] = [await phone(BUYER), await phone(STAFF)];
  const id = await orderFlour(buyer, market);
  await buyer.answer(false);
  await buyer.see('付款 ¥57.60');
  await market.loseNotifications();
  await buyer.tap('付款 ¥57.60');
  await buyer.answer(true);
  await buyer.see('已付款，等备货');
  const code = await codeOn(buyer, market);
  await makeReady(staff, id, market);
  await collect(staff, code, market);
  await market.endFaults();
  expect(await market.order(id)).toMatchObject({ state: 'picked_up', paidAt: expect.any(Number) });
};

/** What is paid on one phone is seen on the other without a tap. */
export const paidElsewhere: Play = async ({ phone, market }) => {
  const [buyer, elsewhere] = [await phone(BUYER), await phone(BUYER)];
  const id = await orderFlour(buyer, market);
  await buyer.answer(false);
  await buyer.see('付款 ¥57.60');
  await elsewhere.open(`pages/shop/order/index?id=${id}`);
  await elsewhere.tap('付款 ¥57.60');
  await elsewhere.answer(true);
  await elsewhere.see('已付款，等备货');
  await buyer.see('已付款，等备货');
};

/** Money that comes after the order was given up goes back by itself. */
export const lateMoney: Play = async ({ phone, market }) => {
  const [buyer, elsewhere] = [await phone(BUYER), await phone(BUYER)];
  const before = await market.left(FLOUR);
  const id = await orderFlour(buyer, market);
  await elsewhere.open(`pages/shop/order/index?id=${id}`);
  await elsewhere.tap('不要了，取消');
  await elsewhere.tap('取消这一单');
  await elsewhere.see('正在取消');
  await market.closedAtWeChat(id);
  await buyer.answer(true);
  await buyer.see('已取消');
  await market.later(0);
  await market.later(MINUTE);
  expect(await market.order(id)).toMatchObject({
    state: 'cancelled',
    refunds: [{ state: 'succeeded', automatic: true, amount: 5760 }],
  });
  expect(await market.left(FLOUR)).toBe(before);
  await buyer.open(`pages/shop/order/index?id=${id}`);
  await buyer.see('钱已经原路退回您的微信。');
  await buyer.shot('order-late');
};

/** What has run out, changed its price or been withdrawn is told in a sentence. */
export const changed: Play = async ({ phone, market }) => {
  const buyer = await phone(BUYER);
  const { product } = await market.shelf(VINEGAR);
  const [sku] = product.skus;
  if (!sku) throw new Error('vinegar has a size');
  const about = { id: product.id, name: VINEGAR, village: product.village, uses: product.uses, story: '' };
  const priced = (price: number) =>
    market.staff('shop.editProduct', {
      ...about,
      priceNote: '演示价',
      skus: [{ sku: sku.sku, spec: sku.spec, price }],
    });
  const count = (change: number) =>
    market.staff('shop.stock', { counter: market.counter, product: product.id, sku: sku.sku, change, reason: '盘点' });
  await buyer.open(`pages/shop/product/index?id=${product.id}&counter=${market.counter}`);
  await buyer.tap('买这个');
  await buyer.see('下单付款 ¥15.80');
  await priced(1680);
  await buyer.tap('下单付款 ¥15.80');
  await buyer.see('价钱刚变了，上面已经是新的价钱。看过没问题，再点一次。');
  await buyer.see('下单付款 ¥16.80');
  await count(-(sku.left ?? 0));
  await buyer.tap('下单付款 ¥16.80');
  await buyer.see('刚才有人先买走了，货柜里没这么多了。请改少些再下单。');
  await buyer.see('刚卖完了，请拿掉这一样。');
  await market.staff('shop.withdrawProduct', { id: product.id, reason: '这一批卖完了' });
  await buyer.open(`pages/shop/cart/index?counter=${market.counter}`);
  await buyer.see('这样不卖了，请从购物袋里拿掉。');
  await buyer.tap('拿掉这一样');
  await buyer.see('购物袋是空的');
};
