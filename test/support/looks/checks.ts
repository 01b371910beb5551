import { MAIN_PAGES, SUB_PACKAGES } from '../../../src/routes';
import { lookOf } from '../../../src/ui/textSize';
import { TALL, type Eyes } from './eyes';
import type { Fault } from './inPage/nodes';
import { askAt, lookAtAll, type Seen } from './look';
import type { Screen } from './screen';

const routes = (): string[] => [
  ...MAIN_PAGES,
  ...SUB_PACKAGES.flatMap(({ root, pages }) => pages.map((one) => `${root}/${one}`)),
];

/** Pages of the mini-program that nobody looks at, and pages looked at that are none. */
export const unseen = (screens: readonly Screen[]): string[] => {
  const seen = new Set(screens.map(({ page }) => page));
  const all = new Set(routes());
  return [...[...all].filter((page) => !seen.has(page)), ...[...seen].filter((page) => !all.has(page))];
};

const sentence = ({ rule, at, what, screen, sizes }: Seen): string =>
  `${screen}: ${rule} at ${at}: ${what} (${sizes.slice(0, 4).join(' ')}${sizes.length > 4 ? ` and ${sizes.length - 4} more` : ''})`;

/** All that is wrong on all screens, as sentences. */
export const allFaults = async (eyes: Eyes, screens: readonly Screen[]): Promise<string[]> =>
  (await lookAtAll(eyes, screens)).map(sentence);

/** The rules that do not notice the fault planted for them on a page that is well otherwise. */
export const blindRules = async (eyes: Eyes, screen: Screen): Promise<string[]> => {
  const { page, title } = await eyes.show(screen);
  await page.setViewportSize({ width: 375, height: TALL });
  await page.evaluate((classes) => window.looks.resize(classes, 1), lookOf(1).classes);
  const judge = (plant: string | undefined, called: string): Promise<Fault[]> =>
    page.evaluate(
      ({ name, ask, words }) =>
        name === undefined ? window.looks.audit(ask, words) : window.looks.spoilt(name, ask, words),
      { name: plant, ask: askAt(1), words: called },
    );
  if ((await judge(undefined, title)).length > 0) return ['the page was not well before'];
  const blind: string[] = [];
  for (const plant of await page.evaluate(() => window.looks.plants))
    if (!(await judge(plant, title)).some(({ rule }) => rule === plant)) blind.push(plant);
  if (!(await judge(undefined, '')).some(({ rule }) => rule === 'heading')) blind.push('heading');
  return blind;
};
