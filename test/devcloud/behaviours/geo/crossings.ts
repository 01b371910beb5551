import { line, locates, point, polygon, shapesOf, square } from './places';

const MEETS = 'MongoDB manual, reference/operator/query/geoIntersects';
const area = polygon(square(0, 0, 2, 2));
const holed = polygon(square(0, 0, 6, 6), square(2, 2, 4, 4));

/** What meets shapes. */
export const crossingQueries = [
  locates(
    'geoIntersects finds a polygon around a point',
    '@cloudbase/database/src/serializer/query.ts:204',
    { around: area, beside: polygon(square(5, 5, 6, 6)) },
    ({ _, db }) => ({ at: _.geoIntersects({ geometry: new db.Geo.Point(1, 1) }) }),
    ['around'],
  ),
  locates(
    'geoIntersects finds lines that cross',
    MEETS,
    { cross: line([0, 2], [2, 0]), beside: line([5, 5], [6, 6]) },
    (ground) => {
      const { Point, LineString } = shapesOf(ground);
      return { at: ground._.geoIntersects({ geometry: new LineString([new Point(0, 0), new Point(2, 2)]) }) };
    },
    ['cross'],
  ),
  locates(
    'geoIntersects finds lines that touch in an end',
    MEETS,
    { touch: line([1, 0], [1, 5]), apart: line([1, 0.1], [1, 5]) },
    () => ({ at: { $geoIntersects: { $geometry: line([0, 0], [1, 0]) } } }),
    ['touch'],
  ),
  locates(
    'geoIntersects finds a line that passes through a polygon',
    MEETS,
    { through: line([-1, 1], [3, 1]), past: line([-1, 5], [3, 5]) },
    () => ({ at: { $geoIntersects: { $geometry: area } } }),
    ['through'],
  ),
  locates(
    'a shape inside a hole does not meet the polygon',
    MEETS,
    { hole: line([2.5, 3], [3.5, 3]), ring: line([0.5, 3], [3, 3]) },
    () => ({ at: { $geoIntersects: { $geometry: holed } } }),
    ['ring'],
  ),
  locates(
    'a polygon inside another meets it',
    MEETS,
    {
      inner: polygon(square(0.5, 0.5, 1, 1)),
      outer: polygon(square(-5, -5, 5, 5)),
      apart: polygon(square(7, 7, 8, 8)),
    },
    () => ({ at: { $geoIntersects: { $geometry: area } } }),
    ['inner', 'outer'],
  ),
  locates(
    'every part of a collection of shapes counts',
    'MongoDB manual, reference/geojson: GeometryCollection',
    {
      a: { type: 'GeometryCollection', geometries: [point(9, 9), line([1, 0], [1, 2])] },
      b: {
        type: 'MultiPoint',
        coordinates: [
          [9, 9],
          [8, 8],
        ],
      },
    },
    () => ({ at: { $geoIntersects: { $geometry: point(1, 1) } } }),
    ['a'],
  ),
  locates(
    'several lines are several chances',
    MEETS,
    {
      a: {
        type: 'MultiLineString',
        coordinates: [
          [
            [9, 9],
            [8, 8],
          ],
          [
            [1, 0],
            [1, 2],
          ],
        ],
      },
      b: {
        type: 'MultiLineString',
        coordinates: [
          [
            [9, 9],
            [8, 8],
          ],
          [
            [5, 0],
            [5, 2],
          ],
        ],
      },
    },
    () => ({ at: { $geoIntersects: { $geometry: point(1, 1) } } }),
    ['a'],
  ),
];
