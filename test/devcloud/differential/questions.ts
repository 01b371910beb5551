import type { Doc } from '../../../devcloud/cloud/ejson';
import type { Sort } from '../../../devcloud/cloud/engine/planner';
import { position, scalar } from './documents';
import type { Random } from './random';

type Make = (random: Random) => Doc;

const FIELDS = ['a', 'b', 'n', 'c.d', 'c', 'tags', 'list.x', 'list.y', '_id', 'a.x', 'list.0.x', 'gone'];
const field = (random: Random): string => random.pick(FIELDS);

const idOr = (random: Random, name: string): unknown => {
  if (name !== '_id') return scalar(random);
  const id = random.below(40);
  return random.chance(0.8) ? `d${String(id).padStart(3, '0')}` : id;
};

const on =
  (criteria: (random: Random, name: string) => unknown): Make =>
  (random) => {
    const name = field(random);
    return { [name]: criteria(random, name) };
  };

const compared = (op: string): Make =>
  on((random, name) => {
    const bound = idOr(random, name);
    if (random.chance(0.3)) return { [op]: bound, [op.startsWith('$g') ? '$lt' : '$gte']: idOr(random, name) };
    return { [op]: bound };
  });

const circle = (random: Random): Doc => {
  const radius = random.pick([0.001, 0.01, 0.2]);
  return { place: { $geoWithin: { $centerSphere: [position(random), radius] } } };
};

const triangle = (random: Random): Doc => {
  const [lng, lat] = position(random);
  const step = random.pick([0.05, 0.5, 3]);
  const [east, north] = [Math.min(lng + step, 180), Math.min(lat + step, 90)];
  const ring = [
    [lng, lat],
    [east, lat],
    [lng, north],
    [lng, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};

/** How to make a condition with each operator. */
export const conditions: Readonly<Record<string, Make>> = {
  equality: on(idOr),
  document: on((random) => ({ x: random.below(3), y: random.below(3) })),
  $eq: on((random, name) => ({ $eq: idOr(random, name) })),
  $ne: on((random, name) => ({ $ne: idOr(random, name) })),
  $gt: compared('$gt'),
  $gte: compared('$gte'),
  $lt: compared('$lt'),
  $lte: compared('$lte'),
  $in: on((random, name) => ({ $in: random.many(4, () => idOr(random, name)) })),
  $nin: on((random, name) => ({ $nin: random.many(3, () => idOr(random, name)) })),
  $exists: on((random) => ({ $exists: random.chance(0.5) })),
  $type: on((random) => ({ $type: random.pick(['string', 'number', 'null', 'array', 'object', 'date']) })),
  $mod: on((random) => ({ $mod: [random.pick([2, 3]), random.below(2)] })),
  $regex: on((random) =>
    random.pick<unknown>([/^a/u, /^ab/u, /^楼/u, /b$/u, /^a*b/u, /^A/iu, { $regex: '^ab?', $options: '' }, /^a|b/u]),
  ),
  $size: on((random) => ({ $size: random.below(4) })),
  $all: on((random) => ({ $all: random.some(['a', 'ab', 'b', 1, 2], 2) })),
  $elemMatch: (random) =>
    random.chance(0.5)
      ? { list: { $elemMatch: { x: random.below(4), y: { $gte: random.below(4) } } } }
      : { tags: { $elemMatch: { $gte: 'a', $lt: random.pick(['ab', 'b', 'c']) } } },
  $not: on((random, name) => ({ $not: { $gt: idOr(random, name) } })),
  $bitsAllSet: () => ({ n: { $bitsAllSet: 1 } }),
  $expr: (random) => ({ $expr: { $gt: ['$n', random.below(5)] } }),
  $jsonSchema: (random) => ({ $jsonSchema: { required: [random.pick(['a', 'b', 'tags'])] } }),
  $geoWithin: (random) =>
    random.chance(0.5) ? circle(random) : { place: { $geoWithin: { $geometry: triangle(random) } } },
  $geoIntersects: (random) => ({ place: { $geoIntersects: { $geometry: triangle(random) } } }),
  $and: (random) => ({ $and: [simple(random), simple(random)] }),
  $or: (random) => ({ $or: [simple(random), simple(random), ...(random.chance(0.3) ? [conjunction(random)] : [])] }),
  $nor: (random) => ({ $nor: [simple(random), simple(random)] }),
};

/** Conditions that an index can serve are asked more often. */
const SIMPLE = ['equality', '$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$regex', '$elemMatch', '$all', '$exists'];
const simple = (random: Random): Doc => conditions[random.pick(SIMPLE)]?.(random) ?? {};
const conjunction: Make = (random) => ({ ...simple(random), ...simple(random) });

/** A random query; its first operator is the one to be counted. */
export const question = (random: Random): { op: string; filter: Doc } => {
  const op = random.pick(random.chance(0.45) ? SIMPLE : Object.keys(conditions));
  const filter = conditions[op]?.(random) ?? {};
  if (random.chance(0.4)) return { op, filter };
  const more = random.chance(0.2) ? simple(random) : { n: { $gte: random.below(4) - 2 } };
  return { op, filter: random.chance(0.5) ? { ...more, ...filter } : { $and: [filter, more] } };
};

/** What is near a position, perhaps among what another condition finds. */
export const nearby = (random: Random): Doc => {
  const range = random.chance(0.7) ? { $maxDistance: random.pick([5_000, 50_000, 2_000_000]) } : {};
  const from = random.chance(0.3) ? { $minDistance: 3000 } : {};
  const $geometry = { type: 'Point', coordinates: position(random) };
  const near = { place: { $nearSphere: { $geometry, ...range, ...from } } };
  return random.chance(0.5) ? near : { ...near, ...simple(random) };
};

/** An order without ties, or none. */
export const order = (random: Random): Sort => {
  if (random.chance(0.3)) return [];
  const fields = random.some(['a', 'b', 'n', 'c.d', 'tags', 'list.x'], 2).filter(() => random.chance(0.8));
  return [...fields, '_id'].map((name) => [name, random.chance(0.6) ? 1 : -1] as const);
};

/** Updates that never fail on the documents of this test, by operator. */
export const updates: Readonly<Record<string, Make>> = {
  $set: (random) => ({ $set: { b: scalar(random), list: [{ x: random.below(4), y: 1 }, 3] } }),
  $unset: (random) => ({ $unset: { [random.pick(['a', 'b', 'n', 'place', 'tags'])]: '' } }),
  $inc: (random) => ({ $inc: { n: random.below(5) - 2 } }),
  $mul: () => ({ $mul: { n: 2 } }),
  $min: (random) => ({ $min: { n: random.below(4) } }),
  $max: (random) => ({ $max: { n: random.below(4) } }),
  $rename: () => ({ $rename: { b: 'gone' } }),
  $push: (random) => ({ $push: { tags: { $each: [random.pick(['a', 'ab'])], $slice: -3 } } }),
  $pop: (random) => ({ $pop: { tags: random.pick([1, -1]) } }),
  $pull: (random) => ({ $pull: { list: { x: random.below(4) } } }),
  $pullAll: (random) => ({ $pullAll: { tags: [random.pick(['a', 'b', 1])] } }),
  $addToSet: (random) => ({ $addToSet: { tags: random.pick(['b', 2]) } }),
};
