import { decode } from '../../../ejson';
import type { Doc } from '../../../ejson';
import type { CollectionInfo } from '../../../engine/types';
import { find } from '../../find';
import { nearest } from '../../geoQuery';
import type { Position } from '../../geo';
import { EARTH } from '../../sphere';
import { assertFilter, boundFilter } from '../filters';
import type { Ambient } from '../stage';
import { atPath, fail, isDoc } from '../values';
import { additions } from './fields';

const OPTIONS = [
  'near',
  'distanceField',
  'spherical',
  'minDistance',
  'maxDistance',
  'query',
  'distanceMultiplier',
  'includeLocs',
  'key',
  'limit',
  'num',
];

interface Search {
  center: Position;
  /** Metres of one unit of the distances given: a GeoJSON point counts metres, a legacy pair radians. */
  unit: number;
  key: string;
  query: Doc;
  multiplier: number;
  limit: number;
}

const numberOf = (spec: Doc, key: string, fallback: number): number => {
  const value = spec[key];
  if (value === undefined) return fallback;
  return typeof value === 'number' && value >= 0 ? value : fail(`${key} must be a non-negative number`);
};

const keyOf = (spec: Doc, collection: CollectionInfo): string => {
  const fields = collection.indexes.flatMap((index) => index.fields.filter((field) => field.geo));
  const names = [...new Set(fields.map((field) => field.name))];
  const { key } = spec;
  if (key !== undefined) {
    if (typeof key !== 'string' || !names.includes(key))
      return fail(`$geoNear requires a geo index on the 'key' field, but ${String(key)} has none`);
    return key;
  }
  if (names.length > 1)
    fail(`There is more than one 2dsphere index on ${collection.name}; unsure which to use for $geoNear`);
  return names[0] ?? fail('unable to find index for $geoNear query');
};

const searchOf = (spec: Doc, collection: CollectionInfo): Search => {
  const { near, query = {}, spherical } = spec;
  const unknown = Object.keys(spec).find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) fail(`$geoNear argument '${unknown}' is not known`);
  if (near === undefined) fail("$geoNear requires a 'near' option");
  if (typeof spec['distanceField'] !== 'string') fail("$geoNear requires a 'distanceField' option as a String");
  if (spherical !== undefined && typeof spherical !== 'boolean') fail("'spherical' must be a boolean");
  const isPoint = isDoc(near) && near['type'] === 'Point';
  if (!isPoint && spherical !== true) fail('unable to find index for $geoNear query: a flat search needs a 2d index');
  const [lng, lat] = (isPoint ? near['coordinates'] : near) as unknown[];
  if (typeof lng !== 'number' || typeof lat !== 'number') return fail("invalid argument in geo near query: 'near'");
  return {
    center: [lng, lat],
    unit: isPoint ? 1 : EARTH,
    key: keyOf(spec, collection),
    query: assertFilter(query),
    multiplier: numberOf(spec, 'distanceMultiplier', 1),
    limit: numberOf(spec, 'limit', numberOf(spec, 'num', Infinity)),
  };
};

/** Reads a collection from the nearest document to the farthest, through its geospatial index. */
export function* geoNear(spec: unknown, collection: CollectionInfo, ambient: Ambient): Generator<Doc> {
  if (!isDoc(spec)) return fail('$geoNear needs an object');
  const { center, unit, key, query, multiplier, limit } = searchOf(spec, collection);
  const bounds = {
    $minDistance: numberOf(spec, 'minDistance', 0) * unit,
    ...(spec['maxDistance'] === undefined ? {} : { $maxDistance: numberOf(spec, 'maxDistance', 0) * unit }),
  };
  const near = { [key]: { $nearSphere: { $geometry: { type: 'Point', coordinates: [...center] }, ...bounds } } };
  const filter = Object.keys(query).length === 0 ? near : { $and: [near, boundFilter(query, ambient.frame)] };
  const found = find(ambient.engine, collection, { filter, sort: [], skip: 0, limit }, ambient.stats);
  const locations = spec['includeLocs'];
  const fields: Doc = {
    [String(spec['distanceField'])]: '$$distance',
    ...(typeof locations === 'string' ? { [locations]: '$$place' } : {}),
  };
  const add = additions(fields, new Set(['distance', 'place']), '$geoNear');
  for (const row of found) {
    const doc = row.doc ?? decode(row.text);
    const metres = nearest(doc, key, center) ?? 0;
    yield add(doc, { distance: (metres / unit) * multiplier, place: atPath(doc, key.split('.')) });
  }
}
