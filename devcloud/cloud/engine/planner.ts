import type { Doc } from '../ejson';
import { component, encodeValue, typeOf } from './keys';
import { isScalar, predicatesOf, restOf } from './predicates';
import type { Predicate } from './predicates';
import type { CollectionInfo, IndexField, IndexInfo } from './types';

/** Sort order as the SDK sends it. */
export type Sort = readonly (readonly [string, 1 | -1])[];

/** A stretch of an index; the first `prefix` bytes are the same in all its keys. */
export interface KeyRange {
  low: string;
  high: string;
  prefix: number;
}

/** How to read a query: ranges of one index (null = primary key), what is left to test, and whether order comes for free. */
export interface Plan {
  index: IndexInfo | null;
  ranges: readonly KeyRange[];
  reverse: boolean;
  sorted: boolean;
  residual: Doc | null;
  indexed: boolean;
  dedupe: boolean;
}

const PRIMARY: readonly IndexField[] = [{ name: '_id', path: ['_id'], dir: 1 }];
const MAX_RANGES = 200;
const next = (byte: number): string => String.fromCharCode(byte + 1);

/** The interval of one component for one comparison, within the values of the same type. */
const bounds = (op: string, value: unknown, dir: 1 | -1): { low: string; high: string } => {
  const at = component(value, dir);
  const type = typeOf(value);
  const [first, last] =
    dir === 1 ? [String.fromCharCode(type), next(type)] : [String.fromCharCode(255 - type), next(255 - type)];
  const upward = (op === '$gt' || op === '$gte') === (dir === 1);
  const including = op === '$gte' || op === '$lte';
  if (upward) return { low: including ? at : `${at}\xff`, high: last };
  return { low: first, high: including ? `${at}\xff` : at };
};

interface Reading {
  prefixes: string[];
  eqs: number;
  low: string;
  high: string;
  ranged: boolean;
  used: Set<Predicate>;
  score: number;
}

const readComponent = (
  reading: Reading,
  field: IndexField,
  multi: boolean,
  predicates: readonly Predicate[],
): boolean => {
  const own = predicates.filter((predicate) => predicate.field === field.name);
  const eq = own.find((predicate) => predicate.op === '$eq' && isScalar(predicate.value));
  const among = own.find((predicate) => predicate.op === '$in' && (predicate.value as unknown[]).every(isScalar));
  const point = eq ?? among;
  if (point) {
    const values = eq ? [eq.value] : [...new Set((point.value as unknown[]).map(encodeValue))];
    const parts = eq
      ? [component(eq.value, field.dir)]
      : (point.value as unknown[]).map((value) => component(value, field.dir));
    if (reading.prefixes.length * values.length > MAX_RANGES) return false;
    reading.prefixes = reading.prefixes.flatMap((prefix) => [...new Set(parts)].map((part) => prefix + part));
    reading.eqs++;
    reading.score += eq ? 4 : 3;
    // null also matches what an index cannot tell from null (paths through scalars): test again.
    if (!(point.value === null || (Array.isArray(point.value) && point.value.includes(null)))) reading.used.add(point);
    return true;
  }
  const ranges = own.filter(
    (predicate) =>
      ['$gt', '$gte', '$lt', '$lte'].includes(predicate.op) && isScalar(predicate.value) && predicate.value !== null,
  );
  for (const range of multi ? ranges.slice(0, 1) : ranges) {
    const { low, high } = bounds(range.op, range.value, field.dir);
    if (low > reading.low) reading.low = low;
    if (high < reading.high) reading.high = high;
    reading.ranged = true;
    reading.used.add(range);
  }
  if (reading.ranged) reading.score += 2;
  return false;
};

const readIndex = (fields: readonly IndexField[], multikey: number, predicates: readonly Predicate[]): Reading => {
  const reading: Reading = { prefixes: [''], eqs: 0, low: '', high: '\xff', ranged: false, used: new Set(), score: 0 };
  fields.every((field, at) => readComponent(reading, field, (multikey & (1 << at)) !== 0, predicates));
  return reading;
};

/** 1 or -1 when reading the index (forward or backward) yields the wanted order, 0 when it does not. */
const direction = (
  fields: readonly IndexField[],
  multikey: number,
  eqs: number,
  sort: Sort,
  constant: ReadonlySet<string>,
): number => {
  const wanted = sort.filter(([name]) => !constant.has(name));
  let way = 0;
  for (const [at, [name, dir]] of wanted.entries()) {
    const field = fields[eqs + at];
    if (field?.name !== name || multikey & (1 << (eqs + at))) return 0;
    const step = field.dir === dir ? 1 : -1;
    if (way !== 0 && way !== step) return 0;
    way = step;
  }
  return way || 1;
};

/** Chooses the index that answers a query with the least reading; falls back to a scan of the collection. */
export const plan = (collection: CollectionInfo, filter: Doc, sort: Sort, limited: boolean): Plan => {
  const predicates = predicatesOf(filter);
  const constant = new Set(predicates.filter((p) => p.op === '$eq' && isScalar(p.value)).map((p) => p.field));
  let best: { plan: Plan; score: number } | undefined;
  for (const index of [null, ...collection.indexes]) {
    const fields = index?.fields ?? PRIMARY;
    const multikey = index?.multikey ?? 0;
    const reading = readIndex(fields, multikey, predicates);
    const way = sort.length === 0 ? 1 : direction(fields, multikey, reading.eqs, sort, constant);
    const unique = reading.eqs === fields.length && (index === null || index.unique);
    const helps = reading.eqs > 0 || reading.ranged || (way !== 0 && sort.length > 0 && limited);
    const score = reading.score + (unique ? 100 : 0) + (way !== 0 && sort.length > 0 ? 3 : 0);
    if (!helps && index) continue;
    if (best && score <= best.score) continue;
    best = {
      score,
      plan: {
        index,
        ranges: reading.prefixes.map((prefix) => ({
          low: prefix + reading.low,
          high: prefix + reading.high,
          prefix: prefix.length,
        })),
        reverse: way === -1,
        sorted: way !== 0,
        residual: restOf(predicates, reading.used),
        indexed: helps,
        dedupe: multikey !== 0,
      },
    };
  }
  if (!best) throw new Error('no plan');
  return best.plan;
};
