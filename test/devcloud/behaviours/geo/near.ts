import { behaviour } from '../../../support/behaviours';
import { line, PLACES, point, polygon, ranks, square, unlocated } from './places';

const NEAR = 'MongoDB manual, reference/operator/query/nearSphere';
const SDK = '@cloudbase/database/src/serializer/query.ts:160';
const INDEX =
  'https://docs.cloudbase.net/api-reference/server/node-sdk/database/database.html: geoNear needs a geospatial index';

const towns = { far: point(113.3, 23.1), near: point(113.26, 23.13), mid: point(113.28, 23.12), none: undefined };

/** What lies near a point. */
export const nearQueries = [
  ranks(
    'geoNear sorts from near to far and leaves out what has no place',
    SDK,
    towns,
    ({ _, db }) => ({ at: _.geoNear({ geometry: new db.Geo.Point(113.26, 23.13) }) }),
    ['near', 'mid', 'far'],
  ),
  ranks(
    'geoNear keeps to the greatest distance, in metres',
    SDK,
    towns,
    ({ _, db }) => ({ at: _.geoNear({ geometry: new db.Geo.Point(113.26, 23.13), maxDistance: 3000 }) }),
    ['near', 'mid'],
  ),
  ranks(
    'geoNear keeps to the least distance',
    SDK,
    towns,
    ({ _, db }) => ({ at: _.geoNear({ geometry: new db.Geo.Point(113.26, 23.13), minDistance: 1 }) }),
    ['mid', 'far'],
  ),
  ranks(
    'a distance is 6378100 times the angle',
    'docs/decisions/011-geometry-on-a-sphere.md',
    { on: point(0, 1) },
    () => ({ at: { $nearSphere: { $geometry: point(0, 0), $minDistance: 111_318.7, $maxDistance: 111_319.0 } } }),
    ['on'],
  ),
  ranks(
    '$near with a geometry measures like $nearSphere',
    'MongoDB manual, reference/operator/query/near',
    towns,
    () => ({ at: { $near: { $geometry: point(113.3, 23.1), $maxDistance: 5000 } } }),
    ['far', 'mid'],
  ),
  ranks(
    'a legacy pair measures in radians',
    NEAR,
    towns,
    () => ({ at: { $nearSphere: [113.26, 23.13], $maxDistance: 0.0005 } }),
    ['near', 'mid'],
  ),
  ranks(
    'stored legacy pairs are places too',
    'MongoDB manual, geospatial-queries: legacy coordinate pairs',
    { b: [10, 10], a: { lng: 11, lat: 10 } },
    () => ({ at: { $nearSphere: { $geometry: point(10, 10) } } }),
    ['b', 'a'],
  ),
  ranks(
    'the nearest of several places counts',
    NEAR,
    { a: [point(50, 0), point(1, 0)], b: point(2, 0) },
    () => ({ at: { $nearSphere: { $geometry: point(0, 0) } } }),
    ['a', 'b'],
  ),
  ranks(
    'the nearest part of a line counts',
    NEAR,
    { line: line([-10, 1], [10, 1]), point: point(0, 2) },
    () => ({ at: { $nearSphere: { $geometry: point(0, 0) } } }),
    ['line', 'point'],
  ),
  ranks(
    'a point inside a polygon is at no distance from it',
    NEAR,
    { a: point(0.1, 0), b: polygon(square(-5, -5, 5, 5)) },
    () => ({ at: { $nearSphere: { $geometry: point(0, 0) } } }),
    ['b', 'a'],
  ),
  ranks(
    'near goes across the date line',
    NEAR,
    { east: point(-179.9, 0), west: point(179, 0) },
    () => ({ at: { $nearSphere: { $geometry: point(179.9, 0), $maxDistance: 50_000 } } }),
    ['east'],
  ),
  ranks(
    'near goes across a pole',
    NEAR,
    { over: point(180, 89.9), here: point(0, 89) },
    () => ({ at: { $nearSphere: { $geometry: point(0, 89.9) } } }),
    ['over', 'here'],
  ),
  ranks(
    'near stands beside other conditions',
    NEAR,
    towns,
    ({ _, db }) => ({ _id: _.neq('near'), at: _.geoNear({ geometry: new db.Geo.Point(113.26, 23.13) }) }),
    ['mid', 'far'],
  ),
  behaviour(
    'an order that is asked for comes before the distance',
    NEAR,
    async ({ fresh, _, db }) => {
      const collection = await fresh(
        [
          { _id: 'a', at: point(2, 0) },
          { _id: 'b', at: point(1, 0) },
        ],
        PLACES,
      );
      const { data } = await collection
        .where({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0) }) })
        .orderBy('_id', 'asc')
        .get();
      expect((data as { _id: string }[]).map((row) => row._id)).toEqual(['a', 'b']);
    },
    ['query.geo'],
  ),
  behaviour(
    'skip and limit count from the nearest',
    NEAR,
    async ({ fresh, _, db }) => {
      const collection = await fresh(
        [3, 1, 2].map((lng) => ({ _id: String(lng), at: point(lng, 0) })),
        PLACES,
      );
      const { data } = await collection
        .where({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0) }) })
        .skip(1)
        .limit(1)
        .get();
      expect(data).toMatchObject([{ _id: '2' }]);
    },
    ['query.geo'],
  ),
  behaviour('geoNear without an index of places is refused', INDEX, async ({ fresh, _, db }) => {
    const collection = await fresh([{ at: point(0, 0) }]);
    await expect(collection.where({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0) }) }).get()).rejects.toThrow(
      'unable to find index for $geoNear query',
    );
  }),
  unlocated(
    'near inside or',
    NEAR,
    () => ({ $or: [{ at: { $nearSphere: { $geometry: point(0, 0) } } }] }),
    'geo $near must be top-level expr',
  ),
  unlocated(
    'a negative distance',
    NEAR,
    () => ({ at: { $nearSphere: { $geometry: point(0, 0), $maxDistance: -1 } } }),
    '$maxDistance must be non-negative',
  ),
  unlocated(
    'near a point outside the earth',
    NEAR,
    () => ({ at: { $nearSphere: { $geometry: point(181, 0) } } }),
    'longitude/latitude is out of bounds',
  ),
  unlocated(
    'near a legacy pair on a plane',
    'MongoDB manual, reference/operator/query/near: 2d index',
    () => ({ at: { $near: [0, 0] } }),
    'needs a 2d index',
  ),
];
