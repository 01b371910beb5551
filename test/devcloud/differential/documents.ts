import type { IndexDecl } from '../../../devcloud/cloud/engine/types';
import type { Random } from './random';

const DAY = Date.UTC(2026, 10, 1);

/** A value with one key in an index: few different ones, so that queries find something. */
export const scalar = (random: Random): unknown => {
  const kind = random.below(12);
  if (kind < 4) return random.below(6);
  if (kind < 7) return random.pick(['a', 'ab', 'abc', 'b', '楼', '楼上', 'a\0b', '']);
  if (kind === 7) return random.chance(0.5);
  if (kind === 8) return new Date(DAY + random.below(4) * 86_400_000);
  if (kind === 9) return random.pick([-1.5, 2.5, NaN, -0, 1e300]);
  return kind === 10 ? null : random.below(3);
};

/** Any value a document may hold. */
export const value = (random: Random): unknown => {
  const kind = random.below(10);
  if (kind < 6) return scalar(random);
  if (kind === 6) return { x: random.below(3), y: scalar(random) };
  if (kind === 7) return random.many(3, () => scalar(random));
  return kind === 8 ? random.pick([/^a/, [[1, 2]], [], {}]) : random.below(4);
};

/** A position near others, so that circles and areas hold some. */
export const position = (random: Random): [number, number] => {
  const spot = random.pick([
    [111.1, 37.5],
    [179.9, 0],
    [-179.9, 10],
    [0, 89.5],
  ] as const);
  const [lng, lat] = [spot[0] + (random.next() - 0.5) * 0.8, spot[1] + (random.next() - 0.5) * 0.8];
  return [lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng, lat];
};

const place = (random: Random): unknown => {
  const [at, other] = [position(random), position(random)];
  const near: [number, number] = [at[0] * 0.9999, at[1] + 0.01];
  if (random.chance(0.7)) return { type: 'Point', coordinates: at };
  if (random.chance(0.3)) return at;
  if (random.chance(0.3)) return { type: 'MultiPoint', coordinates: [at, other] };
  return { type: 'LineString', coordinates: [at, near] };
};

/** A random document. Only one field of those that an index may join ever holds arrays. */
export const document = (random: Random, id: number): Record<string, unknown> => {
  const doc: Record<string, unknown> = { _id: random.chance(0.8) ? `d${String(id).padStart(3, '0')}` : id };
  if (random.chance(0.9)) doc['a'] = value(random);
  if (random.chance(0.9)) doc['b'] = scalar(random);
  if (random.chance(0.9)) doc['n'] = random.below(8) - 2;
  if (random.chance(0.8)) doc['c'] = random.chance(0.8) ? { d: scalar(random), e: random.below(3) } : scalar(random);
  if (random.chance(0.8)) doc['tags'] = random.many(3, () => random.pick(['a', 'ab', 'b', 1, 2]));
  if (random.chance(0.8))
    doc['list'] = random.many(3, () =>
      random.chance(0.9) ? { x: random.below(4), y: random.below(4) } : random.pick<unknown>([1, null, [{ x: 1 }]]),
    );
  if (random.chance(0.8)) doc['place'] = place(random);
  return doc;
};

type Keys = IndexDecl['keys'];
const SINGLE = ['a', 'b', 'n', 'c.d', 'c', 'tags', 'list.x', 'list', 'list.0'];
const PLAIN = ['b', 'n', 'c.d', 'c.e'];
const ARRAYS = [['a'], ['tags'], ['list.x', 'list.y'], ['list.y'], ['a.x']];

const keys = (random: Random): Keys => {
  const dir = (): 1 | -1 => (random.chance(0.5) ? 1 : -1);
  if (random.chance(0.25)) return { [random.pick(SINGLE)]: dir() };
  const fields = [...random.some(PLAIN, 3), ...(random.chance(0.4) ? random.pick(ARRAYS) : [])];
  const shuffled = random.some(fields, fields.length);
  return Object.fromEntries(shuffled.map((field) => [field, dir()]));
};

/** Random indexes: one of places, some that begin with fields often asked for, some of any kind. */
export const indexes = (random: Random): IndexDecl[] => {
  const places: Keys = random.chance(0.5) ? { place: '2dsphere' } : { b: 1, place: '2dsphere', n: 1 };
  const others = Array.from({ length: 3 }, () => keys(random));
  const leading = random.some(['a', 'b', 'n', 'tags', 'list.x', 'c.d'], 6).map((name): Keys => ({ [name]: 1, _id: 1 }));
  return [places, ...leading, ...others].map((one, at) => ({ name: `index_${at}`, keys: one }));
};
