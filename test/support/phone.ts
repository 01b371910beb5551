import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { TestBrowser } from './browser';

const SHOTS = path.resolve(__dirname, '../../screenshots');

/** One person's phone with the h5 app open, driven as a thumb would: by what is on the screen. */
export interface Phone {
  /** Opens a page of the app, as a link of WeChat does; the storage of the phone stays. */
  open: (route: string) => Promise<void>;
  /** Taps what carries this name or text on the page in front. */
  tap: (name: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  see: (text: string | RegExp) => Promise<void>;
  notSee: (text: string) => Promise<void>;
  /** Taps what opens the photo chooser and chooses a file. */
  choosePhoto: (name: string | RegExp, jpeg: Buffer) => Promise<void>;
  /** The page in front; the pages behind it stay in the document. */
  front: () => Locator;
  shot: (name: string) => Promise<void>;
  /** What went wrong in the page so far: errors of scripts and of the console. */
  faults: () => readonly string[];
  page: Page;
  close: () => Promise<void>;
}

const listen = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
};

const chooser = (page: Page, front: () => Locator) => async (name: string | RegExp, jpeg: Buffer) => {
  const asked = page.waitForEvent('filechooser');
  await front().getByRole('button', { name }).first().tap();
  await (await asked).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg });
};

const TAP_TIME = 15_000;
const ONE_TRY = 1_500;

// What is found while a page is being left is never visible again: it has to be looked for anew.
const tapWithin = async (ms: number, find: () => Locator): Promise<void> => {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await find().tap({ timeout: ONE_TRY });
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};

const drive = (context: BrowserContext, page: Page, origin: string): Phone => {
  const faults = listen(page);
  const front = () => page.locator('.taro_page:not(.taro_page_shade):visible').last();
  const named = (name: string) =>
    front()
      .getByRole('button', { name, exact: true })
      .or(front().getByRole('radio', { name, exact: true }))
      .or(front().getByRole('checkbox', { name, exact: true }))
      .or(front().getByRole('link', { name, exact: true }))
      .or(front().getByText(name, { exact: true }))
      .filter({ visible: true })
      .first();
  return {
    page,
    front,
    faults: () => faults,
    open: async (route) => {
      // A page of its own each time: a changed hash alone would keep what is on the screen.
      await page.goto('about:blank');
      await page.goto(`${origin}/#/${route}`);
    },
    tap: (name) => tapWithin(TAP_TIME, () => named(name)),
    fill: async (label, text) => {
      const field = front().locator(`[aria-label="${label}"]`).first();
      await field.locator('input, textarea').first().fill(text);
    },
    see: (text) => front().getByText(text).filter({ visible: true }).first().waitFor(),
    notSee: (text) => front().getByText(text).first().waitFor({ state: 'hidden' }),
    choosePhoto: chooser(page, front),
    shot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
};

/** Takes the phone of a persona into the hand: an origin of its own on the Stage's port. */
export const takePhone = async (
  chrome: TestBrowser,
  port: number,
  persona: string,
  size: Parameters<TestBrowser['phone']>[0] = {},
): Promise<Phone> => {
  const context = await chrome.phone(size);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return drive(context, page, `http://${persona}.localhost:${port}`);
};
