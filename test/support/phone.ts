import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { TestBrowser } from './browser';
import { FRONT, handsOn, listen, shoot, type Hands } from './hands';

/** One person's phone with the h5 app open, driven as a thumb would: by what is on the screen. */
export interface Phone extends Hands {
  /** Opens a page of the app, as a link of WeChat does; the storage of the phone stays. */
  open: (route: string) => Promise<void>;
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

const chooser = (page: Page, front: () => Locator) => async (name: string | RegExp, jpeg: Buffer) => {
  const asked = page.waitForEvent('filechooser');
  await front().getByRole('button', { name }).first().tap();
  await (await asked).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg });
};

const drive = (context: BrowserContext, page: Page, origin: string): Phone => {
  const faults: string[] = [];
  listen(page, faults);
  const hands = handsOn(() => page, FRONT);
  return {
    page,
    faults: () => faults,
    open: async (route) => {
      // A page of its own each time: a changed hash alone would keep what is on the screen.
      await page.goto('about:blank');
      await page.goto(`${origin}/#/${route}`);
    },
    ...hands,
    choosePhoto: chooser(page, hands.front),
    shot: (name) => shoot(page, name),
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
