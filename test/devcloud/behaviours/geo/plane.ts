import { line, locates, point } from './places';

/** What lies within areas of the plane. */
export const planeQueries = [
  locates(
    'a box lies in the plane',
    'MongoDB manual, reference/operator/query/box',
    { pair: [1, 1], point: point(1, 2), out: [9, 9], line: line([0, 0], [1, 1]) },
    () => ({
      at: {
        $geoWithin: {
          $box: [
            [0, 0],
            [2, 2],
          ],
        },
      },
    }),
    ['pair', 'point'],
  ),
  locates(
    'a flat polygon closes itself',
    'MongoDB manual, reference/operator/query/polygon',
    { in: [1, 1], out: [3, 3] },
    () => ({
      at: {
        $geoWithin: {
          $polygon: [
            [0, 0],
            [3, 0],
            [0, 3],
          ],
        },
      },
    }),
    ['in'],
  ),
  locates(
    'a flat circle measures in degrees',
    'MongoDB manual, reference/operator/query/center',
    { in: [1, 1], out: [2, 2] },
    () => ({ at: { $geoWithin: { $center: [[0, 0], 2] } } }),
    ['in'],
  ),
];
