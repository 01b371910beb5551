import type { Doc } from '../ejson';
import { databaseError } from './errors';
import { shapeOf, storedShape } from './geo';
import type { Position } from './geo';
import { liesWithin, solid } from './geoShapes';
import { angle, vector } from './sphere';

type Test = (value: unknown) => boolean;

/** Compiles a geospatial operand to a test of one stored value. */
export type GeoTest = (operand: unknown) => Test;

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the point of a query: GeoJSON or a legacy pair. */
export const pointOf = (value: unknown): Position => {
  const shape = isRecord(value) && 'type' in value ? shapeOf(value) : storedShape(value);
  const [point] = shape?.points ?? [];
  if (!point) throw databaseError(`invalid point in geo near query: ${JSON.stringify(value)}`);
  return point;
};

const pairsOf = (value: unknown, count: (n: number) => boolean, what: string): [number, number][] => {
  const pairs = Array.isArray(value) ? (value as unknown[]) : [];
  const read = pairs.map((pair) => (isRecord(pair) ? Object.values(pair) : pair) as [number, number]);
  const numeric = read.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(Number.isFinite));
  if (!count(pairs.length) || !numeric) throw databaseError(what);
  return read;
};

const radiusOf = (value: unknown): number => {
  if (typeof value !== 'number' || !(value >= 0)) throw databaseError('radius must be a non-negative number');
  return value;
};

/** Reads `[center, radius]`. */
export const circleOf = (operand: unknown, name: string): { center: Position; radius: number } => {
  const [center, radius, more] = Array.isArray(operand) ? (operand as unknown[]) : [];
  if (center === undefined || radius === undefined || more !== undefined)
    throw databaseError(`${name} needs a center and a radius`);
  return { center: pointOf(center), radius: radiusOf(radius) };
};

/** Tests the points of a value in the plane; what is not made of points lies in no flat area. */
const flat =
  (inside: (x: number, y: number) => boolean): Test =>
  (value) => {
    const shape = storedShape(value);
    return shape?.points.length === 1 && shape.points.every(([x, y]) => inside(x, y));
  };

const inRing = (ring: readonly (readonly [number, number])[], x: number, y: number): boolean => {
  let inside = false;
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
};

/** The areas that $geoWithin knows. */
export const areas: Readonly<Record<string, GeoTest>> = {
  $geometry: (operand) => {
    const shape = shapeOf(operand);
    if (shape.polygons.length === 0 || shape.points.length + shape.lines.length > 0)
      throw databaseError(`$geoWithin not supported with provided geometry: ${JSON.stringify(operand)}`);
    const area = solid(shape);
    return (value) => {
      const stored = storedShape(value);
      return stored !== undefined && liesWithin(area, solid(stored));
    };
  },
  $centerSphere: (operand) => {
    const { center, radius } = circleOf(operand, '$centerSphere');
    const middle = vector(center);
    return (value) => {
      const stored = storedShape(value);
      if (!stored) return false;
      const { points, lines, polygons } = solid(stored);
      return [...points, ...lines.flat(), ...polygons.flat(2)].every((point) => angle(middle, point) <= radius);
    };
  },
  $box: (operand) => {
    const [a = [0, 0], b = [0, 0]] = pairsOf(
      operand,
      (n) => n === 2,
      'Point must only contain numeric elements in $box',
    );
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    return flat((x, y) => x >= west && x <= east && y >= south && y <= north);
  },
  $polygon: (operand) => {
    const ring = pairsOf(operand, (n) => n >= 3, 'Polygon must have at least 3 points');
    return flat((x, y) => inRing(ring, x, y));
  },
  $center: (operand) => {
    const { center, radius } = circleOf(operand, '$center');
    return flat((x, y) => Math.hypot(x - center[0], y - center[1]) <= radius);
  },
};
