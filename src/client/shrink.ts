/** A photo may be at most so long on its longer side, and so large. */
export const LONGEST = 1600;
export const LARGEST = 500 * 1024;

/** How a photo is to be encoded. */
export interface Encoding {
  longest: number;
  quality: number;
}
/** What came of encoding it. */
export interface Encoded {
  longest: number;
  bytes: number;
}
const FIRST = 80;
const STEP = 15;
const WORST = 35;

/** What is still too long though it was asked to be smaller is cut by a quarter at least, or it would be tried for ever. */
const CUT = 0.75;

/** The next thing to try with a photo, given what came of the last and of the one before; undefined once it fits. */
const nextEncoding = (tried: Encoding, got: Encoded, before?: Encoded): Encoding | undefined => {
  // The platform measured the side that a turned photo does not show; a narrow one may not have become smaller at all.
  if (got.longest > LONGEST) {
    const part = got.longest === before?.longest ? Math.min(CUT, LONGEST / got.longest) : LONGEST / got.longest;
    return { ...tried, longest: Math.floor(tried.longest * part) };
  }
  if (got.bytes <= LARGEST) return undefined;
  const quality = tried.quality - STEP;
  return quality >= WORST ? { ...tried, quality } : { longest: Math.floor(tried.longest * CUT), quality: WORST };
};

/** Encodes a photo until it fits: first with less quality, then smaller. */
export const shrink = async <T extends Encoded>(longest: number, encode: (how: Encoding) => Promise<T>): Promise<T> => {
  let how: Encoding = { longest: Math.min(longest, LONGEST), quality: FIRST };
  let before: Encoded | undefined;
  for (;;) {
    const got = await encode(how);
    const next = nextEncoding(how, got, before);
    if (!next || next.longest < 1) return got;
    [how, before] = [next, got];
  }
};
