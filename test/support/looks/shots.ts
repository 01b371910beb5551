import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lookOf } from '../../../src/ui/textSize';
import { openBrowser, type TestBrowser } from '../browser';
import { siteOf } from '../journey';
import { startTestSystem } from '../stage';
import type { Eyes } from './eyes';
import { layGround } from './ground';
import { h5Eyes } from './h5';
import { screensOf, type Screen } from './pages';

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
const LONGEST = 4000;

/** Takes one picture of the page in front, as high as it is. */
const shoot = async (page: Page, [width, scale]: readonly [number, number], file: string): Promise<void> => {
  await page.setViewportSize({ width, height: PHONE });
  const bottom = await page.evaluate(
    ({ classes, k }) => {
      window.looks.resize(classes, k);
      return document.documentElement.scrollHeight;
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

const shootAll = async (eyes: Eyes, screens: readonly Screen[]): Promise<void> => {
  for (const screen of screens) {
    const { page } = await eyes.show(screen);
    for (const size of SIZES) await shoot(page, size, join(FOLDER, `${nameOf(screen)}@${size.join('x')}.png`));
    console.log(nameOf(screen));
  }
};

// Of a build of its own, where there is one.
const shootGallery = async (chrome: TestBrowser, h5Dir: string): Promise<void> => {
  const system = await startTestSystem({ h5Dir, demo: false });
  const eyes = h5Eyes(chrome, system.stage.port, { homes: {} });
  await shootAll(eyes, [{ page: 'pages/gallery/index', state: 'all', persona: 'wang' }]);
  await eyes.close();
  await system.stop();
};

/** Pictures of every page whose name holds one of the words, in screenshots/pages; all pages without words. */
export const shots = async (words: readonly string[]): Promise<void> => {
  if (words.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const [system, chrome] = await Promise.all([startTestSystem(), openBrowser()]);
  const ground = await layGround(siteOf(system));
  const eyes = h5Eyes(chrome, system.stage.port, ground);
  const wanted = (screen: Screen): boolean => words.length === 0 || words.some((word) => nameOf(screen).includes(word));
  await shootAll(eyes, screensOf(ground).filter(wanted));
  await eyes.close();
  await system.stop();
  if (words.length === 0 || words.includes('gallery')) await shootGallery(chrome, 'dist/gallery');
  await chrome.close();
};
