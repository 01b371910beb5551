import type { Driver } from '../driver';
import type { Site } from '../journey';
import { arrive, inAddress } from './words';
import type { Play } from './play';

const WISH = '想找人每周陪老人下一盘象棋';
const ECHO = '陪老人家下了三盘棋，约好下周再来';
const THANKS = '老人家高兴了好几天，谢谢您';
const PHONE = '13900000001';
const DOOR = '2单元301';

/** Goes from the door of the building to the wall. */
export const toWall = async (phone: Driver, site: Site): Promise<void> => {
  await arrive(phone, site);
  await phone.tap('求帮助 / 帮邻居');
  await phone.see('墙上的心愿');
};

/** Fills in a wish for somebody of the family, all but sending it. */
export const fillWish = async (wang: Driver, words: string): Promise<void> => {
  await wang.tap('请邻居帮个忙');
  // Notes behind the form bear the names of kinds, too.
  await wang.see('想请邻居帮什么?');
  await wang.tap('陪陪说话');
  await wang.fill('说说看', words);
  await wang.tap('什么时候都行');
  await wang.tap('替家里人');
  await wang.fill('怎么称呼他（她）', '住户甲家老人');
  await wang.fill('电话', PHONE);
  await wang.fill('住哪一户', DOOR);
};

const writeWish = async (wang: Driver): Promise<string> => {
  await fillWish(wang, `${WISH}，电话 ${PHONE}`);
  await wang.see(/话里像有电话号码/);
  await wang.tap('贴到墙上');
  await wang.see('上面有红字的地方还差一点。');
  await wang.fill('说说看', WISH);
  await wang.notSee('话里像有电话号码');
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');
  await wang.tap('看看这张心愿');
  await wang.see('一路过来');
  return inAddress(wang, 'id');
};

const help = async (helper: Driver): Promise<void> => {
  await helper.notSee(PHONE);
  await helper.tap('怎么联系');
  await helper.tap('约上门的时间');
  await helper.tap('看一看');
  await helper.see(PHONE);
  await helper.see(`宏泰学府苑 10号楼 ${DOOR}`);
  await helper.tap('关上');
  await helper.tap('留个回音');
  await helper.fill('帮得怎么样?', ECHO);
  await helper.tap('送出回音');
  await helper.see('帮好了，等说一声');
};

const thank = async (wang: Driver): Promise<void> => {
  await wang.open('pages/inbox/list/index');
  await wang.tap('您的心愿“陪陪说话”有回音了，请您看看');
  await wang.see(ECHO);
  await wang.see('为了上门');
  await wang.tap('帮好了');
  await wang.tap('说声谢谢');
  await wang.fill('想说的话', THANKS);
  await wang.tap('说声谢谢');
  await wang.see('谢意送到了。');
  await wang.see('贴在墙上，邻居都看得到，不写名字。');
};

/** An old resident's wish, posted by her daughter, goes from the wall to the thanks; who comes second is told so. */
export const wish: Play = async ({ phone, site }) => {
  const [wang, li, zhao] = [await phone('wang'), await phone('li'), await phone('zhao')];
  await toWall(wang, site);
  const id = await writeWish(wang);

  await toWall(li, site);
  await li.tap(WISH);
  await zhao.open(`pages/wishes/detail/index?id=${id}`);
  await zhao.see('我来帮');
  await li.tap('我来帮');
  await li.see(/谢谢您！对方已经收到消息/);
  await zhao.tap('我来帮');
  await zhao.see(/有位邻居先应下来了/);
  await zhao.see('有人应下了');
  await zhao.notSee('怎么联系');
  await help(li);
  await site.minute();
  await thank(wang);

  await toWall(zhao, site);
  await zhao.tap('有回音');
  await zhao.see(ECHO);
  await zhao.see(THANKS);
  await zhao.notSee(PHONE);
  await zhao.shot('wall-answered');
  await li.open('pages/wishes/mine/index');
  await li.tap('我帮的');
  await li.see(WISH);
};
