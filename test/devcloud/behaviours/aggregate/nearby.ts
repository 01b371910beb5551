import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';
import { rows } from './rows';

const NEAR =
  'https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.geoNear.md';

const place = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });
const places = [
  { _id: 'tower', kind: 'sight', at: place(113.30593, 23.1361155) },
  { _id: 'square', kind: 'road', at: place(113.306789, 23.1564721) },
  { _id: 'far', kind: 'sight', at: place(114, 23) },
];

const around = (
  title: string,
  run: (collection: Awaited<ReturnType<Ground['fresh']>>, ground: Ground) => Promise<void>,
): Behaviour =>
  behaviour(title, NEAR, async (ground) => {
    const collection = await ground.fresh(places, [{ name: 'at', keys: { at: '2dsphere' } }]);
    await run(collection, ground);
  });

/** The stage that sorts by the distance to a place. */
export const nearby: readonly Behaviour[] = [
  around('geoNear sorts by the distance in metres and writes it', async (collection, { db }) => {
    const spec = {
      near: new db.Geo.Point(113.3089506, 23.0968251),
      distanceField: 'o.away',
      includeLocs: 'o.at',
      spherical: true,
    };
    const list = (await rows(collection.aggregate().geoNear(spec))) as {
      _id: string;
      o: { away: number; at: object };
    }[];
    expect(list.map((doc) => doc._id)).toEqual(['tower', 'square', 'far']);
    expect(list[0]?.o.away).toBeCloseTo(4384.68, 1);
    expect(list[0]?.o.at).toEqual(places[0]?.at);
  }),
  around('geoNear keeps to distances, a query and a multiplier', async (collection, { db, _ }) => {
    const spec = {
      near: new db.Geo.Point(113.3089506, 23.0968251),
      distanceField: 'km',
      spherical: true,
      maxDistance: 7000,
      minDistance: 4000,
      distanceMultiplier: 0.001,
      query: { kind: _.neq('road') },
      key: 'at',
    };
    const list = (await rows(collection.aggregate().geoNear(spec).project({ at: 0, kind: 0 }))) as { km: number }[];
    expect(list).toHaveLength(1);
    expect(list[0]?.km).toBeCloseTo(4.3847, 3);
  }),
  around('geoNear is the first stage', async (collection, { db }) => {
    const spec = { near: new db.Geo.Point(113, 23), distanceField: 'd', spherical: true };
    await expect(rows(collection.aggregate().match({}).geoNear(spec))).rejects.toMatchObject({
      message: expect.stringContaining('$geoNear is only valid as the first stage in a pipeline') as string,
    });
  }),
  behaviour('geoNear needs a geospatial index', NEAR, async ({ db, fresh }) => {
    const spec = { near: new db.Geo.Point(113, 23), distanceField: 'd', spherical: true };
    await expect(rows((await fresh(places)).aggregate().geoNear(spec))).rejects.toMatchObject({
      message: expect.stringContaining('unable to find index for $geoNear query') as string,
    });
  }),
];
