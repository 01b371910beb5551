import { arrive } from './words';
import type { Play } from './play';

/** A report that is spoken, not written: kept with its sound, and heard by who handles it. */
export const voice: Play = async ({ phone, site }) => {
  const [wang, worker] = [await phone('wang'), await phone('grid1')];
  await arrive(wang, site);
  await wang.tap('报问题');
  await wang.see('是哪一类?');
  await wang.tap('邻里纠纷');
  await wang.tap('按一下，开始录音');
  await wang.see(/正在录，[1-9]/);
  await wang.tap('说完了，停');
  await wang.see('听录音');
  await wang.tap('报给网格员');
  await wang.see('收到了');
  await worker.open('pages/inbox/list/index');
  await worker.tap('宏泰学府苑 10号楼有新的事：邻里纠纷');
  await worker.tap('去办这件事');
  await worker.tap('听录音');
  await worker.see('停');
  await worker.see('听录音');
};
