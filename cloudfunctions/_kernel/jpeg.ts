const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
/** JFIF (APP0) and Adobe (APP14) say how to read the colours; every other APPn may hold a place or a device. */
const KEPT_APPS = new Set([0xe0, 0xee]);

const isDropped = (marker: number): boolean =>
  marker === COM || (marker >= 0xe0 && marker <= 0xef && !KEPT_APPS.has(marker));

/** Finds the end of the image: the EOI marker after the entropy-coded data that starts at `from`. */
const endOfImage = (bytes: Buffer, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === EOI) return at + 2;
  }
  return -1;
};

/**
 * A JPEG without its metadata (EXIF, GPS, thumbnails, comments) and without trailing bytes, pixels untouched.
 * Undefined when the bytes are no JPEG. Source of the segment layout: ITU-T T.81, Annex B.
 */
export const stripJpeg = (bytes: Buffer): Buffer | undefined => {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === SOS) {
      const end = endOfImage(bytes, at);
      return end < 0 ? undefined : Buffer.concat([...kept, bytes.subarray(at, end)]);
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return undefined;
    if (!isDropped(marker)) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return undefined;
};
