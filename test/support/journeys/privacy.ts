import { personaOf } from '../../../devcloud/stage/personas';
import { readDemo } from '../../../devcloud/stage/seed/play';
import { newRequest } from '../world';
import type { Driver } from '../driver';
import type { Site } from '../journey';
import type { Play } from './play';
import { arrive } from './words';
import { fillWish, toWall } from './wish';

const DAY = 86_400_000;

/** An account is deleted: asked, thought better of, asked again; when the time is over nothing of it is left. */
export const leaving: Play = async ({ phone, market }) => {
  const li = await phone('li');
  await li.open('pages/me/index');
  await li.tap('我的信息和隐私');
  await li.tap('我的数据');
  await li.tap('做一份');
  await li.see('打开看看');
  await li.tap('我要注销');
  await li.tap('注销，十五天后删掉');
  await li.see('正在注销');
  await li.tap('不注销了');
  await li.see('我要注销');
  await li.tap('我要注销');
  await li.tap('注销，十五天后删掉');
  await li.see('正在注销');
  await li.open('pages/wishes/mine/index');
  await li.see('想学搓莜面栲栳栳，哪位邻居得空教教我（演示）');
  // What he has promised and asked for ends first: the claim by itself, then the wish.
  await market.later(16 * DAY);
  await li.open('pages/privacy/data/index');
  await li.see(/^已经开始删了/);
  for (let n = 0; n < 6; n += 1) await market.later(7 * DAY);
  await li.open('pages/privacy/data/index');
  await li.see('我要注销');
  await li.open('pages/privacy/policy/index');
  await li.see('同意“您写的和拍的”');
  await li.open('pages/wishes/mine/index');
  await li.notSee('想学搓莜面栲栳栳，哪位邻居得空教教我（演示）');
};

const PHONE = '13900000002';
/** The number that he had before, and this one, as they are shown. */
const [OLD, MASK] = ['139******00', '139******02'] as const;

/** The grid worker types what he heard, first wrongly. */
const hear = async (worker: Driver): Promise<void> => {
  await worker.open('pages/me/index');
  await worker.tap('四级网格一（演示）');
  await worker.tap('更多工具');
  await worker.tap('等您核实的手机号');
  await worker.tap('听他说过了');
  await worker.fill('听到的手机号', '13900000003');
  await worker.tap('对上了');
  await worker.see('跟他填的号码对不上，请再核对一遍。');
  await worker.fill('听到的手机号', PHONE);
  await worker.tap('对上了');
  await worker.see('没有要核实的');
};

/** Somebody reads the phone of a wish, and whose it is sees who it was. */
const beLookedUp = async (wang: Driver, site: Site): Promise<void> => {
  const wishes: Readonly<Record<string, string>> = readDemo(site.system.dataDir)?.wishes ?? {};
  const asked = { id: wishes['clinic'] ?? '', purpose: 'call' };
  await site.product.call(personaOf('staff').openid, 'wall.contact', asked, newRequest());
  await wang.open('pages/privacy/home/index');
  await wang.tap('谁看过我的信息');
  await wang.see('社区工作人员（丽景街社区）');
  await wang.see(/看了心愿里留的联系方式 · 为了打电话$/);
};

/** A new number is typed by hand, heard by the grid worker, and goes again with the agreement; who looked is seen. */
export const byHand: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid1')];
  await arrive(wang, site);
  await wang.open('pages/privacy/home/index');
  await wang.tap('我的手机号');
  await wang.see(OLD);
  await wang.fill('手机号', '1390000');
  await wang.tap('请网格员核实');
  await wang.see('电话号码好像不对，请再看看');
  await wang.fill('手机号', PHONE);
  await wang.tap('请网格员核实');
  await wang.see('等核实');
  await wang.notSee(PHONE);

  await hear(worker);
  await beLookedUp(wang, site);
  await site.minute();
  await wang.open('pages/privacy/phone/index');
  await wang.see('您的手机号');
  await wang.see(MASK);
  await wang.notSee(OLD);
  await wang.open('pages/privacy/policy/index');
  await wang.tap('收回“电话和称呼”的同意');
  await wang.tap('收回');
  await wang.see('同意“电话和称呼”');
  await wang.open('pages/privacy/phone/index');
  await wang.see('还没有留手机号');
};

const ADVERT = '想请人来看看我家卖的保健床垫';

/** From one’s own page to what a post of the community may do. */
const toTools = async (staff: Driver): Promise<void> => {
  await staff.open('pages/me/index');
  await staff.tap('丽景街社区');
  await staff.tap('更多工具');
};

/** The staff take it off and let its author rest. */
const judge = async (staff: Driver): Promise<void> => {
  await toTools(staff);
  await staff.tap('邻居的投诉');
  await staff.tap('请写它的人歇几天');
  await staff.fill('为什么', '墙上不卖东西，劝过了');
  await staff.tap('请他歇着');
  await staff.notSee('请他歇着');
  await staff.tap('取下');
  await staff.fill('为什么取下', '是广告');
  await staff.tap('取下');
  await staff.see('没有投诉');
};

/** He cannot post, reads why, and has his say. */
const object = async (wang: Driver, site: Site): Promise<void> => {
  await toWall(wang, site);
  await fillWish(wang, '想找人一起散散步');
  await wang.tap('贴到墙上');
  await wang.see(/^社区请您先歇几天/);
  await wang.open('pages/privacy/home/index');
  await wang.tap('墙上说话');
  await wang.tap('我有话说');
  await wang.fill('您的话', '那是亲戚托我问的，不卖');
  await wang.tap('说给社区听');
  await wang.see('您说：那是亲戚托我问的，不卖');
};

/** The staff hear him and let him write again. */
const lift = async (staff: Driver): Promise<void> => {
  await toTools(staff);
  await staff.tap('禁言');
  await staff.see('他说：那是亲戚托我问的，不卖');
  await staff.tap('让他又能说话');
  await staff.fill('为什么放开', '说清楚了');
  await staff.tap('放开');
  await staff.see('没有谁在歇着');
};

/** Something that should not hang on the wall is taken off it, and who wrote it has a rest and his say. */
export const complained: Play = async ({ phone, site }) => {
  const [wang, zhao, staff] = [await phone('wang'), await phone('zhao'), await phone('staff')];
  await toWall(wang, site);
  await fillWish(wang, ADVERT);
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');

  await toWall(zhao, site);
  await zhao.tap(ADVERT);
  await zhao.tap('这张有问题');
  await zhao.tap('告诉社区');
  await zhao.see('请先选一下哪里不对。');
  await zhao.tap('打广告');
  await zhao.tap('告诉社区');
  await zhao.see('收到了，谢谢您。社区会看，看完告诉您。');

  await judge(staff);
  await site.minute();
  await zhao.open('pages/privacy/complaints/index');
  await zhao.see('社区回话：是广告');
  await toWall(zhao, site);
  await zhao.notSee(ADVERT);

  await object(wang, site);
  await lift(staff);
  await wang.open('pages/privacy/blocks/index');
  await wang.see('回话：说清楚了');
};
