import { landing, openJourney, type Journey } from '../support/journey';
import type { Phone } from '../support/phone';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(async () => expect(await journey.putDown()).toEqual([]));
afterAll(() => journey.stop());

const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;
const WISH = '想找人每周陪老人下一盘象棋';
const ECHO = '陪老人家下了三盘棋，约好下周再来';
const THANKS = '老人家高兴了好几天，谢谢您';
const PHONE = '13900000001';
const DOOR = '2单元301';

const arrive = async (phone: Phone): Promise<void> => {
  await phone.open(landing(await journey.printed(...BUILDING)));
  await phone.tap('对，是这里');
  await phone.tap('求帮助 / 帮邻居');
  await phone.see('墙上的心愿');
};

const idOf = async ({ page }: Phone): Promise<string> =>
  new URLSearchParams((await page.evaluate(() => location.hash)).split('?')[1]).get('id') ?? '';

const fillWish = async (wang: Phone, words: string): Promise<void> => {
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

const writeWish = async (wang: Phone): Promise<void> => {
  await fillWish(wang, `${WISH}，电话 ${PHONE}`);
  await wang.see(/话里像有电话号码/);
  await wang.tap('贴到墙上');
  await wang.see('上面有红字的地方还差一点。');
  await wang.fill('说说看', WISH);
  await wang.notSee('话里像有电话号码');
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');
};

/** Both tap at once; who was first and who was not. */
const race = async (one: Phone, two: Phone): Promise<{ helper: Phone; late: Phone }> => {
  const first = (phone: Phone) => phone.front().getByText('谢谢您！对方已经收到消息', { exact: false }).first();
  await Promise.all([one.see('我来帮'), two.see('我来帮')]);
  await Promise.all([one.tap('我来帮'), two.tap('我来帮')]);
  const oneWon = await Promise.any([
    first(one)
      .waitFor()
      .then(() => true),
    first(two)
      .waitFor()
      .then(() => false),
  ]);
  return oneWon ? { helper: one, late: two } : { helper: two, late: one };
};

const help = async (helper: Phone): Promise<void> => {
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

test('an old resident’s wish, posted by her daughter, goes from the wall to the thanks', async () => {
  const [wang, li, zhao] = await Promise.all(['wang', 'li', 'zhao'].map(journey.phone));
  if (!wang || !li || !zhao) throw new Error('three phones');
  await arrive(wang);
  await writeWish(wang);
  await wang.tap('看看这张心愿');
  await wang.see('一路过来');
  const id = await idOf(wang);

  await arrive(li);
  await li.tap(WISH);
  await zhao.open(`pages/wishes/detail/index?id=${id}`);
  const { helper, late } = await race(li, zhao);
  await late.see(/有位邻居先应下来了/);
  await late.see('有人应下了');
  await late.notSee('怎么联系');
  await help(helper);
  await journey.minute();

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

  await late.open('pages/wall/index');
  await arrive(late);
  await late.tap('有回音');
  await late.see(ECHO);
  await late.see(THANKS);
  await late.notSee(PHONE);
  await late.shot('wall-answered');
});

test('a wish WeChat is unsure about hangs once the staff have looked at it', async () => {
  const [wang, staff, zhao] = await Promise.all(['wang', 'staff', 'zhao'].map(journey.phone));
  if (!wang || !staff || !zhao) throw new Error('three phones');
  const words = '想请人教老人认认字，待审演示';
  await arrive(wang);
  await fillWish(wang, words);
  await wang.tap('贴到墙上');
  await wang.see('社区的同事先看一看，看过就上墙，看完会告诉您。');

  await arrive(zhao);
  await zhao.see(/晾衣架/);
  await zhao.notSee(words);
  await staff.open('pages/me/index');
  await staff.tap('丽景街社区');
  await staff.tap('等您看的心愿');
  await staff.tap(words);
  await staff.tap('可以上墙');
  await staff.see('已经上墙。');

  await arrive(zhao);
  await zhao.tap(words);
  await zhao.see('我来帮');
});

/** The phone does not hear the answer to the next request of one action, though it was done. */
const loseAnswer = ({ page }: Phone, action: string): Promise<void> =>
  page.evaluate((lost) => {
    const real = window.fetch;
    window.fetch = async (...sent) => {
      const answer = await real(...sent);
      if (!String(sent[1]?.body).includes(lost)) return answer;
      window.fetch = real;
      throw new TypeError('lost');
    };
  }, `"${action}"`);

test('who did not hear that he was first taps again and is thanked; words for one step stay out of another', async () => {
  const [wang, li] = await Promise.all(['wang', 'li'].map(journey.phone));
  if (!wang || !li) throw new Error('two phones');
  const words = '想请人把窗帘杆装牢，够不着';
  const reason = '腿脚不方便了';
  await arrive(wang);
  await fillWish(wang, words);
  await wang.tap('贴到墙上');
  await wang.see('贴到墙上了');

  await arrive(li);
  await li.tap(words);
  await li.see('我来帮');
  await loseAnswer(li, 'wall.claim');
  await li.tap('我来帮');
  await li.see('网络不太好，还不知道成了没有。有网时再点一次，不会算两次。');
  await li.tap('我来帮');
  await li.see(/谢谢您！对方已经收到消息/);

  await li.tap('来不了了');
  await li.fill('说一下原因', reason);
  await li.tap('关上');
  await li.tap('有点不对劲');
  await li.see('哪里不对劲?');
  const written = () => li.front().locator('textarea').first().inputValue();
  expect(await written()).toBe('');
  await li.fill('说说是怎么回事', '约好了没有人在家');
  await li.tap('关上');
  await li.tap('有点不对劲');
  expect(await written()).toBe('约好了没有人在家');
});
