import { point, polygon, unlocated } from './places';

const WITHIN = 'MongoDB manual, reference/operator/query/geoWithin';
const SPHERE = 'MongoDB manual, reference/operator/query/centerSphere';

/** Shapes that are refused. */
export const malformedShapes = [
  unlocated(
    'within a point',
    WITHIN,
    () => ({ at: { $geoWithin: { $geometry: point(0, 0) } } }),
    '$geoWithin not supported with provided geometry',
  ),
  unlocated(
    'a ring that is not closed',
    'MongoDB manual, reference/geojson: Polygon',
    () => ({
      at: {
        $geoWithin: {
          $geometry: polygon([
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 2],
          ]),
        },
      },
    }),
    'Loop is not closed',
  ),
  unlocated(
    'a ring of three positions',
    'MongoDB manual, reference/geojson: Polygon',
    () => ({
      at: {
        $geoWithin: {
          $geometry: polygon([
            [0, 0],
            [2, 0],
            [0, 0],
          ]),
        },
      },
    }),
    'Loop must have at least 3 different vertices',
  ),
  unlocated(
    'a type that GeoJSON does not have',
    'MongoDB manual, reference/geojson',
    () => ({ at: { $geoIntersects: { $geometry: { type: 'Circle', coordinates: [0, 0] } } } }),
    'unknown GeoJSON type',
  ),
  unlocated(
    'a position of words',
    'MongoDB manual, reference/geojson',
    () => ({ at: { $geoIntersects: { $geometry: { type: 'Point', coordinates: ['x', 0] } } } }),
    'Point must only contain numeric elements',
  ),
  unlocated(
    'a negative radius',
    SPHERE,
    () => ({ at: { $geoWithin: { $centerSphere: [[0, 0], -1] } } }),
    'radius must be a non-negative number',
  ),
  unlocated(
    'an area of a kind that is not known',
    WITHIN,
    () => ({ at: { $geoWithin: { $circle: [[0, 0], 1] } } }),
    '$geoWithin not supported with provided geometry',
  ),
];
