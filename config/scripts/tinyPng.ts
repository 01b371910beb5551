import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Steps from nothing to opaque: four bits a pixel, which no eye can tell from eight in an icon. */
const STEPS = 16;

const uint32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};
const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
};

/** A picture in one colour: its size, the colour as red, green and blue, and how opaque each pixel is, 0 to 255. */
export interface Stencil {
  width: number;
  height: number;
  colour: readonly [number, number, number];
  alpha: (x: number, y: number) => number;
}

/** Writes a picture in one colour as a PNG with a palette of its opacities: a third of the usual bytes (w3.org/TR/png, 4.4). */
export const stencilPng = ({ width, height, colour, alpha }: Stencil): Buffer => {
  const row = Math.ceil(width / 2) + 1;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const step = Math.round((alpha(x, y) * (STEPS - 1)) / 255);
      const at = y * row + 1 + (x >> 1);
      pixels[at] = (pixels[at] ?? 0) | (x % 2 === 0 ? step << 4 : step);
    }
  }
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([4, 3, 0, 0, 0])]);
  const palette = Buffer.from(Array.from({ length: STEPS }, () => colour).flat());
  const opacity = Buffer.from(Array.from({ length: STEPS }, (_, n) => (n * 255) / (STEPS - 1)));
  const data = deflateSync(pixels, { level: 9 });
  const chunks: [string, Buffer][] = [
    ['IHDR', head],
    ['PLTE', palette],
    ['tRNS', opacity],
    ['IDAT', data],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([SIGNATURE, ...chunks.map(([type, bytes]) => chunk(type, bytes))]);
};
