import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lookOf } from '../../../src/ui/textSize';
import { openBrowser, type TestBrowser } from '../browser';
import { siteOf } from '../journey';
import { startTestSystem } from '../stage';
import { PATIENCE, rulesScript, TALL } from './eyes';
import { layGround } from './ground';
import { h5Eyes } from './h5';
import { screensOf } from './pages';
import type { Screen } from './screen';

const FOLDER = join(__dirname, '../../../screenshots/pages');
/** Width and scale of each picture: the everyday size on three phones, and 长辈版. */
const SIZES = [
  [320, 1],
  [375, 1],
  [414, 1],
  [375, 1.25],
  [320, 1.875],
] as const;
const PHONE = 667;
const GALLERY = 'gallery';
const LONGEST = 9000;

/** Takes one picture of the page in front, as high as it is. */
const shoot = async (page: Page, [width, scale]: readonly [number, number], file: string): Promise<void> => {
  await page.setViewportSize({ width, height: PHONE });
  const bottom = await page.evaluate(
    ({ classes, k }) => {
      window.looks.resize(classes, k);
      // A page scrolls in a box of its own below its title and above the tabs.
      const boxes = [...document.querySelectorAll('.taro_page, .weui-tab__panel, html')];
      return Math.max(...boxes.map((box) => box.scrollHeight + innerHeight - box.clientHeight));
    },
    { classes: lookOf(scale).classes, k: scale },
  );
  await page.setViewportSize({ width, height: Math.min(bottom, LONGEST) });
  await page.screenshot({ path: file, animations: 'disabled' });
};

const nameOf = ({ page, state }: Screen): string =>
  `${page
    .replace(/^pages\//, '')
    .replace(/\/index$/, '')
    .replaceAll('/', '-')}-${state}`;

const shootSizes = async (page: Page, name: string): Promise<void> => {
  for (const size of SIZES) await shoot(page, size, join(FOLDER, `${name}@${size.join('x')}.png`));
  console.log(name);
};

/** The gallery, of a build of its own: it shows what waiting looks like, so it is never done with waiting. */
const shootGallery = async (chrome: TestBrowser): Promise<void> => {
  const system = await startTestSystem({ h5Dir: 'dist/gallery', demo: false });
  try {
    const page = await (await chrome.phone({ height: TALL, deviceScaleFactor: 1 })).newPage();
    await page.addInitScript({ content: await rulesScript() });
    await page.goto(`http://wang.localhost:${system.stage.port}/#/pages/gallery/index`);
    await page.waitForSelector('.sized', { timeout: PATIENCE });
    await shootSizes(page, 'gallery-all');
  } finally {
    await system.stop();
  }
};

const shootPages = async (chrome: TestBrowser, words: readonly string[]): Promise<void> => {
  const system = await startTestSystem();
  try {
    const ground = await layGround(siteOf(system));
    const wanted = (screen: Screen): boolean =>
      words.length === 0 || words.some((word) => nameOf(screen).includes(word));
    const eyes = h5Eyes(chrome, system.stage.port, ground);
    for (const screen of screensOf(ground).filter(wanted))
      await shootSizes((await eyes.show(screen)).page, nameOf(screen));
    await eyes.close();
  } finally {
    await system.stop();
  }
};

/** Pictures of every page whose name holds one of the words, in screenshots/pages; all pages without words. */
export const shots = async (words: readonly string[]): Promise<void> => {
  if (words.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const chrome = await openBrowser();
  try {
    if (words.join() !== GALLERY) await shootPages(chrome, words);
    if (words.length === 0 || words.includes(GALLERY)) await shootGallery(chrome);
  } finally {
    await chrome.close();
  }
};
