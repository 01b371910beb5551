import type { Driver } from '../driver';
import { placeAt, type Site } from '../journey';
import { arrive, BUILDING, inAddress, photoOf } from './words';
import type { Play } from './play';

const COMMUNITY = ['莲花池街道', '丽景街社区'] as const;
const FIFTH = [...COMMUNITY, '宏泰学府苑', '5号楼'] as const;
const GRID = [...COMMUNITY, '三级网格一（演示）'] as const;
const [ONE, TWO, THREE] = ['四级网格一（演示）', '四级网格二（演示）', '四级网格三（演示）'] as const;

const write = async (wang: Driver, kind: string, words: string): Promise<void> => {
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap(kind);
  await wang.fill('怎么回事?', words);
  await wang.tap('报给网格员');
  await wang.see('收到了');
};

/** Whether a matter lies on a desk, whatever the time of the day says of when it is due. */
const onDesk = async (site: Site, openid: string, area: string, words: string): Promise<boolean> => {
  type Rows = { rows: { words: string }[] };
  const tabs = ['overdue', 'today', 'later'].map((tab) =>
    site.product.call<Rows>(openid, 'reports.desk', { area, level: 'grid4', tab }),
  );
  return (await Promise.all(tabs)).some(({ rows }) => rows.some((row) => row.words === words));
};
const openidOf = (key: string): string => `oLinliDemo-${key}-`.padEnd(28, '0');

const MINUTE = 60_000;

/** A building moves to another grid, and its open report is on the other desk. */
const moved: Play = async ({ phone, site, market }) => {
  const words = '五号楼门口的井盖松了';
  const [wang, staff] = [await phone('wang'), await phone('staff')];
  await wang.open(`pages/places/home/index?id=${await placeAt(site.product, FIFTH)}`);
  await wang.see('报问题');
  await write(wang, '路面破损', words);
  const community = await placeAt(site.product, COMMUNITY);
  await staff.open(`pages/ground/moves/index?area=${community}&level=community`);
  await staff.see('还没有划转过');
  await staff.tap('先看看有什么跟着走');
  await staff.see('请先选原来的网格。');
  await staff.tap('原来的网格：还没有选');
  await staff.tap(TWO);
  await staff.tap('宏泰学府苑 5号楼');
  await staff.tap('划到：还没有选');
  await staff.tap(THREE);
  await staff.tap('按街道通知调整');
  await staff.tap('先看看有什么跟着走');
  await staff.see(/1 件没办完的诉求/);
  await staff.shot('ground-preview');
  await staff.tap('就这么划');
  await staff.see(`宏泰学府苑 5号楼 → ${THREE}`);
  const from = await placeAt(site.product, [...GRID, TWO]);
  const to = await placeAt(site.product, [...COMMUNITY, '三级网格二（演示）', THREE]);
  expect(await onDesk(site, openidOf('grid2'), to, words)).toBe(true);
  expect(await onDesk(site, openidOf('grid1'), from, words)).toBe(false);
  const worker = await phone('grid2');
  await worker.open('pages/inbox/list/index');
  await worker.see(/宏泰学府苑 5号楼划到四级网格三（演示），没办完的事一起过来/);
  // A minute later it is looked at again and settled: what runs on must not meet the next journey.
  await market.later(MINUTE);
};

const scanned = async ({ product }: Site): Promise<number> => {
  const area = await placeAt(product, BUILDING);
  return (await product.call<{ scanned: number }>(openidOf('staff'), 'arrival.figures', { area })).scanned;
};

/** A worker arrives, scans the code at the door and ends the matter: the scan is on record. */
const arrived: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid1')];
  const before = await scanned(site);
  await arrive(wang, site);
  await write(wang, '楼道灯不亮', '一楼的灯不亮了');
  const id = await inAddress(wang, 'id');
  await worker.open(`pages/work/handle/index?id=${id}`);
  await worker.tap('受理');
  await worker.tap('交办');
  await worker.tap('网格员甲（演示）（我）');
  await worker.tap('明天');
  await worker.tap('交办');
  await worker.tap('签收');
  await worker.tap('办结');
  await worker.choosePhoto(/加照片/, photoOf('ceiling-after'));
  await worker.tap('修好了');
  await worker.fill('跟居民说一声', '换了一盏新灯');
  worker.hold(await site.printed(...FIFTH));
  await worker.tap('到了，扫楼门口的码');
  await worker.see('扫到的是别处的码，请扫这栋楼门口的。');
  worker.hold(await site.printed(...BUILDING));
  await worker.tap('到了，扫楼门口的码');
  await worker.see('扫过楼门口的码，到场记下了。');
  await worker.shot('ground-arrived');
  await worker.tap('办结');
  await worker.see('办好了，等您看看');
  expect(await scanned(site)).toBe(before + 1);
};

