import { personaOf } from '../../../devcloud/stage/personas';
import { postJson } from '../peek';
import type { Play } from './play';
import { inAddress, photoOf } from './words';
import { fillWish, toWall } from './wish';

const DOUBTFUL = '想请人教老人认认字，待审演示';

/** A wish WeChat is unsure about, and its photo, hang once the staff have looked at them. */
export const doubt: Play = async ({ phone, site }) => {
  const [wang, staff, zhao] = [await phone('wang'), await phone('staff'), await phone('zhao')];
  await toWall(wang, site);
  await fillWish(wang, DOUBTFUL);
  await wang.choosePhoto(/加照片/, photoOf('lamp'));
  await wang.tap('贴到墙上');
  await wang.see('社区的同事先看一看，看过就上墙，看完会告诉您。');

  await toWall(zhao, site);
  await zhao.see(/晾衣架/);
  await zhao.notSee(DOUBTFUL);
  await staff.open('pages/me/index');
  await staff.tap('丽景街社区');
  await staff.tap('等您看的心愿');
  await staff.tap(DOUBTFUL);
  await staff.see('可以上墙');
  expect(await staff.pictures(1)).toHaveLength(1);
  await staff.tap('可以上墙');
  await staff.see('已经上墙。');

  await toWall(zhao, site);
  await zhao.tap(DOUBTFUL);
  await zhao.see('我来帮');
};

const ROD = '想请人把窗帘杆装牢，够不着';
const REASON = '腿脚不方便了';
const AFFAIR = '约好了没有人在家';

/** Who did not hear that he was first taps again and is thanked; words for one step stay out of another. */
export const unheard: Play = async ({ phone, site, market }) => {
  const [wang, li] = [await phone('wang'), await phone('li')];
  await toWall(wang, site);
  await fillWish(wang, ROD);
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');

  await toWall(li, site);
  await li.tap(ROD);
  await li.see('我来帮');
  // All that he asks is done and he hears of none of it, until the fault is over.
  const lost = { target: 'client', openid: personaOf('li').openid, mode: 'lost-answer', times: null };
  await postJson(`${site.system.cloud.url}/control/faults`, lost);
  await li.tap('我来帮');
  await li.see('网络不太好，还不知道成了没有。有网时再点一次，不会算两次。');
  await market.endFaults();
  await li.tap('我来帮');
  await li.see(/谢谢您！对方已经收到消息/);

  await li.tap('来不了了');
  await li.fill('说一下原因', REASON);
  await li.tap('关上');
  await li.tap('有点不对劲');
  await li.see('哪里不对劲?');
  expect(await li.value('说说是怎么回事')).toBe('');
  await li.fill('说说是怎么回事', AFFAIR);
  await li.tap('关上');
  await li.tap('有点不对劲');
  expect(await li.value('说说是怎么回事')).toBe(AFFAIR);
};

const CHAIR = '想借一把轮椅用两天';
const DRAIN = '单元门口的下水口堵了';

/** Somebody takes back his own wish and his own report. */
export const withdrawn: Play = async ({ phone, site }) => {
  const wang = await phone('wang');
  await toWall(wang, site);
  await fillWish(wang, CHAIR);
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');
  await wang.tap('看看这张心愿');
  await wang.tap('不用了，撤回');
  await wang.see('不用帮了?');
  await wang.fill('为什么（可以不写）', '邻居已经借到了');
  await wang.tap('不用了，撤回');
  await wang.see('已经撤回。');
  await wang.open('pages/wishes/mine/index');
  await wang.see(CHAIR);
  await wang.see('已撤回');

  await wang.open('pages/home/index');
  await wang.tap('报问题');
  await wang.tap('环境卫生');
  await wang.fill('怎么回事?', DRAIN);
  await wang.tap('报给网格员');
  await wang.tap('看看这件事');
  await wang.tap('不用办了，撤回');
  await wang.tap('撤回');
  await wang.see('已经撤回。');
  const id = await inAddress(wang, 'id');
  await wang.open('pages/reports/mine/index');
  await wang.tap(DRAIN);
  await wang.see('已经撤回');
  expect(await inAddress(wang, 'id')).toBe(id);
};
