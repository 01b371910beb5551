import type { Doc } from '../ejson';
import { databaseError } from './errors';
import { shapeOf, storedShape } from './geo';
import type { Position } from './geo';
import { areas, circleOf, pointOf } from './geoAreas';
import type { GeoTest } from './geoAreas';
import { boxAround, boxOf, distanceTo, meets, solid } from './geoShapes';
import type { Box } from './geoShapes';
import { seekAll } from './seek';
import { EARTH, vector } from './sphere';

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value);

const areaOf = (operand: unknown): readonly [string, unknown] => {
  const [entry, ...more] = isRecord(operand) ? Object.entries(operand) : [];
  if (!entry || more.length > 0 || !Object.hasOwn(areas, entry[0]))
    throw databaseError(`$geoWithin not supported with provided geometry: ${JSON.stringify(operand)}`);
  return entry;
};

const geometryOf = (operand: unknown): unknown => {
  if (!isRecord(operand) || !Object.hasOwn(operand, '$geometry'))
    throw databaseError(`$geoIntersects not supported with provided geometry: ${JSON.stringify(operand)}`);
  return operand['$geometry'];
};

/** A query for what lies near a point; distances in metres. */
export interface Near {
  field: string;
  center: Position;
  min: number;
  max: number;
}

const bound = (value: unknown, name: string, otherwise: number): number => {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !(value >= 0)) throw databaseError(`${name} must be non-negative`);
  return value;
};

const readNear = (field: string, op: string, criteria: Doc): Near => {
  const operand = criteria[op];
  if (isRecord(operand) && Object.hasOwn(operand, '$geometry')) {
    const center = pointOf(operand['$geometry']);
    return {
      field,
      center,
      min: bound(operand['$minDistance'], '$minDistance', 0),
      max: bound(operand['$maxDistance'], '$maxDistance', Infinity),
    };
  }
  if (op === '$near')
    throw databaseError('unable to find index for $geoNear query: $near on legacy pairs needs a 2d index');
  // A legacy pair measures its bounds in radians and has them beside the operator.
  const [min, max] = [
    bound(criteria['$minDistance'], '$minDistance', 0),
    bound(criteria['$maxDistance'], '$maxDistance', Infinity),
  ];
  return { field, center: pointOf(operand), min: min * EARTH, max: max * EARTH };
};

/** The distance from a point to the nearest of the geometries that a field holds; undefined when there is none. */
export const nearest = (doc: Doc, field: string, center: Position): number | undefined => {
  const from = vector(center);
  let least: number | undefined;
  seekAll(doc, field.split('.'), (value) => {
    const stored = storedShape(value);
    if (stored) least = Math.min(least ?? Infinity, distanceTo(from, solid(stored)));
  });
  return least;
};

/** The near condition of a query, by which its result is sorted; undefined when it has none. */
export const nearOf = (filter: Doc): Near | undefined => {
  for (const [field, criteria] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(criteria)) {
      const inner = (criteria as Doc[]).map(nearOf).find((near) => near !== undefined);
      if (inner) return inner;
    }
    if (!isRecord(criteria) || field.startsWith('$')) continue;
    const op = ['$nearSphere', '$near'].find((name) => Object.hasOwn(criteria, name));
    if (op !== undefined) return readNear(field, op, criteria);
  }
  return undefined;
};

const NEAR = (op: string): GeoTest => {
  return (criteria) => {
    const { center, min, max } = readNear('', op, criteria as Doc);
    const from = vector(center);
    return (value) => {
      const stored = storedShape(value);
      const away = stored ? distanceTo(from, solid(stored)) : NaN;
      return away >= min && away <= max;
    };
  };
};

/** The geospatial operators; a near operator is given all that stands beside it. */
export const geoTests = {
  $geoWithin: (operand) => {
    const [name, area] = areaOf(operand);
    return areas[name]?.(area) ?? (() => false);
  },
  $geoIntersects: (operand) => {
    const area = solid(shapeOf(geometryOf(operand)));
    return (value) => {
      const stored = storedShape(value);
      return stored !== undefined && meets(area, solid(stored));
    };
  },
  $near: NEAR('$near'),
  $nearSphere: NEAR('$nearSphere'),
} satisfies Record<string, GeoTest>;

/** The box in which everything lies that a geospatial condition can match; undefined when only a scan can tell. */
export const boxOfCondition = (op: string, criteria: Doc): Box | undefined => {
  if (op === '$near' || op === '$nearSphere') {
    const { center, max } = readNear('', op, criteria);
    return max === Infinity ? undefined : boxAround(center, max / EARTH);
  }
  if (op === '$geoIntersects') return boxOf(shapeOf(geometryOf(criteria[op])));
  if (op !== '$geoWithin') return undefined;
  const [name, area] = areaOf(criteria[op]);
  if (name === '$geometry') return boxOf(shapeOf(area));
  if (name !== '$centerSphere') return undefined;
  const { center, radius } = circleOf(area, name);
  return boxAround(center, radius);
};
