import { personaOf } from '../../../devcloud/stage/personas';
import type { TestBrowser } from '../browser';
import { pathOf, queryOf } from '../weapp/messages';
import { readPackage, type WeappPackage } from '../weapp/package';
import { until } from '../weapp/probe';
import { PAGE, WeappPhone } from '../weapp/phone';
import { CALM, PATIENCE, rulesScript, TALL, type Eyes } from './eyes';
import type { Ground } from './ground';

// What its template binds; what stops the finger's movement only, as the layer of a sheet, binds taps as well.
const LISTENING = `window.looksListening = (one) => {
  const heard = one.__wxElement?._$eventTarget?.listeners;
  return heard?.tap !== undefined && !(heard.touchmove?.finalCount > 0);
};`;

const tapAll = async (phone: WeappPhone, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await phone.front().getByText(name, { exact: true }).filter({ visible: true }).first().tap();
  }
};

const start = (phone: WeappPhone, route: string): Promise<void> =>
  phone.start({ path: pathOf(route), query: queryOf(route), scene: 1014 });

/** Comes to a page of the app as it runs, alone on the stack; what was open before is gone. */
const enter = async (phone: WeappPhone, route: string): Promise<void> => {
  const before = await phone.page.$(`${PAGE}:not([hidden])`);
  if (!before) return start(phone, route);
  await phone.enter(pathOf(route), queryOf(route));
  await phone.page.waitForFunction((old) => !old.isConnected, before);
};

/** Waits until all that was asked for has come, what is asked for late as well. */
const settled = async (phone: WeappPhone): Promise<void> => {
  await phone.page.waitForFunction(() => window.looks.settled());
  if (!(await until(() => !phone.busy(CALM), PATIENCE))) throw new Error(`${await phone.at()} does not come to rest`);
  await phone.page.waitForFunction(() => window.looks.settled());
};

/** A phone with the compiled package whose owner set this scale of letters in WeChat; the rules are at hand in it. */
export const weappPhone = async (
  chrome: TestBrowser,
  { cloudUrl, pack }: { cloudUrl: string; pack: WeappPackage },
  persona: string,
  fontScale = 1,
): Promise<WeappPhone> => {
  const context = await chrome.phone({ height: TALL, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript({ content: `${await rulesScript()};${LISTENING}` });
  return new WeappPhone(page, context, pack, { cloudUrl, openid: personaOf(persona).openid, fontScale });
};

/** The compiled package in a phone of each persona. */
export const weappEyes = (chrome: TestBrowser, { cloudUrl, dist, ground }: WeappGround): Eyes => {
  const pack = readPackage(dist);
  const phones = new Map<string, Promise<WeappPhone>>();
  const take = async (persona: string): Promise<WeappPhone> => {
    const phone = await weappPhone(chrome, { cloudUrl, pack }, persona);
    const home = ground.homes[persona];
    if (home !== undefined) {
      await start(phone, `pages/scan/index?q=${encodeURIComponent(home)}`);
      await tapAll(phone, ['对，是这里']);
      await phone.front().getByText('报问题', { exact: true }).waitFor();
    }
    return phone;
  };
  return {
    show: async ({ page: path, persona, query = '', taps = [] }) => {
      const taken = phones.get(persona) ?? take(persona);
      phones.set(persona, taken);
      const phone = await taken;
      await enter(phone, `${path}?${query}`);
      await settled(phone);
      await tapAll(phone, taps);
      await settled(phone);
      return { page: phone.page, title: pack.pages.find((one) => one.path === path)?.title ?? '' };
    },
    close: async () => {
      for (const taken of phones.values()) {
        const phone = await taken;
        await phone.stop();
        await phone.page.context().close();
      }
    },
  };
};

/** What the compiled package is looked at with. */
export interface WeappGround {
  cloudUrl: string;
  /** The folder of the package. */
  dist: string;
  ground: Ground;
}
