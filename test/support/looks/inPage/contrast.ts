import { allWords, placeOf, PICTURES, type Fault, type Words } from './nodes';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const CLEAR: Colour = [0, 0, 0, 0];
const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];

const read = (text: string): Colour => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/rgba?\(([^)]+)\)/.exec(text)?.[1] ?? '0,0,0,0')
    .split(/[\s,/]+/)
    .map(Number);
  return [red, green, blue, alpha];
};

const over = (top: Colour, below: Colour): Colour => {
  const alpha = top[3] + below[3] * (1 - top[3]);
  if (alpha === 0) return CLEAR;
  const mix = (n: 0 | 1 | 2): number => (top[n] * top[3] + below[n] * below[3] * (1 - top[3])) / alpha;
  return [mix(0), mix(1), mix(2), alpha];
};

const luminance = ([red, green, blue]: Colour): number => {
  const linear = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
};

const ratio = (one: Colour, other: Colour): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

// A photo may be of any colour, so words over one must be read on white as well as on black.
const grounds = (layers: readonly Element[]): Colour[] => {
  let top = CLEAR;
  for (const layer of layers) {
    if (layer.matches(PICTURES)) return [over(top, WHITE), over(top, BLACK)];
    top = over(top, read(getComputedStyle(layer).backgroundColor));
    if (top[3] > 0.99) return [top];
  }
  return [over(top, WHITE)];
};

const faded = (one: Element): number => {
  let share = 1;
  for (let outer: Element | null = one; outer; outer = outer.parentElement)
    share *= Number(getComputedStyle(outer).opacity);
  return share;
};

const isLarge = (style: CSSStyleDeclaration): boolean => {
  const size = parseFloat(style.fontSize);
  return size >= 24 || (size >= 19 && Number(style.fontWeight) >= 700);
};

const colourOf = ({ host, text }: Words): string => {
  const empty = host instanceof HTMLInputElement || host instanceof HTMLTextAreaElement ? host.value === '' : false;
  return getComputedStyle(host, empty && text !== '' ? '::placeholder' : undefined).color;
};

const judge = (words: Words): Fault[] => {
  const { host, text, lines } = words;
  const [line] = lines;
  if (!line) return [];
  const stack = document.elementsFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  const own = stack.findIndex((one) => one === host || host.contains(one) || one.contains(host));
  if (own !== 0) {
    const what = stack[0] ? `behind ${placeOf(stack[0])}` : 'not on the screen';
    return [{ rule: 'covered', at: `“${text}”`, what }];
  }
  const [red, green, blue, alpha] = read(colourOf(words));
  const style = getComputedStyle(host);
  const worst = grounds(stack).map((ground) => {
    const ink = over([red, green, blue, alpha * faded(host)], ground);
    return ratio(ink, ground);
  });
  const found = Math.min(...worst);
  const least = isLarge(style) ? 3 : 4.5;
  return found >= least ? [] : [{ rule: 'contrast', at: `“${text}”`, what: `${found.toFixed(2)} of ${least}` }];
};

/** Words that are hard to tell from what is really behind them, or that something lies over. */
export const contrastFaults = (root: Element): Fault[] => allWords(root).flatMap(judge);
