import type { Driver } from '../driver';
import { BUYER, STAFF, type Market } from '../market';
import { FLOUR } from './buying';
import { photoOf } from './words';
import type { Play } from './play';

const FARM = '半山坡豆腐坊（演示）';
const TOFU = '石磨老豆腐';

const toDesk = async (staff: Driver): Promise<void> => {
  await staff.open('pages/me/index');
  await staff.tap('交通路社区');
  await staff.tap('货柜台');
  await staff.see('核对取货码');
};

const enterFarm = async (staff: Driver): Promise<void> => {
  await staff.tap('登记一家农企');
  await staff.fill('名称', FARM);
  await staff.fill('在哪个村', '演示村');
  await staff.tap('记下来');
};

const enterTofu = async (staff: Driver): Promise<void> => {
  await staff.tap('登记一样新货');
  await staff.see('哪一家的');
  await enterFarm(staff);
  await staff.tap(FARM);
  await staff.fill('名称', TOFU);
  await staff.fill('产自哪里', '演示村');
  await staff.fill('适合做什么', '炖、煎、凉拌');
  await staff.fill('规格 1', '2 斤');
  await staff.fill('规格 1 的价钱（元）', '0');
  await staff.choosePhoto(/加照片/, photoOf('product-buns'));
  await staff.tap('记下来');
  await staff.see('价钱要写成 12.80 这样，大于零。');
  await staff.fill('规格 1 的价钱（元）', '9.50');
  await staff.tap('记下来');
  await staff.see(TOFU);
};

const count = async (staff: Driver): Promise<void> => {
  await staff.tap('2 斤 ¥9.50');
  await staff.fill('几份', '12');
  await staff.tap('记下来');
  await staff.see('说明：再多写几个字，说清楚些');
  await staff.fill('说明', '早上到货');
  await staff.tap('记下来');
  await staff.see('这个货柜还有 12 份');
};

const buyTofu = async (buyer: Driver, market: Market): Promise<void> => {
  await buyer.open(`pages/shop/shelf/index?counter=${market.counter}`);
  await buyer.see(FLOUR);
  await buyer.fill('找什么', '豆腐');
  await buyer.notSee(FLOUR);
  await buyer.tap(TOFU);
  await buyer.see('一共 ¥9.50');
  await buyer.tap('放进购物袋，再看看别的');
  await buyer.see('购物袋里有 1 份了。');
};

/** The counter's staff enter a farm and its product, count it in, and a buyer finds it on the shelf. */
export const stall: Play = async ({ phone, market }) => {
  const [staff, buyer] = [await phone(STAFF), await phone(BUYER)];
  await toDesk(staff);
  await staff.tap('货品和库存');
  await staff.see('在卖');
  await enterTofu(staff);
  await count(staff);
  await buyTofu(buyer, market);
  await toDesk(staff);
  await staff.tap('每月账单');
  await staff.see('这个月一共');
  await staff.tap('上个月');
  await staff.see('这个月还没有取走的货。');
};

const setOpen = async (staff: Driver, choice: string): Promise<void> => {
  await staff.tap(choice);
  await staff.tap('记下来');
  await staff.see('记下了，居民马上看得到。');
};

/** A counter that staff close sells nothing and says so; a changed price is seen at once. */
export const closed: Play = async ({ phone, market }) => {
  const [staff, buyer] = [await phone(STAFF), await phone(BUYER)];
  const { link } = await market.shelf(FLOUR);
  await staff.open(`pages/stall/goods/index?counter=${market.counter}&area=${market.counter}`);
  await setOpen(staff, '先不接单');
  await buyer.scan(link);
  await buyer.see('货柜现在不接单，请等它开了再买。东西还在购物袋里。');
  await setOpen(staff, '开着，接单');
  await buyer.scan(link);
  await buyer.see('买这个');
};

/** A buyer without a place finds the counter by choosing where he lives. */
export const stroll: Play = async ({ phone }) => {
  const zhao = await phone(BUYER);
  await zhao.open('pages/counter/index');
  await zhao.see('先看看您在哪栋楼');
  await zhao.tap('选一栋楼');
  await zhao.tap('滨河街道');
  await zhao.tap('交通路社区');
  await zhao.tap('交通路一院');
  await zhao.tap('1号楼');
  await zhao.tap('1单元');
  await zhao.see('报问题');
  await zhao.tap('找服务');
  await zhao.tap('知道了');
  await zhao.open('pages/counter/index');
  await zhao.see('交通路社区助农货柜');
  await zhao.tab('首页');
  await zhao.see('在别的楼? 扫那里的码');
  await zhao.tab('回音壁');
  await zhao.see('墙上的心愿');
  await zhao.tab('货柜');
  await zhao.tap('找东西、看哪一家的');
  await zhao.tap('吴将军农企（演示）');
  await zhao.see('卖完了');
  await zhao.notSee(FLOUR);
  await zhao.back();
  await zhao.see('交通路社区助农货柜');
};
