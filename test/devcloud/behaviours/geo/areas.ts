import { line, locates, point, polygon, shapesOf, square } from './places';

const WITHIN = 'MongoDB manual, reference/operator/query/geoWithin';
const SPHERE = 'MongoDB manual, reference/operator/query/centerSphere';
const SDK = '@cloudbase/database/src/serializer/query.ts:173';
const BORDER = 'docs/decisions/011-geometry-on-a-sphere.md';
const town = { in: point(1, 1), out: point(9, 9), border: point(2, 1), none: undefined };
const area = polygon(square(0, 0, 2, 2));
const holed = polygon(square(0, 0, 6, 6), square(2, 2, 4, 4));

/** What lies within areas. */
export const areaQueries = [
  locates(
    'geoWithin finds the points of a polygon',
    SDK,
    { in: point(1, 1), out: point(9, 9), none: undefined },
    (ground) => {
      const { Point, LineString, Polygon } = shapesOf(ground);
      const ring = new LineString(square(0, 0, 2, 2).map(([lng, lat]) => new Point(lng, lat)));
      return { at: ground._.geoWithin({ geometry: new Polygon([ring]) }) };
    },
    ['in'],
  ),
  locates(
    'the border belongs to a polygon',
    BORDER,
    { corner: point(2, 2), edge: point(2, 1), beside: point(2.0001, 1) },
    () => ({ at: { $geoWithin: { $geometry: area } } }),
    ['corner', 'edge'],
  ),
  locates(
    'a polygon may turn either way',
    `${WITHIN}: area`,
    town,
    () => ({ at: { $geoWithin: { $geometry: polygon(square(0, 0, 2, 2).reverse()) } } }),
    ['border', 'in'],
  ),
  locates(
    'a hole is outside',
    WITHIN,
    { ring: point(1, 1), hole: point(3, 3) },
    () => ({ at: { $geoWithin: { $geometry: holed } } }),
    ['ring'],
  ),
  locates(
    'several polygons are one area',
    SDK,
    { a: point(1, 1), b: point(11, 1), c: point(5, 1) },
    () => ({
      at: {
        $geoWithin: {
          $geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 2, 2)], [square(10, 0, 12, 2)]] },
        },
      },
    }),
    ['a', 'b'],
  ),
  locates(
    'a line lies within only as a whole',
    WITHIN,
    { in: line([0.5, 0.5], [1, 1]), half: line([1, 1], [9, 1]) },
    () => ({ at: { $geoWithin: { $geometry: area } } }),
    ['in'],
  ),
  locates(
    'a line that crosses a hole does not lie within',
    WITHIN,
    { across: line([1, 3], [5, 3]), along: line([1, 1], [5, 1]) },
    () => ({ at: { $geoWithin: { $geometry: holed } } }),
    ['along'],
  ),
  locates(
    'a polygon around a hole does not lie within',
    WITHIN,
    { around: polygon(square(1, 1, 5, 5)), beside: polygon(square(0.5, 0.5, 1.5, 5)) },
    () => ({ at: { $geoWithin: { $geometry: holed } } }),
    ['beside'],
  ),
  locates(
    'an edge follows a great circle',
    `${WITHIN}: geodesic`,
    { above: point(0, 50.5), below: point(0, 49) },
    () => ({
      at: {
        $geoWithin: {
          $geometry: polygon([
            [-20, 40],
            [20, 40],
            [20, 50],
            [-20, 50],
            [-20, 40],
          ]),
        },
      },
    }),
    ['above', 'below'],
  ),
  locates(
    'an area may go across the date line',
    WITHIN,
    { east: point(-179, 0), west: point(179, 0), far: point(0, 0) },
    () => ({
      at: {
        $geoWithin: {
          $geometry: polygon([
            [178, -2],
            [-178, -2],
            [-178, 2],
            [178, 2],
            [178, -2],
          ]),
        },
      },
    }),
    ['east', 'west'],
  ),
  locates(
    'an area may hold a pole',
    WITHIN,
    { pole: point(0, 90), near: point(77, 89), far: point(0, 70) },
    () => ({
      at: {
        $geoWithin: {
          $geometry: polygon([
            [0, 80],
            [90, 80],
            [180, 80],
            [-90, 80],
            [0, 80],
          ]),
        },
      },
    }),
    ['near', 'pole'],
  ),
  locates(
    'a circle is measured in radians',
    SPHERE,
    { in: point(0, 0.9), out: point(0, 1.1) },
    ({ _, db }) => ({ at: _.geoWithin({ centerSphere: [new db.Geo.Point(0, 0), Math.PI / 180] }) }),
    ['in'],
  ),
  locates(
    'a circle takes a pair for its centre',
    '@cloudbase/database/src/serializer/query.ts:193',
    { in: point(0, 0.9), out: point(0, 1.1) },
    ({ _ }) => ({ at: _.geoWithin({ centerSphere: [[0, 0], Math.PI / 180] }) }),
    ['in'],
  ),
  locates(
    'a circle holds a line as a whole',
    SPHERE,
    { in: line([0, 0], [0.5, 0]), half: line([0, 0], [5, 0]) },
    () => ({ at: { $geoWithin: { $centerSphere: [[0, 0], Math.PI / 180] } } }),
    ['in'],
  ),
  locates(
    'a field may hold several places',
    'MongoDB manual, core/indexes/index-types/geospatial/2dsphere: arrays',
    { a: [point(9, 9), point(1, 1)], b: [point(9, 9)] },
    () => ({ at: { $geoWithin: { $geometry: area } } }),
    ['a'],
  ),
];
