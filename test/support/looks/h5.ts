import type { Page } from 'playwright-core';
import type { TestBrowser } from '../browser';
import { FRONT } from '../hands';
import { landing } from '../journey';
import { CALM, PATIENCE, rulesScript, TALL, type Eyes } from './eyes';
import type { Ground } from './ground';

// What an element listens to cannot be asked of it later: it is noted as it is told. So is what the app asks for.
const LISTENING = `(() => {
  const heard = new WeakSet();
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === 'click' && this instanceof Element) heard.add(this);
    return add.call(this, type, ...rest);
  };
  let [open, last] = [0, 0];
  const ask = window.fetch;
  const noted = (more) => ((open += more), (last = performance.now()));
  window.fetch = (...given) => (noted(1), ask(...given).finally(() => noted(-1)));
  window.looksWaiting = () => open > 0 || performance.now() - last < ${CALM};
  window.looksListening = (one) => (heard.has(one) || one.onclick !== null) && one.querySelector('.sized') === null;
})();`;

const tapAll = async (page: Page, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const front = page.locator(`${FRONT}:visible`).last();
    await front.getByText(name, { exact: true }).filter({ visible: true }).first().tap();
  }
};

const open = async (page: Page, origin: string, route: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(`${origin}/#/${route}`);
};

// Whoever has a home has scanned its code once.
const comeHome = async (page: Page, origin: string, link: string): Promise<void> => {
  await open(page, origin, landing(link));
  await tapAll(page, ['对，是这里']);
  await page.waitForFunction(() => location.hash.includes('places/home'));
};

/** The h5 build in a phone of each persona; a phone is taken once and shows one screen after the other. */
export const h5Eyes = (chrome: TestBrowser, port: number, ground: Pick<Ground, 'homes'>): Eyes => {
  const phones = new Map<string, Promise<Page>>();
  const originOf = (persona: string): string => `http://${persona}.localhost:${port}`;
  const take = async (persona: string): Promise<Page> => {
    const context = await chrome.phone({ height: TALL, deviceScaleFactor: 1 });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript({ content: `${await rulesScript()};${LISTENING}` });
    const home = ground.homes[persona];
    if (home !== undefined) await comeHome(page, originOf(persona), home);
    return page;
  };
  return {
    show: async ({ page: path, persona, query = '', taps = [] }) => {
      const taken = phones.get(persona) ?? take(persona);
      phones.set(persona, taken);
      const page = await taken;
      await open(page, originOf(persona), `${path}?${query}`);
      await page.waitForFunction(() => window.looks.settled());
      await tapAll(page, taps);
      await page.waitForFunction(() => window.looks.settled());
      const title = (await page.locator('.taro-navigation-bar-title').first().textContent()) ?? '';
      return { page, title };
    },
    close: async () => {
      for (const taken of phones.values()) await (await taken).context().close();
    },
  };
};
