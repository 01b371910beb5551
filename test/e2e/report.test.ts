import { readFileSync } from 'node:fs';
import path from 'node:path';
import { landing, openJourney, type Journey } from '../support/journey';
import type { Phone } from '../support/phone';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(async () => expect(await journey.putDown()).toEqual([]));
afterAll(() => journey.stop());

const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;
const PHOTOS = path.resolve(__dirname, '../../devcloud/stage/data/photos');
const photoOf = (name: string): Buffer => readFileSync(path.join(PHOTOS, `${name}.jpg`));

const reportCeiling = async (wang: Phone): Promise<string> => {
  const link = await journey.printed(...BUILDING);
  expect(link).toMatch(/^https:\/\/home\.linli-huiyin\.example\/b\/1a[0-9A-Z]{10}[\w-]{16}$/);
  await wang.open(landing(link));
  await wang.see('宏泰学府苑');
  await wang.tap('对，是这里');
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap('水管漏水、渗水');
  await wang.fill('怎么回事?', '楼上渗水，厨房天花板湿了一片');
  await wang.choosePhoto(/加照片/, photoOf('ceiling-before'));
  await wang.fill('怎么称呼您', '住户甲');
  await wang.fill('电话', '13900000001');
  await wang.tap('报给网格员');
  await wang.see(/丽景街-\d{4}-\d{6}/);
  const text =
    (await wang
      .front()
      .getByText(/丽景街-\d{4}-\d{6}/)
      .first()
      .textContent()) ?? '';
  return /丽景街-\d{4}-\d{6}/.exec(text)?.[0] ?? '';
};

const handleCeiling = async (worker: Phone): Promise<void> => {
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

/** Photos on the page in front that really came, once all of them have. */
const loadedPhotos = async (by: Phone): Promise<number> => {
  const photos = by.front().locator('img');
  await photos.first().waitFor();
  return photos.evaluateAll(async (all) => {
    await Promise.all(all.map((one) => (one as HTMLImageElement).decode().catch(() => undefined)));
    return all.filter((one) => (one as HTMLImageElement).naturalWidth > 100).length;
  });
};

test('a seeping ceiling goes from the printed code to the closed report', async () => {
  const [wang, worker, other, staff] = await Promise.all(['wang', 'grid1', 'grid2', 'staff'].map(journey.phone));
  if (!wang || !worker || !other || !staff) throw new Error('four phones');
  await journey.agree('wang', 'progress', 5);
  await journey.agree('grid1', 'task', 2);
  const number = await reportCeiling(wang);
  await journey.minute();

  await other.open('pages/inbox/list/index');
  await other.see(/全部已读|还没有消息/);
  await other.notSee('宏泰学府苑 10号楼有新的事：水管漏水、渗水');
  await handleCeiling(worker);
  await journey.minute();

  const id = new URLSearchParams((await worker.page.evaluate(() => location.hash)).split('?')[1]).get('id') ?? '';
  await staff.open(`pages/reports/detail/index?id=${id}`);
  await staff.see(number);
  await staff.tap('去办这件事');
  await staff.tap('开始回访');
  await staff.tap('好了，结案');
  await staff.tap('很满意');
  await staff.tap('好了，结案');
  await staff.see('已结案');
  await journey.minute();
  await journey.minute();

  await wang.open(`pages/reports/detail/index?id=${id}`);
  await wang.see('已结案');
  for (const step of ['报上来了', '受理了', '交给专人办', '签收，开始办', '开始回访', '确认结案']) await wang.see(step);
  await wang.see('楼上软管换好了，水已经止住');
  expect(await loadedPhotos(wang)).toBe(2);
  await wang.shot('report-closed');

  expect(await journey.told(number, 'wang')).toEqual(['已受理', '已交办', '办理中', '已办结', '已结案']);
  expect(await journey.told(number, 'grid1')).toEqual(['待办', '已结案']);
  for (const key of ['grid2', 'staff', 'officer', 'li']) expect(await journey.told(number, key)).toEqual([]);
});
