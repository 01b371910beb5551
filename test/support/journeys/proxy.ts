import type { Driver } from '../driver';
import type { Site } from '../journey';
import { claim, codeAt, HOUSE } from './home';
import type { Play } from './play';

/** A husband says that he is of the family, and his wife that he is. */
const join = async (li: Driver, zhao: Driver, site: Site): Promise<void> => {
  await li.open('pages/mine/claim/index');
  await li.tap('还住别处? 再登记一户');
  await claim(li, site, { door: '103', as: '家里人', name: '住户11103乙' });
  await zhao.open('pages/mine/claim/index');
  await zhao.tap('看看全名（会记一笔）');
  await zhao.see(/住户11103乙/);
  await zhao.tap('认得，是我家的人');
  await zhao.tap('*乙（配偶）');
  await zhao.tap('是我家的人');
  await zhao.notSee('有人说是您家的人');
};

/** A wife acts for her husband: family vouches for him, he agrees, a report is his, and he ends it. */
export const proxy: Play = async ({ phone, site }) => {
  const [zhao, li] = [await phone('zhao'), await phone('li')];
  await join(li, zhao, site);
  await zhao.open('pages/mine/proxies/index');
  await zhao.tap('我想替家人办事');
  await zhao.tap('请本人同意');
  await zhao.see('请点一下是替谁');
  await zhao.tap('*乙（配偶）');
  await zhao.tap('请本人同意');
  await zhao.see('等本人同意');
  await li.open('pages/inbox/list/index');
  await li.tap('滨河佳苑 1号楼有一位家人想代办事情，请看看');
  await li.tap('我同意');
  await li.see('可以代办');
  await zhao.scan(codeAt(site, HOUSE));
  await zhao.tap('对，是这里');
  await zhao.tap('报问题');
  await zhao.tap('楼道灯不亮');
  await zhao.fill('怎么回事?', '三楼的灯坏了，晚上看不见');
  await zhao.tap('替家里的 *乙');
  await zhao.tap('报给网格员');
  await zhao.see('收到了');
  await li.open('pages/inbox/list/index');
  await li.tap('家人替您报了一件事：楼道灯不亮');
  await li.see('家人替您报的。');
  await li.open('pages/mine/proxies/index');
  await li.tap('不再代办');
  await li.tap('从现在起停');
  await li.see('停了');
  await zhao.open('pages/mine/proxies/index');
  await zhao.see('停了');
};

/** Who has no WeChat is asked in person: the message leads the grid worker there, and he writes down what was said. */
export const witness: Play = async ({ phone }) => {
  const [zhao, worker] = [await phone('zhao'), await phone('grid4')];
  await zhao.open('pages/mine/entrust/index');
  await zhao.tap('*丁（父母）');
  await zhao.tap('请本人同意');
  await zhao.see('等本人同意');
  await zhao.tap('有进展时提醒我');
  await zhao.answer(true);
  await zhao.see('好，下一步有进展，微信上告诉您。');
  await worker.open('pages/inbox/list/index');
  await worker.tap('滨河佳苑 1号楼有一家约定代办，要是老人不用微信，请当面问一声');
  await worker.tap('当面问过，本人同意');
  await worker.tap('记下来');
  await worker.see('再多写几个字，说清楚些');
  await worker.fill('本人怎么说的', '在家里当面问过，愿意让家里人替她报修');
  await worker.tap('记下来');
  await worker.see('没有等着约定的');
  await zhao.open('pages/inbox/list/index');
  await zhao.tap('滨河佳苑 1号楼：网格员记下了，您可以代家人办事了');
  await zhao.see(/网格员当面问过本人/);
};
