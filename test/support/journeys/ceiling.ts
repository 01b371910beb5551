import type { Driver } from '../driver';
import type { Site } from '../journey';
import type { Play } from './play';
import { arrive, inAddress, photoOf } from './words';

const NUMBER = /丽景街-\d{4}-\d{6}/;

const report = async (wang: Driver): Promise<string> => {
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap('水管漏水、渗水');
  await wang.fill('怎么回事?', '楼上渗水，厨房天花板湿了一片');
  await wang.choosePhoto(/加照片/, photoOf('ceiling-before'));
  await wang.fill('怎么称呼您', '住户甲');
  await wang.fill('电话', '13900000001');
  await wang.tap('报给网格员');
  await wang.see(NUMBER);
  return NUMBER.exec(await wang.text())?.[0] ?? '';
};

const handle = async (worker: Driver): Promise<void> => {
  await worker.open('pages/inbox/list/index');
  await worker.tap('宏泰学府苑 10号楼有新的事：水管漏水、渗水');
  await worker.see('楼上渗水，厨房天花板湿了一片');
  await worker.tap('去办这件事');
  await worker.tap('受理');
  await worker.tap('交办');
  await worker.tap('网格员甲（演示）（我）');
  await worker.tap('明天');
  await worker.tap('交办');
  await worker.tap('签收');
  await worker.tap('办结');
  await worker.choosePhoto(/加照片/, photoOf('ceiling-after'));
  await worker.tap('修好了');
  await worker.fill('跟居民说一声', '楼上软管换好了，水已经止住');
  await worker.tap('走得急，忘了扫');
  await worker.tap('办结');
  await worker.see('办好了，等您看看');
};

// Other matters' messages may stand before these: the timer is fired until they are out.
const heard = async (site: Site, number: string, persona: string, most: number): Promise<string[]> => {
  for (let minutes = 0; minutes < 10; minutes += 1) {
    if ((await site.told(number, persona)).length >= most) break;
    await site.minute();
  }
  return site.told(number, persona);
};

/** A seeping ceiling goes from the printed code to the closed report. */
export const ceiling: Play = async ({ phone, site }) => {
  const [wang, worker, other] = [await phone('wang'), await phone('grid1'), await phone('grid2')];
  const staff = await phone('staff');
  // More than these steps need: other matters of theirs use some up.
  await site.agree('wang', 'progress', 20);
  await site.agree('grid1', 'task', 10);
  await arrive(wang, site);
  const number = await report(wang);
  await site.minute();

  await other.open('pages/inbox/list/index');
  await other.see(/全部已读|还没有消息/);
  await other.notSee('宏泰学府苑 10号楼有新的事：水管漏水、渗水');
  await handle(worker);
  await site.minute();

  const id = await inAddress(worker, 'id');
  await staff.open(`pages/reports/detail/index?id=${id}`);
  await staff.see(number);
  await staff.tap('去办这件事');
  await staff.tap('开始回访');
  await staff.tap('好了，结案');
  await staff.tap('很满意');
  await staff.tap('好了，结案');
  await staff.see('已结案');
  await site.minute();
  await site.minute();

  await wang.open(`pages/reports/detail/index?id=${id}`);
  await wang.see('已结案');
  for (const step of ['报上来了', '受理了', '交给专人办', '签收，开始办', '开始回访', '确认结案']) await wang.see(step);
  await wang.see('楼上软管换好了，水已经止住');
  expect(await wang.pictures(2)).toHaveLength(2);
  await wang.shot('report-closed');

  expect(await heard(site, number, 'wang', 5)).toEqual(['已受理', '已交办', '办理中', '已办结', '已结案']);
  expect(await heard(site, number, 'grid1', 2)).toEqual(['待办', '已结案']);
  for (const key of ['grid2', 'staff', 'officer', 'li']) expect(await site.told(number, key)).toEqual([]);
};