/** What comes to light in one minute is told about in the next. */
const settled = async ({ minute }: Site): Promise<void> => {
  await minute();
  await minute();
};

/** Who goes on leave is stood in for: on the doorplate, and for what is reported meanwhile. */
const away: Play = async ({ phone, site }) => {
  const [staff, wang] = [await phone('staff'), await phone('wang')];
  const community = await placeAt(site.product, COMMUNITY);
  await staff.open(`pages/ground/grid/index?area=${community}&level=community`);
  await staff.tap(ONE);
  await staff.see('眼下没有人请假。请了假，新来的事和提醒会自动交给另一岗。');
  await staff.tap('记一次请假');
  await staff.tap('记下');
  await staff.see('B岗在顶班');
  await staff.shot('ground-leave');
  await arrive(wang, site);
  await wang.see('这几天找他');
  await write(wang, '小广告', '电梯口贴满了小广告');
  await wang.see(/网格员丙（演示）/);
  await settled(site);
  await staff.open(`pages/ground/grid/index?area=${await placeAt(site.product, [...GRID, ONE])}&level=grid4`);
  await staff.tap('回来了，销假');
  await staff.see('眼下没有人请假。请了假，新来的事和提醒会自动交给另一岗。');
  await staff.notSee('B岗在顶班');
};

/** A grid gets a plan; a patrol that was missed is made up with a scan, and the building is covered. */
const madeUp: Play = async ({ phone, site }) => {
  const [staff, worker] = [await phone('staff'), await phone('grid1')];
  const grid = await placeAt(site.product, [...GRID, ONE]);
  await staff.open(`pages/ground/grid/index?area=${grid}&level=grid4`);
  await staff.tap('定一个安排');
  await staff.tap('3 天');
  await staff.tap('就这样安排');
  await staff.see(/每栋楼 \d+ 天巡一次/);
  const building = await placeAt(site.product, BUILDING);
  await worker.open(`pages/register/visit/index?place=${building}`);
  await worker.tap('巡查');
  await worker.tap('一周前');
  await worker.fill('第 1 段写什么', '楼道都看过');
  await worker.tap('码被遮住了');
  await worker.tap('记下来');
  await settled(site);
  await worker.open(`pages/ground/patrol/index?area=${grid}&level=grid4`);
  await worker.see('要补');
  await worker.shot('ground-patrol');
  await worker.tap('宏泰学府苑 10号楼');
  worker.hold(await site.printed(...BUILDING));
  await worker.tap('到了，扫楼门口的码');
  await worker.see('扫过楼门口的码，到场记下了。');
  await worker.tap('巡好了');
  await worker.see('今天没有要巡的楼');
  await worker.tap('每栋楼');
  await worker.see(/补过 1 次/);
};

/** Staff look at codes that nobody scans, put a new one in place, and find nothing to check yet. */
const watched: Play = async ({ phone, site }) => {
  const staff = await phone('staff2');
  const community = await placeAt(site.product, ['凤山街道', '生态园社区']);
  await staff.open(`pages/ground/codes/index?area=${community}&level=community`);
  await staff.see(/从没有人扫过/);
  await staff.shot('ground-codes');
  await staff.tap('一个月没人扫');
  await staff.see('没有这样的码');
  await staff.open(`pages/ground/checks/index?area=${community}&level=community`);
  await staff.see('看哪一些');
  await staff.tap('核实过');
  await staff.see('还没有核实过的');
};

/** The journeys of grids, codes and patrols. */
export const GROUND = [
  {
    title: 'a building moves to another grid, and its open report is on the other desk',
    play: moved,
    pages: ['ground/moves', 'inbox/list'],
  },
  {
    title: 'a worker arrives, scans the code at the door and ends the matter',
    play: arrived,
    pages: ['work/handle'],
  },
  { title: 'who is on leave is stood in for', play: away, pages: ['ground/grid', 'places/home'] },
  {
    title: 'a patrol that was missed is made up with a scan',
    play: madeUp,
    pages: ['ground/grid', 'ground/patrol', 'register/visit'],
  },
  { title: 'codes are watched and presences checked', play: watched, pages: ['ground/codes', 'ground/checks'] },
] as const;
