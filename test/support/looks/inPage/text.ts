import { allWords, isTappable, placeOf, within, type Ask, type Fault, type Words } from './nodes';

const LINE = 1.3;

const sizes = ({ host, text }: Words, { text: least }: Ask): Fault[] => {
  const style = getComputedStyle(host);
  const size = parseFloat(style.fontSize);
  const line = parseFloat(style.lineHeight) / size;
  const at = `“${text}”`;
  return [
    ...(size >= least - 0.01 ? [] : [{ rule: 'text', at, what: `${size} px of ${least}` }]),
    // A field of one line has nothing below it to stand apart from.
    ...(line >= LINE - 0.01 || host instanceof HTMLInputElement ? [] : [{ rule: 'line', at, what: line.toFixed(2) }]),
  ];
};

const clips = (one: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(one);
  return overflowX !== 'visible' || overflowY !== 'visible';
};
const scrolls = (one: Element): boolean => /auto|scroll/.test(getComputedStyle(one).overflowY);

// A summary of a few lines may end early, where a tap on it opens the whole.
const isSummary = (one: Element): boolean =>
  getComputedStyle(one).webkitLineClamp !== 'none' && within(one, isTappable) !== undefined;

const cut = ({ host, text, lines }: Words): Fault[] => {
  if (host instanceof HTMLTextAreaElement) return [];
  const frame = within(host, clips);
  if (!frame || scrolls(frame) || isSummary(frame)) return [];
  if (host instanceof HTMLInputElement) {
    return host.scrollWidth > host.clientWidth + 1 && host.value === ''
      ? [{ rule: 'cut', at: `“${text}”`, what: 'placeholder' }]
      : [];
  }
  const box = frame.getBoundingClientRect();
  const { fontSize } = getComputedStyle(host);
  const slack = parseFloat(fontSize) * 0.2;
  const out = lines.some(
    (line) =>
      line.left < box.left - 1 ||
      line.right > box.right + 1 ||
      line.top < box.top - slack ||
      line.bottom > box.bottom + slack,
  );
  return out ? [{ rule: 'cut', at: `“${text}”`, what: `by ${placeOf(frame)}` }] : [];
};

// The boxes of glyphs, without the room that a font leaves above and below.
const glyphs = ({ host, lines }: Words): DOMRect[] => {
  const size = parseFloat(getComputedStyle(host).fontSize) * 0.8;
  return lines.map(({ x, y, width, height }) => new DOMRect(x, y + (height - size) / 2, width, size));
};

const meet = (a: DOMRect, b: DOMRect): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

const overlaps = (all: readonly Words[]): Fault[] => {
  const boxes = all.map((words) => ({ words, boxes: glyphs(words) }));
  return boxes.flatMap(({ words, boxes: own }, n) =>
    boxes
      .slice(n + 1)
      .filter(({ boxes: others }) => own.some((one) => others.some((other) => meet(one, other))))
      .map(({ words: other }) => ({ rule: 'overlap', at: `“${words.text}”`, what: `with “${other.text}”` })),
  );
};

/** Words that are too small, too close, cut off, or one upon the other. */
export const textFaults = (root: Element, ask: Ask): Fault[] => {
  const all = allWords(root);
  return [...all.flatMap((words) => [...sizes(words, ask), ...cut(words)]), ...overlaps(all)];
};
