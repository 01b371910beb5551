import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';

type Doc = Record<string, unknown>;
type Query = (ground: Ground) => object;

/** An index of places on the field `at`. */
export const PLACES = [{ name: 'at', keys: { at: '2dsphere' as const } }];

/** The SDK's shapes; its types know the point only. */
export const shapesOf = ({ db }: Ground) =>
  db.Geo as unknown as {
    Point: new (lng: number, lat: number) => object;
    LineString: new (points: object[]) => object;
    Polygon: new (lines: object[]) => object;
  };

/** A GeoJSON point. */
export const point = (lng: number, lat: number): Doc => ({ type: 'Point', coordinates: [lng, lat] });

/** A GeoJSON line. */
export const line = (...coordinates: [number, number][]): Doc => ({ type: 'LineString', coordinates });

/** A ring around a square whose corners are given. */
export const square = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A GeoJSON polygon of a shell and holes. */
export const polygon = (...coordinates: [number, number][][]): Doc => ({ type: 'Polygon', coordinates });

const stored = (places: Readonly<Record<string, unknown>>): Doc[] =>
  Object.entries(places).map(([_id, at]) => (at === undefined ? { _id } : { _id, at }));

const idsOf = (rows: unknown): unknown[] => (rows as Doc[]).map((row) => row['_id']);

/** States which places a query finds, with an index of places and without. */
export const locates = (
  title: string,
  cite: string,
  places: Readonly<Record<string, unknown>>,
  query: Query,
  ids: readonly string[],
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      for (const indexes of [PLACES, []]) {
        const collection = await ground.fresh(stored(places), indexes);
        const { data } = await collection.where(query(ground)).orderBy('_id', 'asc').get();
        expect(idsOf(data)).toEqual(ids);
      }
    },
    ['query.geo'],
  );

/** States in which order a query finds places. */
export const ranks = (
  title: string,
  cite: string,
  places: Readonly<Record<string, unknown>>,
  query: Query,
  ids: readonly string[],
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      const collection = await ground.fresh(stored(places), PLACES);
      expect(idsOf((await collection.where(query(ground)).get()).data)).toEqual(ids);
    },
    ['query.geo'],
  );

/** States that a query for places is refused. */
export const unlocated = (title: string, cite: string, query: Query, words: string): Behaviour =>
  behaviour(title, cite, async (ground) => {
    const collection = await ground.fresh(stored({ a: point(0, 0) }), PLACES);
    await expect(collection.where(query(ground)).get()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(words),
    });
  });
