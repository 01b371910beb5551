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

/** The next thing to try with a photo, given what came of the last; undefined once it fits. */
export const nextEncoding = (tried: Encoding, got: Encoded): Encoding | undefined => {
  // The platform measured the side that a turned photo does not show.
  if (got.longest > LONGEST) return { ...tried, longest: Math.floor((tried.longest * LONGEST) / got.longest) };
  if (got.bytes <= LARGEST) return undefined;
  const quality = tried.quality - STEP;
  return quality >= WORST ? { ...tried, quality } : { longest: Math.floor(tried.longest * 0.75), quality: WORST };
};

/** Encodes a photo until it fits: first with less quality, then smaller. */
export const shrink = async <T extends Encoded>(longest: number, encode: (how: Encoding) => Promise<T>): Promise<T> => {
  let how: Encoding = { longest: Math.min(longest, LONGEST), quality: FIRST };
  for (;;) {
    const got = await encode(how);
    const next = nextEncoding(how, got);
    if (!next || next.longest < 1) return got;
    how = next;
  }
};
