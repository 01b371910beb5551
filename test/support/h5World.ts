import { readFile } from 'node:fs/promises';
import type { BrowserContext, Download, FileChooser, Locator, Page } from 'playwright-core';
import type { TestBrowser } from './browser';
import type { Driver, PhoneSize, World } from './driver';
import { FRONT, handsOn, listen, shoot } from './hands';
import { landing } from './journey';

/** What the app asks of the network; its own files are on the phone. */
const CALLS = /\/(invoke\/|upload\?|subscribe$|pay$|storage\/)/;
/** Said late as well, when the network is back: only a test cuts it. */
const CUT = /ERR_INTERNET_DISCONNECTED/;
/** What the Stage says where the cloud gave no answer: the platform's failure, not the app's. */
const AWAY = /status of 502/;
const PATIENCE = 15_000;
const SOON = 5_000;

interface Held {
  context: BrowserContext;
  page: Page;
  origin: string;
  faults: string[];
  /** What the app handed to the browser. */
  downloads: Download[];
  /** What is before the camera. */
  code?: string;
}

/** A file as the browser takes it. */
interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const turnOn = async (held: Omit<Held, 'page'>): Promise<Page> => {
  const page = await held.context.newPage();
  page.setDefaultTimeout(PATIENCE);
  listen(page, held.faults, (said) => AWAY.test(said) || CUT.test(said));
  // The preview asks for the code's text where a phone opens its camera.
  page.on('download', (download) => void held.downloads.push(download));
  page.on('dialog', (dialog) => void (dialog.type() === 'prompt' ? dialog.accept(held.code) : dialog.dismiss()));
  return page;
};

const setOffline = async (held: Held, on: boolean): Promise<void> => {
  if (on) await held.context.route(CALLS, (route) => route.abort('internetdisconnected'));
  else await held.context.unroute(CALLS);
  // As the browser does when its own network changes.
  await held.page.evaluate(
    (event) => {
      window.dispatchEvent(new Event(event));
      const { connection } = navigator as { connection?: EventTarget };
      connection?.dispatchEvent(new Event('change'));
    },
    on ? 'offline' : 'online',
  );
};

/** Taps until the browser asks for a file: a tap may fall beside what a notice has just pushed down. */
const chooserAfter = async (page: Page, tap: () => Promise<void>): Promise<FileChooser> => {
  for (let tries = 0; tries < 3; tries += 1) {
    const asked = page.waitForEvent('filechooser', { timeout: SOON }).catch(() => undefined);
    await tap();
    const chooser = await asked;
    if (chooser) return chooser;
  }
  throw new Error('the browser does not ask for a file');
};

/** Gives a file to the button that asks for one. */
const giving =
  (held: Held, front: () => Locator) =>
  async (name: string | RegExp, file: GivenFile): Promise<void> => {
    const chooser = await chooserAfter(held.page, () => front().getByRole('button', { name }).first().tap());
    await chooser.setFiles(file);
  };

const drive = (held: Held): Driver => {
  const hands = handsOn(() => held.page, FRONT);
  const give = giving(held, hands.front);
  const open = async (route: string): Promise<void> => {
    // A page of its own each time: a changed hash alone would keep what is on the screen.
    await held.page.goto('about:blank');
    await held.page.goto(`${held.origin}/#/${route}`);
  };
  return {
    ...hands,
    open,
    scan: (link) => open(landing(link)),
    hold: (code) => void (held.code = code),
    tab: (name) => held.page.locator('.weui-tabbar__item').filter({ hasText: name }).first().tap(),
    back: async () => void (await held.page.goBack()),
    choosePhoto: (name, jpeg) => give(name, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg }),
    chooseFile: (name, bytes, filename) =>
      give(name, { name: filename, mimeType: 'application/octet-stream', buffer: bytes }),
    opened: async () => {
      const download = held.downloads.pop() ?? (await held.page.waitForEvent('download'));
      held.downloads.length = 0;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    answer: async (yes) => {
      const said = held.page.locator(`${yes ? '.taro-model__confirm' : '.taro-model__cancel'}:visible`).last();
      await said.tap();
      await said.waitFor({ state: 'hidden' });
    },
    route: async () => (await hands.look()).route,
    offline: (on) => setOffline(held, on),
    restart: async () => {
      await held.page.close();
      held.page = await turnOn(held);
      await held.page.goto(`${held.origin}/`);
    },
    shot: (name) => shoot(held.page, name),
    faults: () => held.faults,
    close: () => held.context.close(),
  };
};

// Runs in the page before the app.
const dress = (css: string): void =>
  document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
  });

/** The h5 build, served by the Stage, in the phones of one browser; `css` spoils what is shown. */
export const h5World = (chrome: TestBrowser, port: number, css = ''): World => ({
  name: 'h5',
  phone: async (persona, { fontScale: _letters, ...size }: PhoneSize = {}) => {
    const context = await chrome.phone(size);
    if (css !== '') await context.addInitScript(dress, css);
    const held: Omit<Held, 'page'> = {
      context,
      origin: `http://${persona}.localhost:${port}`,
      faults: [],
      downloads: [],
    };
    return drive(Object.assign(held, { page: await turnOn(held) }));
  },
  close: () => Promise.resolve(),
});
