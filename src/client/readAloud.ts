import { MOST_BYTES, say } from './speech';

const bytesOf = (point: string): number => {
  const code = point.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

const ENDS = /[。！？!?；;\n]/;
const PAUSES = /[，,、：:…\s]/;

/** Where a text that is too long is best cut: behind the last sentence that fits, else a pause, else a character. */
const cutAt = (points: readonly string[], most: number): number => {
  let bytes = 0;
  let fits = 0;
  while (fits < points.length && bytes + bytesOf(points[fits] ?? '') <= most) bytes += bytesOf(points[fits++] ?? '');
  if (fits === points.length) return fits;
  for (const mark of [ENDS, PAUSES])
    for (let at = fits; at > 0; at -= 1) if (mark.test(points[at - 1] ?? '')) return at;
  return Math.max(1, fits);
};

/** A text in pieces of at most so many bytes (UTF-8), cut where somebody reading aloud would breathe. */
export const piecesOf = (text: string, most: number): string[] => {
  const pieces: string[] = [];
  for (let rest = [...text]; rest.length > 0;) {
    const at = cutAt(rest, most);
    pieces.push(rest.slice(0, at).join(''));
    rest = rest.slice(at);
  }
  return pieces.filter((piece) => piece.trim() !== '');
};

/** Reads a text aloud, piece after piece; `over` hears when it has ended, and whether it broke. */
export const readAloud = (text: string, over: (broken: boolean) => void): (() => void) => {
  const pieces = piecesOf(text, MOST_BYTES);
  let live = true;
  let stop = (): void => undefined;
  const next = (broken: boolean): void => {
    if (!live) return;
    const piece = broken ? undefined : pieces.shift();
    if (piece !== undefined) stop = say(piece, next);
    else {
      live = false;
      over(broken);
    }
  };
  next(false);
  return () => {
    live = false;
    stop();
    over(false);
  };
};
