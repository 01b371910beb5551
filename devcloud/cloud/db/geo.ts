import type { Doc } from '../ejson';
import { databaseError } from './errors';

/** A position: longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** A closed ring; the first ring of a polygon is its shell, the others are holes. */
export type Ring = readonly Position[];

/** A geometry taken apart into what the tests work on. */
export interface Shape {
  points: readonly Position[];
  lines: readonly (readonly Position[])[];
  polygons: readonly (readonly Ring[])[];
}

const EMPTY: Shape = { points: [], lines: [], polygons: [] };

const malformed = (why: string): Error => databaseError(`Can't extract geo keys: ${why}`);

const position = (value: unknown): Position => {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lng !== 'number' || typeof lat !== 'number')
    throw malformed(`Point must only contain numeric elements: ${JSON.stringify(value)}`);
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
    throw malformed(`longitude/latitude is out of bounds, lng: ${lng} lat: ${lat}`);
  return [lng, lat];
};

const listOf = <T>(value: unknown, least: number, what: string, read: (item: unknown) => T): T[] => {
  if (!Array.isArray(value) || value.length < least) throw malformed(`${what}: ${JSON.stringify(value)}`);
  return (value as unknown[]).map(read);
};

const same = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

const line = (value: unknown): readonly Position[] => {
  const positions = listOf(value, 2, 'LineString must have at least 2 vertices', position);
  if (positions.every((one) => same(one, positions[0])))
    throw malformed('GeoJSON LineString must have at least 2 vertices');
  return positions;
};

const ring = (value: unknown): Ring => {
  const positions = listOf(value, 4, 'Loop must have at least 3 different vertices', position);
  if (!same(positions[0], positions[positions.length - 1])) throw malformed('Loop is not closed');
  return positions;
};

const polygon = (value: unknown): readonly Ring[] => listOf(value, 1, 'Polygon has no loops', ring);
const some = <T>(value: unknown, read: (item: unknown) => T): T[] =>
  listOf(value, 1, 'coordinates must not be empty', read);

const READERS: Readonly<Record<string, (coordinates: unknown) => Shape>> = {
  Point: (value) => ({ ...EMPTY, points: [position(value)] }),
  LineString: (value) => ({ ...EMPTY, lines: [line(value)] }),
  Polygon: (value) => ({ ...EMPTY, polygons: [polygon(value)] }),
  MultiPoint: (value) => ({ ...EMPTY, points: some(value, position) }),
  MultiLineString: (value) => ({ ...EMPTY, lines: some(value, line) }),
  MultiPolygon: (value) => ({ ...EMPTY, polygons: some(value, polygon) }),
};

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null;

/** Reads a GeoJSON geometry; raises what MongoDB raises for a malformed one. */
export const shapeOf = (geometry: unknown): Shape => {
  if (!isRecord(geometry)) throw malformed(`geometry must be an object: ${JSON.stringify(geometry)}`);
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection') {
    const shapes = some(geometries, shapeOf);
    return {
      points: shapes.flatMap((shape) => shape.points),
      lines: shapes.flatMap((shape) => shape.lines),
      polygons: shapes.flatMap((shape) => shape.polygons),
    };
  }
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw malformed(`unknown GeoJSON type: ${JSON.stringify(geometry)}`);
  return read(coordinates);
};

/** Reads a stored value: GeoJSON, or a legacy pair `[lng, lat]` / `{lng, lat}` of numbers; undefined when it is none. */
export const storedShape = (value: unknown): Shape | undefined => {
  if (!isRecord(value)) return undefined;
  try {
    if (typeof value['type'] === 'string') return shapeOf(value);
    const pair = Object.values(value).slice(0, 2);
    return { ...EMPTY, points: [position(pair)] };
  } catch {
    return undefined;
  }
};
