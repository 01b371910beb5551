import path from 'node:path';
import { testLooks, type Set } from '../support/looks/suite';
import { DIST } from '../support/prepared';
import { weappEyes, weappPhone } from '../support/looks/weapp';
import { readPackage } from '../support/weapp/package';
import type { WeappPhone } from '../support/weapp/phone';

const dist = path.join(DIST, 'weapp');

let set: Set;
testLooks((given) => {
  set = given;
  return weappEyes(given.chrome, { cloudUrl: given.system.cloud.url, dist, ground: given.ground });
});

const phoneWith = (scale: number): Promise<WeappPhone> =>
  weappPhone(set.chrome, { cloudUrl: set.system.cloud.url, pack: readPackage(dist) }, 'li', scale);

/** Waits until the main text of the page in front has this size. */
const mainText = ({ page }: WeappPhone, pixels: number): Promise<unknown> =>
  page.waitForFunction((size) => {
    const shown = [...document.querySelectorAll('.sized')].at(-1);
    return shown !== undefined && Math.abs(parseFloat(getComputedStyle(shown).fontSize) - size) < 0.01;
  }, pixels);

test.each([
  [1, 16],
  [1.1, 17.6],
  [1.4, 22.4],
  [1.65, 26.4],
  [1.9, 30.4],
])('with letters of %d in WeChat the main text has %d px', async (scale, pixels) => {
  const phone = await phoneWith(scale);
  await phone.start();
  await mainText(phone, pixels);
  await phone.stop();
  await phone.page.context().close();
});

test('what the person chose on the first screen wins over WeChat, and is still so after a restart', async () => {
  const phone = await phoneWith(1.4);
  await phone.start();
  await mainText(phone, 22.4);
  await phone.front().getByText('标准字', { exact: true }).tap();
  await mainText(phone, 16);
  await phone.start();
  await mainText(phone, 16);
  await phone.front().getByText('最大字', { exact: true }).tap();
  await mainText(phone, 30);
  await phone.start({ path: 'pages/me/index', query: {}, scene: 1001 });
  await mainText(phone, 30);
  await phone.stop();
  await phone.page.context().close();
});
