import { decoded, landing } from '../support/journey';
import { BUYER, openMarket, orderOn, payNow, STAFF, type Market } from '../support/market';
import type { Phone } from '../support/phone';

const VINEGAR = '新山湾醋';
const FLOUR = '“隆泰”石磨面粉';
const MINUTE = 60_000;

const sized = ({ sku, spec }: { sku: string; spec: string }) => ({ sku, spec });

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterEach(async () => expect(await market.journey.putDown()).toEqual([]));
afterAll(() => market.stop());

/** From the code on the shelf to WeChat’s own screen; the order that waits for the money. */
const orderFlour = async (buyer: Phone): Promise<string> => {
  const { link } = await market.shelf(FLOUR);
  expect(link).toMatch(/^https:\/\/home\.linli-huiyin\.example\/s\/2[0-9A-Z]{10}$/);
  await buyer.open(landing(link));
  await buyer.see(FLOUR);
  await buyer.see('演示价');
  await buyer.tap('多一份' + FLOUR);
  await buyer.tap('买这个');
  await buyer.tap('下单付款 ¥57.60');
  return orderOn(buyer);
};

/** The six digits on the buyer’s screen; the QR code beside them says the same. */
const codeOn = async (buyer: Phone): Promise<string> => {
  const digits = buyer
    .front()
    .getByText(/^\d{3} \d{3}$/)
    .first();
  const code = ((await digits.textContent()) ?? '').replace(' ', '');
  const src = (await buyer.front().locator('img[src^="data:image/png"]').first().getAttribute('src')) ?? '';
  expect(decoded(src.slice(src.indexOf(',') + 1))).toBe(`pickup:${market.counter}:${code}`);
  return code;
};

const makeReady = async (staff: Phone, id: string): Promise<void> => {
  await staff.open(`pages/stall/desk/index?area=${market.counter}`);
  await staff.see(FLOUR);
  await staff.open(`pages/stall/order/index?id=${id}`);
  await staff.tap('开始备货');
  await staff.tap('备好了，请来取');
  await staff.see('等买家拿取货码来取。交货前一定要核对取货码。');
};

const collect = async (staff: Phone, code: string): Promise<void> => {
  await staff.open(`pages/stall/verify/index?counter=${market.counter}`);
  await staff.fill('或者输入六位数字', code);
  await staff.tap('货交给买家了');
  await staff.see('交好了，这个码不能再用。');
};

const phones = async (): Promise<[Phone, Phone]> => [
  await market.journey.phone(BUYER),
  await market.journey.phone(STAFF),
];

test('flour is bought from the code on the shelf, paid, made ready and collected by its code', async () => {
  const [buyer, staff] = await phones();
  const id = await orderFlour(buyer);
  await payNow(buyer);
  await buyer.see('已付款，等备货');
  await buyer.see('取货码（还没备好）');
  await buyer.see('还没备好，先别跑一趟。备好了会告诉您。');
  const code = await codeOn(buyer);
  await makeReady(staff, id);
  await buyer.open(`pages/shop/order/index?id=${id}`);
  await buyer.see('备好了，来取吧');
  expect(await codeOn(buyer)).toBe(code);
  await buyer.shot('order-ready');
  await collect(staff, code);
  await staff.open(`pages/stall/verify/index?counter=${market.counter}`);
  await staff.fill('或者输入六位数字', code);
  await staff.see(/已经取走了，别再给第二次/);
  await buyer.open(`pages/shop/order/index?id=${id}`);
  await buyer.see('已取走');
  await buyer.open('pages/inbox/list/index');
  await buyer.tap(`“${FLOUR}”取走了，吃得好再来`);
  await buyer.see('核对取货码，交给您了');
});

test('one bag goes back: asked by the buyer, agreed by staff, paid back by WeChat', async () => {
  const [buyer, staff] = await phones();
  const id = await orderFlour(buyer);
  await payNow(buyer);
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
});

test('with every notification lost, the returning phone alone tells that it is paid', async () => {
  const [buyer, staff] = await phones();
  const id = await orderFlour(buyer);
  await market.loseNotifications();
  await payNow(buyer);
  await buyer.see('已付款，等备货');
  const code = await codeOn(buyer);
  await makeReady(staff, id);
  await collect(staff, code);
  await market.findNotifications();
  expect(await market.order(id)).toMatchObject({ state: 'picked_up', paidAt: expect.any(Number) });
});

test('money that comes after the order was given up goes back by itself', async () => {
  const buyer = await market.journey.phone(BUYER);
  const elsewhere = await market.journey.phone(BUYER);
  const before = await market.left(FLOUR);
  const id = await orderFlour(buyer);
  await buyer.page.getByText('先不付', { exact: true }).last().waitFor();
  await elsewhere.open(`pages/shop/order/index?id=${id}`);
  await elsewhere.tap('不要了，取消');
  await elsewhere.tap('取消这一单');
  await elsewhere.see('正在取消');
  await market.closedAtWeChat(id);
  await payNow(buyer);
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
});

test('what has run out, changed its price, been withdrawn or is closed is told in a sentence', async () => {
  const buyer = await market.journey.phone(BUYER);
  const { product } = await market.shelf(VINEGAR);
  const [sku] = product.skus;
  if (!sku) throw new Error('vinegar has a size');
  const about = { id: product.id, name: VINEGAR, village: product.village, uses: product.uses, story: '' };
  const priced = (price: number) =>
    market.staff('shop.editProduct', { ...about, priceNote: '演示价', skus: [{ ...sized(sku), price }] });
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
});

test('a closed counter sells nothing and says so', async () => {
  const buyer = await market.journey.phone(BUYER);
  const set = (open: boolean) =>
    market.staff('shop.setCounter', { counter: market.counter, hours: '每天 8:30–18:00', open, unattended: false });
  await set(false);
  const { link } = await market.shelf(FLOUR);
  await buyer.open(landing(link));
  await buyer.see('货柜现在不接单，请等它开了再买。东西还在购物袋里。');
  await set(true);
  await buyer.open(landing(link));
  await buyer.see('买这个');
});
