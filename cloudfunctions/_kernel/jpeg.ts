const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;

// JFIF (without its thumbnail) and Adobe say how to read the colours; every other APPn may hold a place or a device.
const isJfif = (part: Buffer): boolean => part.length === 18 && part.toString('latin1', 4, 9) === 'JFIF\0';
const isAdobe = (part: Buffer): boolean => part.length === 16 && part.toString('latin1', 4, 9) === 'Adobe';

const isKept = (marker: number, part: Buffer): boolean => {
  if (marker === 0xe0) return isJfif(part);
  if (marker === 0xee) return isAdobe(part);
  return marker !== COM && (marker < 0xe0 || marker > 0xef);
};

// Inside entropy-coded data FF 00 is a byte of the picture and FF D0–D7 a restart; any other FF begins a marker.
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return -1;
};

/** The marker at `at`, behind any fill bytes; undefined where none begins. */
const markerAt = (bytes: Buffer, at: number): { marker: number; at: number } | undefined => {
  if (bytes[at] !== 0xff) return undefined;
  let last = at;
  while (bytes[last + 1] === 0xff) last += 1;
  const marker = bytes[last + 1] ?? 0;
  return marker === 0 ? undefined : { marker, at: last };
};

/**
 * A JPEG without its metadata (EXIF, GPS, thumbnails, comments) and without trailing bytes, pixels untouched.
 * Undefined when the bytes are no whole JPEG. Source of the segment layout: ITU-T T.81, Annex B.
 */
export const stripJpeg = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let scans = 0;
  for (let next = 2; ;) {
    const found = markerAt(bytes, next);
    if (!found) return undefined;
    const { marker, at } = found;
    if (marker === EOI) return scans > 0 ? Buffer.concat([...kept, bytes.subarray(at, at + 2)]) : undefined;
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    if (length < 2 || at + 2 + length > bytes.length) return undefined;
    const end = at + 2 + length;
    next = marker === SOS ? endOfScan(bytes, end) : end;
    if (next < 0) return undefined;
    const part = bytes.subarray(at, next);
    if (marker === SOS) scans += 1;
    if (isKept(marker, part)) kept.push(part);
  }
};
