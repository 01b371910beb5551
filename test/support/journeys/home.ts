import { personaOf } from '../../../devcloud/stage/personas';
import { readDemo } from '../../../devcloud/stage/seed/play';
import type { Driver } from '../driver';
import type { Site } from '../journey';
import type { Play } from './play';

/** The building of the demo whose ledger was entered. */
export const HOUSE = 'bh-1';

/** The code on the door of a building of the demo. */
export const codeAt = (site: Site, key: string): string => {
  const board = readDemo(site.system.dataDir)?.board ?? [];
  const buildings = board.flatMap(({ compounds }) => compounds).flatMap((compound) => compound.buildings);
  const code = buildings.find((one) => one.key === key)?.codes.find(({ state }) => state === 'active');
  if (!code) throw new Error(`no code at ${key}`);
  return code.link;
};

const toHub = async (phone: Driver): Promise<void> => {
  await phone.open('pages/me/index');
  await phone.tap('我的家和家人');
  await phone.see('家里的事');
};

interface Door {
  door: string;
  as: '房主' | '租住' | '家里人';
  name: string;
}

/** Scans the code at the door of the house, and says which door is one’s own. */
export const claim = async (phone: Driver, site: Site, { door, as, name }: Door): Promise<void> => {
  phone.hold(codeAt(site, HOUSE));
  await phone.tap('扫一扫楼门口的码');
  await phone.see('哪个单元?');
  await phone.tap('1单元');
  await phone.fill('门牌号', door);
  await phone.tap(as);
  await phone.fill('您的名字', name);
  await phone.tap('请网格员确认');
  await phone.see(/记下了。网格员核对以后告诉您/);
};

interface Grants {
  grants: readonly { role: string; area: string }[];
}

/** One of the tools of the grid worker of that house; of his grids it is the last. */
const toDesk = async (worker: Driver, { product }: Site, tool: string): Promise<void> => {
  const { grants } = await product.call<Grants>(personaOf('grid4').openid, 'people.me', {});
  const area = grants.filter(({ role }) => role === 'gridWorker').at(-1)?.area;
  await worker.open(`pages/office/hub/index?area=${area}&level=grid4`);
  await worker.tap(tool);
};

/** Somebody says where he lives by the code at the door; the grid worker confirms; the home is his to correct. */
export const claimRoom: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid4')];
  await toHub(wang);
  await wang.see('还没有登记住哪一户');
  await wang.tap('登记我住哪一户');
  wang.hold('https://elsewhere.example/b/1');
  await wang.tap('扫一扫楼门口的码');
  await wang.see('这是别处的链接，不是咱们楼栋的码，别点。');
  await wang.tap('扫一扫楼门口的码');
  wang.hold(codeAt(site, HOUSE));
  await wang.tap('扫一扫楼门口的码');
  await wang.see('哪个单元?');
  await wang.tap('请网格员确认');
  await wang.see('请写门牌号，例如 301');
  await wang.open('pages/mine/claim/index');
  await claim(wang, site, { door: '102', as: '房主', name: '住户11102甲' });
  await wang.see('等网格员确认');
  // Another one waits since the demo began: he thinks better of it.
  const li = await phone('li');
  await li.open('pages/mine/claim/index');
  await li.tap('撤回，不登记了');
  await li.see('您撤回了');
  await toDesk(worker, site, '认领住房');
  await worker.tap('是这家的人');
  await worker.tap('户主 *******甲');
  await worker.tap('是他');
  await worker.notSee('是这家的人');
  await toHub(wang);
  await wang.see('滨河佳苑 1号楼 1单元 102');
  await wang.tap('滨河佳苑 1号楼 1单元 102');
  await wang.see('*乙');
  await wang.tap('家里添了人');
  await wang.fill('名字', '住户11102丁');
  await wang.tap('请网格员改');
  await wang.see('记下了。网格员看过，登记就改过来。');
  await wang.see('等网格员看');
  await wang.tap('撤回，不改了');
  await wang.see('您撤回了');
};

const WORDS = '我家卫生间顶上滴水，想请您看看水管';
const ANSWER = '水管已经关了，明天上午在家，可以上来看';

/** A neighbour writes what is to be said; a number in it is not carried. */
const askNeighbour = async (wang: Driver, site: Site): Promise<void> => {
  await wang.scan(codeAt(site, HOUSE));
  await wang.tap('对，是这里');
  await wang.see('报问题');
  await wang.open('pages/mine/relays/index');
  await wang.see('还没有托人捎过话');
  await wang.tap('有话要捎');
  await wang.tap('漏水');
  await wang.fill('捎给哪一户（不知道就空着）', '1单元 103');
  await wang.fill('捎什么话', `${WORDS}，打 13900000001`);
  await wang.tap('请网格员去捎');
  await wang.see(/话里像有电话或微信号/);
  await wang.fill('捎什么话', WORDS);
  await wang.tap('请网格员去捎');
  await wang.see('等网格员去捎');
};

/** The grid worker looks who lives there, and sends it on. */
const carry = async (worker: Driver, site: Site): Promise<void> => {
  await toDesk(worker, site, '替邻居捎话');
  await worker.see(WORDS);
  await worker.tap('看看是哪一家，去捎');
  await worker.tap('看看是哪一家');
  await worker.see('住户11103甲');
  await worker.tap('发到他们手机上');
  await worker.tap('捎到了');
  await worker.see('没有要捎的话');
};

/** The household answers, and lends its number. */
const answerNeighbour = async (zhao: Driver): Promise<void> => {
  await zhao.open('pages/inbox/list/index');
  await zhao.tap('滨河佳苑 1号楼有邻居托网格员捎句话给您家：漏水，您看看怎么回');
  await zhao.see(WORDS);
  await zhao.notSee('住户11102');
  await zhao.tap('回一句话');
  await zhao.fill('怎么回?', ANSWER);
  await zhao.tap('捎回去');
  await zhao.see('您家回的话');
  await zhao.tap('留个电话给对方');
  await zhao.fill('怎么称呼您', '楼上一家');
  await zhao.fill('电话', '13900000007');
  await zhao.tap('留给他七天');
  await zhao.see('您的电话，对方看得到');
};

/** Water from above: words go up through the grid worker, an answer comes down; a number is lent, not told. */
export const relay: Play = async ({ phone, site }) => {
  const [wang, worker, zhao] = [await phone('wang'), await phone('grid4'), await phone('zhao')];
  await askNeighbour(wang, site);
  await carry(worker, site);
  await answerNeighbour(zhao);
  await wang.open('pages/inbox/list/index');
  await wang.tap('您请人捎的话“漏水”，有回话了');
  await wang.see(ANSWER);
  await wang.tap('看对方留的电话');
  await wang.see('13900000007');
  await wang.tap('事情了结了');
  await wang.tap('了结了');
  await wang.see('了结了');
};
