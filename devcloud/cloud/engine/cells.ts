import { boundingBox } from '../db/geoShapes';
import type { Box } from '../db/geoShapes';
import { databaseError } from '../db/errors';

// The map of longitude and latitude is cut into quarters, each of these again, down to about two metres. A cell is named
// by its way down, so that all cells within a cell stand together in an index.

const DEEPEST = 24;
const QUARTERS = ['\x02', '\x03', '\x04', '\x05'];
/** First byte of a cell in an index key, and the byte that ends its way down. */
export const CELL = { type: '\x3c', end: '\x01' };
/** About a tenth of a metre: what touches a border counts as within. */
const MARGIN = 1e-6;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const cellAt = (x: number, y: number, level: number): string => {
  let name = '';
  for (let at = level - 1; at >= 0; at--) name += QUARTERS[((x >> at) & 1) | (((y >> at) & 1) << 1)] ?? '';
  return name;
};

/** The cells of one level that cover a box: the deepest level at which no side needs more than `across` + 1 cells. */
const cover = ([west, south, east, north]: Box, across: number): string[] => {
  const [left, right] = [(west + 180) / 360, (east + 180) / 360];
  const [low, high] = [(south + 90) / 180, (north + 90) / 180];
  const side = Math.max(right - left, high - low);
  const level = side === 0 ? DEEPEST : clamp(Math.floor(Math.log2(across / side)), 0, DEEPEST);
  const slot = (part: number): number => clamp(Math.floor(part * 2 ** level), 0, 2 ** level - 1);
  const names: string[] = [];
  for (let x = slot(left); x <= slot(right); x++)
    for (let y = slot(low); y <= slot(high); y++) names.push(cellAt(x, y, level));
  return names;
};

/** A place at the date line or a pole has several longitudes: it is given all of them. */
const unfolded = ([west, south, east, north]: Box): Box =>
  west <= -180 || east >= 180 || south <= -90 || north >= 90 ? [-180, south, 180, north] : [west, south, east, north];

/** The cells under which a stored geometry stands in an index; what is no geometry is refused, as MongoDB does. */
export const cellsOf = (value: unknown): string[] => {
  const box = boundingBox(value);
  if (box) return cover(unfolded(box), 1).map((name) => CELL.type + name + CELL.end);
  if (!Array.isArray(value) || value.length === 0)
    throw databaseError(`Can't extract geo keys: geo element must be an array or object: ${JSON.stringify(value)}`);
  return [...new Set((value as unknown[]).flatMap(cellsOf))];
};

/** The stretches of an index in which every geometry stands that may meet the box. */
export const stretchesOf = ([west, south, east, north]: Box): { low: string; high: string }[] => {
  const wide = [west - MARGIN, Math.max(south - MARGIN, -90), east + MARGIN, Math.min(north + MARGIN, 90)] as Box;
  const cells = cover(unfolded(wide), 2);
  const above = new Set(cells.flatMap((cell) => Array.from(cell, (_quarter, at) => cell.slice(0, at))));
  const within = cells.map((cell) => ({ low: CELL.type + cell, high: `${CELL.type}${cell}\xff` }));
  const around = [...above].map((cell) => CELL.type + cell + CELL.end).map((low) => ({ low, high: `${low}\xff` }));
  return [...around, ...within];
};

/** The stretch of all geometries. */
export const EVERYWHERE = { low: CELL.type, high: `${CELL.type}\xff` };
