import jsQR from 'jsqr';
import { QUIET, stripsOf } from '../../cloudfunctions/_kernel/qr';
import { A4, LINES, spotsOf, type Box } from '../../cloudfunctions/sheets/layout';
import { UPS } from '../../src/domain/sheets/schema';

const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

/** What a printer cannot reach at the edge of a page, in points (5 mm), and the smallest square a phone reads well. */
const UNREACHED = 14;
const SMALLEST_SQUARE = 1.9;

describe.each(UPS)('%i labels on a page', (up) => {
  const spots = spotsOf(up);
  const page = {
    x: UNREACHED,
    y: UNREACHED,
    width: A4.width - 2 * UNREACHED,
    height: A4.height - 2 * UNREACHED,
  };

  test('stand inside the printed part of the page, none over another', () => {
    expect(spots).toHaveLength(up);
    for (const { cell } of spots) expect(inside(cell, page)).toBe(true);
    spots.forEach((one, n) => spots.slice(n + 1).forEach(({ cell }) => expect(apart(one.cell, cell)).toBe(true)));
  });

  test('keep their code and their lines inside the cell and apart from each other', () => {
    for (const { cell, code, bands } of spots) {
      const parts: Box[] = [code, ...LINES.map((line) => bands[line])];
      for (const part of parts) expect(inside(part, cell)).toBe(true);
      parts.forEach((one, n) => parts.slice(n + 1).forEach((other) => expect(apart(one, other)).toBe(true)));
      for (const line of LINES) expect(bands[line].size).toBeLessThan(bands[line].height);
    }
  });

  test('have squares large enough for the longest link', () => {
    const { size } = stripsOf('https://home.linli-huiyin.example/b/1aABCDEFGH12abcdefghijklmnop');
    for (const { code } of spots) expect(code.width / (size + 2 * QUIET)).toBeGreaterThan(SMALLEST_SQUARE);
  });
});

const SCALE = 4;

test('the strips are the code: drawn as squares they say what was written, with a piece torn out', () => {
  const link = 'https://home.linli-huiyin.example/b/1aABCDEFGH12abcdefghijklmnop';
  const { size, strips } = stripsOf(link);
  const side = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const dot = (x: number, y: number): void => void pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  for (const { x, y, width } of strips) {
    for (let dy = 0; dy < SCALE; dy += 1)
      for (let dx = 0; dx < width * SCALE; dx += 1) dot((x + QUIET) * SCALE + dx, (y + QUIET) * SCALE + dy);
  }
  expect(jsQR(pixels, side, side)?.data).toBe(link);
  const torn = new Uint8ClampedArray(pixels);
  const [from, to] = [(QUIET + 10) * SCALE, (QUIET + 19) * SCALE];
  for (let y = from; y < to; y += 1) torn.fill(255, (y * side + from) * 4, (y * side + to) * 4);
  expect(torn).not.toEqual(pixels);
  expect(jsQR(torn, side, side)?.data).toBe(link);
});

test('strips never touch each other in a row: each is as long as it can be', () => {
  const { size, strips } = stripsOf('https://home.linli-huiyin.example/s/2ABCDEFGH12');
  for (const [n, { x, y, width }] of strips.entries()) {
    expect(x + width).toBeLessThanOrEqual(size);
    const next = strips[n + 1];
    expect(next === undefined || next.y > y || next.x > x + width).toBe(true);
  }
});
