import { personaOf } from '../../../devcloud/stage/personas';
import type { Driver } from '../driver';
import type { Site } from '../journey';
import { arrive, inAddress, photoOf } from './words';
import type { Play } from './play';

const HOLE = '大门口的路面塌了一块';
const ADS = '一楼墙上贴满了小广告';

const write = async (wang: Driver, kind: string, words: string): Promise<void> => {
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap(kind);
  await wang.fill('怎么回事?', words);
};

/** A report finished without a network outlives a restart and is sent by itself when the network is back. */
export const deadSpot: Play = async ({ phone, site }) => {
  const wang = await phone('wang');
  await arrive(wang, site);
  await write(wang, '路面破损', HOLE);
  // Before the photo is chosen: it is sent ahead as soon as it can.
  await wang.offline(true);
  await wang.choosePhoto(/加照片/, photoOf('road'));
  await wang.see('再传一次');
  await wang.tap('报给网格员');
  await wang.see(/^已保存.*联网后自动提交，您不用再点。$/);
  await wang.restart();
  await wang.see('有一件写好了，已保存，联网后自动提交。');
  await wang.offline(false);
  await wang.see('刚才写好的那件，报上去了。');
  await wang.tap('看看');
  await wang.see(HOLE);
  expect(await wang.pictures(1)).toHaveLength(1);
  await wang.open('pages/reports/mine/index');
  await wang.see(HOLE);
};

// A building of its own: reports that are due at the same moment lie on the desk in any order.
const ELSEWHERE = ['莲花池街道', '丽景街社区', '宏泰学府苑', '3号楼'] as const;
const TABS = { today: '今天要办', later: '往后' } as const;
interface Rows {
  rows: readonly { words: string }[];
}

// By the time of day a fresh report is due today or later: the journey asks where it lies.
const tabOf = async (site: Site, area: string): Promise<string> => {
  const ask = (tab: string) =>
    site.product.call<Rows>(personaOf('grid1').openid, 'reports.desk', { area, level: 'grid4', tab });
  const { rows } = await ask('today');
  return rows.some(({ words }) => words === ADS) ? TABS.today : TABS.later;
};

/** A worker reads the desk in a stairwell without a network, records a step, and it is sent later. */
export const stairwell: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid1')];
  await arrive(wang, site, ELSEWHERE);
  await write(wang, '小广告', ADS);
  await wang.tap('报给网格员');
  await wang.see('收到了');

  await worker.open('pages/me/index');
  await worker.tap('四级网格二（演示）');
  await worker.see('今天要办');
  await worker.tap(await tabOf(site, await inAddress(worker, 'area')));
  await worker.tap(ADS);
  await worker.see('受理');
  await worker.back();
  await worker.see(ADS);
  await worker.offline(true);
  await worker.tap(ADS);
  await worker.tap('受理');
  await worker.see(/记下的“受理”，已保存，联网后自动送出/);
  await worker.back();
  await worker.see('记下了，联网后自动送出');
  await worker.offline(false);
  await worker.notSee('记下了，联网后自动送出');
  await worker.tap(ADS);
  await worker.see('交办');
  await wang.tap('看看这件事');
  await wang.see('受理了');
};
