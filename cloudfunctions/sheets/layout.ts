import type { Up } from '../../src/domain/sheets/schema';

/** A rectangle on the page, in points from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const A4 = { width: 595.28, height: 841.89 } as const;
/** What a printer leaves white around a page (10 mm). */
const MARGIN = 28.35;
const GRID: Readonly<Record<Up, readonly [columns: number, rows: number]>> = {
  1: [1, 1],
  2: [1, 2],
  4: [2, 2],
  12: [3, 4],
};

/** The lines of a label, above and below its code: how large their letters are beside the code’s side. */
const SIZES = { community: 0.085, first: 0.085, second: 0.085, number: 0.12, hint: 0.07 } as const;
export type Line = keyof typeof SIZES;
export const LINES = Object.keys(SIZES) as Line[];
const LEADING = 1.45;

/** Where one label stands: its cell, its code with the quiet zone, and a band for each line with the size of its letters. */
export interface Spot {
  cell: Box;
  code: Box;
  bands: Readonly<Record<Line, Box & { size: number }>>;
}

const spotIn = (cell: Box): Spot => {
  const side = Math.min(cell.width * 0.72, cell.height * 0.56);
  const heightOf = (line: Line): number => side * SIZES[line] * LEADING;
  const whole = side + LINES.reduce((sum, line) => sum + heightOf(line), 0);
  const [x, width] = [cell.x + cell.width * 0.04, cell.width * 0.92];
  let y = cell.y + (cell.height - whole) / 2;
  const band = (line: Line) => {
    const box = { x, y, width, height: heightOf(line), size: side * SIZES[line] };
    y += box.height;
    return box;
  };
  const community = band('community');
  const code = { x: cell.x + (cell.width - side) / 2, y, width: side, height: side };
  y += side;
  return {
    cell,
    code,
    bands: { community, first: band('first'), second: band('second'), number: band('number'), hint: band('hint') },
  };
};

/** The labels of one page, row by row. */
export const spotsOf = (up: Up): Spot[] => {
  const [columns, rows] = GRID[up];
  const [width, height] = [(A4.width - 2 * MARGIN) / columns, (A4.height - 2 * MARGIN) / rows];
  return Array.from({ length: up }, (_, n) =>
    spotIn({ x: MARGIN + (n % columns) * width, y: MARGIN + Math.floor(n / columns) * height, width, height }),
  );
};
