import { personaOf } from '../../../devcloud/stage/personas';
import type { TestBrowser } from '../browser';
import { pathOf, queryOf } from '../weapp/messages';
import { readPackage, type WeappPackage } from '../weapp/package';
import { WeappPhone } from '../weapp/phone';
import { PATIENCE, rulesScript, TALL, type Eyes } from './eyes';
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

const enter = (phone: WeappPhone, route: string): Promise<void> =>
  phone.start({ path: pathOf(route), query: queryOf(route), scene: 1014 });

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
      await enter(phone, `pages/scan/index?q=${encodeURIComponent(home)}`);
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
      await phone.page.waitForFunction(() => window.looks.settled());
      await tapAll(phone, taps);
      await phone.page.waitForFunction(() => window.looks.settled());
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
