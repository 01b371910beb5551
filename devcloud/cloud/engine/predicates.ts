import type { Doc } from '../ejson';

/** One condition of a query that holds together with all others; `op` is empty for what no index can serve. */
export interface Predicate {
  field: string;
  op: string;
  value: unknown;
}

const SPLIT = new Set([
  '$eq',
  '$in',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$ne',
  '$nin',
  '$exists',
  '$size',
  '$mod',
  '$all',
  '$elemMatch',
]);

/** A value that has one key in an index. */
export const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value instanceof Date;

const isOperators = (value: unknown): value is Doc => {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    value instanceof Date ||
    value instanceof RegExp
  )
    return false;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true;
};

/** Splits a query into conditions joined by AND. */
export const predicatesOf = (filter: Doc): Predicate[] =>
  Object.entries(filter).flatMap(([field, value]) => {
    if (field === '$and' && Array.isArray(value)) return (value as Doc[]).flatMap(predicatesOf);
    if (field.startsWith('$')) return [{ field, op: '', value }];
    if (!isOperators(value)) return [{ field, op: value instanceof RegExp ? '' : '$eq', value }];
    const ops = Object.keys(value);
    if (!ops.every((op) => SPLIT.has(op))) return [{ field, op: '', value }];
    return ops.map((op) => ({ field, op, value: value[op] }));
  });

/** The query that is left when an index has answered the `used` conditions; null when nothing is left. */
export const restOf = (predicates: readonly Predicate[], used: ReadonlySet<Predicate>): Doc | null => {
  const left = predicates.filter((predicate) => !used.has(predicate));
  if (left.length === 0) return null;
  const parts = left.map(({ field, op, value }) => ({ [field]: op === '' ? value : { [op]: value } }));
  return parts.length === 1 ? (parts[0] ?? null) : { $and: parts };
};
