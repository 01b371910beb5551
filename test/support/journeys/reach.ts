import type { Driver } from '../driver';
import { codeAt, HOUSE } from './home';
import type { Play } from './play';
import { fillWish, toWall } from './wish';

const ALBUM = '想请人把老相册的照片存到手机里';
const WORDS = '昨晚楼上一直有敲打声，想问问是不是在修东西';

/** From where he was refused to the page where a number is left by WeChat’s button, and back again. */
const leavePhone = async (phone: Driver, shot: string): Promise<void> => {
  await phone.see('先留个手机号，有事时找得到您。留好再回来接着办。');
  await phone.shot(`${shot}-lacking`);
  await phone.tap('去留手机号');
  await phone.see(/^办这件事要先留个手机号/);
  await phone.tap('用微信里的手机号');
  await phone.answer(true);
  await phone.see('手机号留好了，回去接着办吧。');
  await phone.shot(`${shot}-left`);
  await phone.tap('接着办');
  await phone.notSee('去留手机号');
};

/** Who promises help leaves a number first, by one tap, and is back where he was. */
export const promised: Play = async ({ phone, site }) => {
  const [wang, helper] = [await phone('wang'), await phone('grid2')];
  await toWall(wang, site);
  await fillWish(wang, ALBUM);
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');

  await toWall(helper, site);
  await helper.tap(ALBUM);
  await helper.see('应下以后，您就能看到怎么联系。对方会收到消息，不会看到您是谁。');
  await helper.tap('我来帮');
  await leavePhone(helper, 'wish');
  await helper.see('应下以后，您就能看到怎么联系。对方会收到消息，不会看到您是谁。');
  await helper.tap('我来帮');
  await helper.see(/谢谢您！对方已经收到消息/);
};

/** Who has words carried can be asked back; refusing WeChat his number costs him nothing of what he wrote. */
export const asked: Play = async ({ phone, site }) => {
  const one = await phone('staff2');
  await one.scan(codeAt(site, HOUSE));
  await one.tap('对，是这里');
  await one.see('报问题');
  await one.open('pages/mine/relay/index');
  await one.tap('声音大');
  await one.fill('捎什么话', WORDS);
  await one.tap('请网格员去捎');
  await one.see('先留个手机号，有事时找得到您。留好再回来接着办。');
  await one.tap('去留手机号');
  await one.tap('用微信里的手机号');
  await one.answer(false);
  await one.see('微信没有给号码。可以再点一次，也可以在下面自己填。');
  await one.back();
  expect(await one.value('捎什么话')).toBe(WORDS);
  await leavePhone(one, 'relay');
  expect(await one.value('捎什么话')).toBe(WORDS);
  await one.tap('请网格员去捎');
  await one.see('等网格员去捎');
  await one.tap('事情了结了');
  await one.tap('了结了');
  await one.see('了结了');
};
