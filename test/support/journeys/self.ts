import type { Play } from './play';
import { arrive } from './words';

/** The larger letters that a person chooses survive a restart, and so does the place. */
export const elder: Play = async ({ phone, site }) => {
  const wang = await phone('wang');
  await arrive(wang, site);
  await wang.open('pages/home/index');
  await wang.tap('长辈版');
  await wang.restart();
  await wang.see('在别的楼? 扫那里的码');
  const larger = await wang.letters();
  await wang.tap('标准字');
  await wang.restart();
  await wang.see('在别的楼? 扫那里的码');
  expect(await wang.letters()).toBeLessThan(larger);
};

/** What happened lies in the inbox until it is read, and being told in WeChat is one's own choice. */
export const inbox: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid1')];
  await arrive(wang, site);
  await wang.tap('报问题');
  await wang.tap('飞线');
  await wang.fill('怎么回事?', '三楼窗外拉了飞线充电');
  await wang.tap('报给网格员');
  await wang.see('收到了');
  await wang.tap('有进展时提醒我');
  await wang.answer(true);
  await wang.see('好，下一步有进展，微信上告诉您。');
  await worker.open('pages/me/index');
  await worker.tap('四级网格一（演示）');
  await worker.tap('开始值班：有新的事提醒我');
  await worker.answer(false);
  await worker.see('没有打开提醒。新的事照样会出现在“消息”里。');
  await worker.back();
  await worker.tap('消息');
  await worker.tap('宏泰学府苑 10号楼有新的事：飞线');
  await worker.tap('去办这件事');
  await worker.tap('受理');
  await worker.see('交办');
  await site.minute();
  await wang.tap('回首页');
  await wang.tap('消息');
  await wang.see('您报的“飞线”已受理');
  await wang.tap('全部已读');
  await wang.notSee('全部已读');
  await wang.back();
  await wang.tap('我报的问题');
  await wang.tap('三楼窗外拉了飞线充电');
  await wang.see('受理了');
};
