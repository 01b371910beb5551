import type { Doc } from '../ejson';
import { servedBy } from './intervals';
import { predicatesOf, restOf } from './predicates';
import type { Predicate } from './predicates';
import type { CollectionInfo, IndexField, IndexInfo } from './types';

/** Sort order as the SDK sends it. */
export type Sort = readonly (readonly [string, 1 | -1])[];

/** A stretch of an index; the first `prefix` bytes say nothing of the order between stretches. */
export interface KeyRange {
  low: string;
  high: string;
  prefix: number;
}

/**
 * How to read a query: ranges of one index (null = primary key), or `union`, the plans of the branches of an `or`.
 * `residual` is left to test; `sorted` says that the order comes for free, `indexed` that an index serves the query.
 */
export interface Plan {
  index: IndexInfo | null;
  ranges: readonly KeyRange[];
  union: readonly Plan[];
  reverse: boolean;
  sorted: boolean;
  residual: Doc | null;
  indexed: boolean;
  dedupe: boolean;
}

const PRIMARY: readonly IndexField[] = [{ name: '_id', path: ['_id'], dir: 1 }];
const MAX_RANGES = 1000;

interface Reading {
  ranges: { low: string; high: string; at: readonly number[] }[];
  /** Leading fields with a single value, and with one or several values. */
  fixed: number;
  points: number;
  constrained: boolean;
  used: Set<Predicate>;
  score: number;
}

const isMulti = (multikey: number, at: number): boolean => (multikey & (1 << at)) !== 0;

/** Reads how far the conditions determine the leading fields of an index. */
const readIndex = (fields: readonly IndexField[], multikey: number, predicates: readonly Predicate[]): Reading => {
  const reading: Reading = {
    ranges: [{ low: '', high: '\xff', at: [0] }],
    fixed: 0,
    points: 0,
    constrained: false,
    used: new Set(),
    score: 0,
  };
  let opened = false;
  for (const [at, field] of fields.entries()) {
    const multi = isMulti(multikey, at);
    // Two conditions on arrays may hold for different elements, which stand under different keys.
    const served = multi && opened ? undefined : servedBy(field, multi, predicates);
    if (!served || reading.ranges.length * served.intervals.length > MAX_RANGES) break;
    opened ||= multi;
    reading.constrained = true;
    reading.score += served.score;
    for (const predicate of served.used) reading.used.add(predicate);
    reading.ranges = reading.ranges.flatMap((range) =>
      served.intervals.map(({ low, high }) => ({
        low: range.low + low,
        high: range.low + high,
        at: [...range.at, range.low.length + low.length],
      })),
    );
    if (!served.points) break;
    if (served.intervals.length === 1 && reading.fixed === at) reading.fixed++;
    reading.points++;
  }
  return reading;
};

/** 1 or -1 when reading on from field `start` (forward or backward) yields the wanted order, 0 when it does not. */
const direction = (fields: readonly IndexField[], multikey: number, start: number, wanted: Sort): number => {
  // Behind its fields an index is ordered by the primary key.
  const order = fields.some(({ name }) => name === '_id') ? fields : [...fields, ...PRIMARY];
  let way = 0;
  for (const [at, [name, dir]] of wanted.entries()) {
    const field = order[start + at];
    if (field?.name !== name || field.geo || isMulti(multikey, start + at)) return 0;
    const step = field.dir === dir ? 1 : -1;
    if (way !== 0 && way !== step) return 0;
    way = step;
  }
  return way || 1;
};

interface Order {
  way: number;
  /** The field from which on the ranges must be merged. */
  start: number;
}

const orderOf = (fields: readonly IndexField[], multikey: number, reading: Reading, sort: Sort): Order => {
  const constant = new Set(
    fields.slice(0, reading.fixed).flatMap(({ name }, at) => (isMulti(multikey, at) ? [] : [name])),
  );
  const wanted = sort.filter(([name]) => !constant.has(name));
  for (const start of [reading.fixed, reading.points]) {
    const way = direction(fields, multikey, start, wanted);
    if (way !== 0) return { way, start };
  }
  return { way: 0, start: reading.points };
};

interface Candidate {
  plan: Plan;
  score: number;
  constrained: boolean;
}

const candidate = (index: IndexInfo | null, predicates: readonly Predicate[], sort: Sort): Candidate | undefined => {
  const fields = index?.fields ?? PRIMARY;
  const multikey = index?.multikey ?? 0;
  const reading = readIndex(fields, multikey, predicates);
  const geo = fields.findIndex((field) => field.geo);
  // A document without a place is not in a geo index.
  if (geo >= 0 && (!reading.constrained || reading.points < geo || !placesAsked(fields, predicates))) return undefined;
  const { way, start } = orderOf(fields, multikey, reading, sort);
  const residual = restOf(predicates, reading.used);
  const ordering = sort.length > 0 && way !== 0;
  const whole = reading.points === fields.length && (index === null || index.unique);
  const plan: Plan = {
    index,
    ranges: reading.ranges.map(({ low, high, at }) => ({ low, high, prefix: at[start] ?? 0 })),
    union: [],
    reverse: way === -1,
    sorted: way !== 0,
    residual,
    indexed: reading.constrained || (residual === null && (sort.length === 0 || ordering)),
    dedupe: multikey !== 0 || geo >= 0,
  };
  const score = reading.score + (whole ? 100 : 0) + (ordering ? 3 : 0);
  return { plan, score, constrained: reading.constrained };
};

const placesAsked = (fields: readonly IndexField[], predicates: readonly Predicate[]): boolean =>
  fields.every((field) => !field.geo || servedBy(field, false, predicates) !== undefined);

const best = (collection: CollectionInfo, predicates: readonly Predicate[], sort: Sort): Candidate => {
  let chosen = candidate(null, predicates, sort);
  for (const index of collection.indexes) {
    const other = candidate(index, predicates, sort);
    if (other && chosen && other.score > chosen.score) chosen = other;
  }
  if (!chosen) throw new Error('the primary key reads everything');
  return chosen;
};

/** Reads each branch of an `or` by itself, when an index serves every one. */
const unionOf = (collection: CollectionInfo, predicates: readonly Predicate[], sort: Sort): Candidate | undefined => {
  const or = predicates.find(({ field, value }) => field === '$or' && Array.isArray(value));
  if (!or) return undefined;
  const others = predicates.filter((predicate) => predicate !== or);
  const parts = (or.value as Doc[]).map((branch) => best(collection, [...others, ...predicatesOf(branch)], []));
  if (!parts.every((part) => part.constrained)) return undefined;
  const plan: Plan = {
    index: null,
    ranges: [],
    union: parts.map((part) => part.plan),
    reverse: false,
    sorted: sort.length === 0,
    residual: null,
    indexed: true,
    dedupe: true,
  };
  return { plan, score: Math.min(...parts.map((part) => part.score)), constrained: true };
};

/** Chooses the index that answers a query with the least reading; falls back to a scan of the collection. */
export const plan = (collection: CollectionInfo, filter: Doc, sort: Sort): Plan => {
  const predicates = predicatesOf(filter);
  const chosen = best(collection, predicates, sort);
  const union = unionOf(collection, predicates, sort);
  return union && union.score > (chosen.constrained ? chosen.score : 0) ? union.plan : chosen.plan;
};

/** Whether the database has an index of places on a field, without which it refuses to tell what is near. */
export const hasPlaces = (collection: CollectionInfo, field: string): boolean =>
  collection.indexes.some(({ fields }) => fields.some((one) => one.geo && one.name === field));
