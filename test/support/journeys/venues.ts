import { placeAt } from '../journey';
import type { Driver } from '../driver';
import type { Play } from './play';

const COMMUNITY = ['莲花池街道', '丽景街社区'] as const;
const CANTEEN = '长者食堂';
const ACTIVITY = '包粽子';
const WORDS = '食堂门口的台阶松了一块';
const SERVED = '每天 11:30 开饭，不用预约';

const print = async (staff: Driver): Promise<void> => {
  await staff.tap('印它的码');
  await staff.see('一张 A4 纸上几个');
  await staff.tap('一张纸一个');
  await staff.tap('做成 PDF');
  await staff.tap('打开来打印');
  expect((await staff.opened()).bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
};

const addVenue = async (staff: Driver): Promise<void> => {
  await staff.see('还没有登记活动室');
  await staff.tap('添一处活动室');
  await staff.tap('添上');
  await staff.see('请写上它叫什么。');
  await staff.fill('叫什么', CANTEEN);
  await staff.fill('这里有什么、几点开门', SERVED);
  await staff.tap('添上');
  await staff.see('还没有码，印的时候会给它发一张。');
};

const addActivity = async (staff: Driver): Promise<void> => {
  await staff.tap('活动');
  await staff.see('眼下没有活动');
  await staff.tap('添一次活动');
  await staff.fill('什么活动', ACTIVITY);
  await staff.tap(CANTEEN);
  await staff.tap('自己写');
  await staff.fill('写上日子', '那一天');
  await staff.tap('添上');
  await staff.see('请这样写：11月28日。');
  await staff.tap('今天');
  await staff.tap('两天');
  await staff.fill('办什么、几点、要带什么', '上午九点，粽叶社区备');
  await staff.tap('添上');
  await staff.see(new RegExp(`在${CANTEEN}$`));
};

const end = async (staff: Driver): Promise<void> => {
  await staff.tap('活动');
  await staff.see('有人在用');
  await staff.tap('结束这次');
  await staff.tap('办完了');
  await staff.tap('结束了');
  await staff.see('眼下没有活动');
  await staff.tap('办完的');
  await staff.see(ACTIVITY);
};

/** A venue and an activity are added and printed; who scans them sees what is there, and reports what is broken. */
export const venues: Play = async ({ phone, site }) => {
  const [staff, wang] = [await phone('staff'), await phone('wang')];
  const community = await placeAt(site.product, COMMUNITY);
  const list = `pages/ground/venues/index?area=${community}&level=community`;
  await staff.open(list);
  await addVenue(staff);
  await staff.shot('venues-added');
  await print(staff);
  await staff.open(list);
  await staff.see('还没人扫');
  await addActivity(staff);
  await print(staff);
  const link = await site.printed(...COMMUNITY, CANTEEN, ACTIVITY);
  await wang.scan(await site.printed(...COMMUNITY, CANTEEN));
  await wang.see(SERVED);
  await wang.see(/^码上印的编号是/);
  await wang.shot('venue-scanned');
  await wang.tap(ACTIVITY);
  await wang.see('上午九点，粽叶社区备');
  await wang.scan(link);
  await wang.see('上午九点，粽叶社区备');
  await wang.tap('报问题');
  await wang.see(`${CANTEEN} ${ACTIVITY}`);
  await wang.tap('路面破损');
  await wang.fill('怎么回事?', WORDS);
  await wang.tap('报给网格员');
  await wang.see('收到了');
  await staff.open(list);
  await end(staff);
  await wang.scan(link);
  await wang.see(`“${ACTIVITY}”已经结束了`);
  await wang.tap(`看看${CANTEEN}还有什么`);
  await wang.see(SERVED);
};

/** The journeys of venues and activities. */
export const VENUES = [
  {
    title: 'a canteen and an afternoon there are added, printed, scanned, reported on, and the afternoon ends',
    play: venues,
    pages: ['ground/venues', 'register/print', 'register/work', 'places/venue', 'reports/new', 'reports/done'],
  },
] as const;
