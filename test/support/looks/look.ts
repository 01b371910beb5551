import { lookOf } from '../../../src/ui/textSize';
import { TALL, type Eyes, type Shown } from './eyes';
import type { Ask, Fault } from './inPage/nodes';
import { eachPerson, type Screen } from './screen';

const WIDTHS = [320, 375, 414] as const;
const [NARROW] = WIDTHS;
const ELDER = 1.2;
/** The scales of text: the everyday one, WeChat’s care mode and its largest; where it is tightest, our own two besides. */
const scalesAt = (width: number): readonly number[] =>
  width === NARROW ? [1, 1.25, 1.4, 1.65, 1.875] : [1, 1.4, 1.65];

/** What the rules ask for at a scale. */
export const askAt = (scale: number): Ask => ({
  main: 16 * scale,
  text: scale < ELDER ? 12 : 18,
  tap: scale < ELDER ? 44 : 60,
});

/** A fault with where it was seen: the same at several sizes is one, with all its sizes. */
export interface Seen extends Fault {
  screen: string;
  sizes: string[];
}

// All scales of a width in one call: a page this high is not painted anew for each.
const judge = ({ page, title }: Shown, width: number): Promise<[scale: number, faults: Fault[]][]> =>
  page.evaluate(
    ({ scales, called, colours }) =>
      scales.map(({ scale, classes, ask }) => {
        window.looks.resize(classes, scale);
        return [scale, window.looks.audit(ask, called, colours)];
      }),
    {
      scales: scalesAt(width).map((scale) => ({ scale, classes: lookOf(scale).classes, ask: askAt(scale) })),
      called: title,
      colours: width === NARROW,
    },
  );

/** Opens a screen once and judges it in every width and scale, and by axe in two of them. */
export const lookAt = async (eyes: Eyes, screen: Screen): Promise<Seen[]> => {
  const shown = await eyes.show(screen);
  const found = new Map<string, Seen>();
  const note = (faults: readonly Fault[], size: string): void => {
    for (const fault of faults) {
      const key = `${fault.rule} ${fault.at}`;
      const known = found.get(key) ?? { ...fault, screen: `${screen.page} ${screen.state}`, sizes: [] };
      known.sizes.push(size);
      found.set(key, known);
    }
  };
  for (const width of WIDTHS) {
    await shown.page.setViewportSize({ width, height: TALL });
    for (const [scale, faults] of await judge(shown, width)) note(faults, `${width}/${scale}`);
    if (width === NARROW) note(await shown.page.evaluate(() => window.looks.axe()), 'axe');
  }
  return [...found.values()];
};

/** Looks at all screens, several persons’ phones at a time, each person’s one after the other. */
export const lookAtAll = async (eyes: Eyes, screens: readonly Screen[], hands = 2): Promise<Seen[]> => {
  const found: Seen[] = [];
  await eachPerson(screens, hands, async (own) => {
    for (const screen of own) found.push(...(await lookAt(eyes, screen)));
  });
  return found;
};
