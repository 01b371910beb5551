import type { Doc } from '../ejson';

/** One condition of a query that holds together with all others; `rest` is how the query says it, null when another says it already. */
export interface Predicate {
  field: string;
  op: string;
  value: unknown;
  rest: Doc | null;
}

const isPlain = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

/** A value that has one key in an index and equals nothing but itself. */
export const isPoint = (value: unknown): boolean =>
  value !== undefined && !Array.isArray(value) && !(value instanceof RegExp);

/** A value that conditions of order compare within its own type. */
export const isOrdered = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;

/** Operators that read what stands beside them. */
const TOGETHER = new Set(['$regex', '$options', '$near', '$nearSphere', '$maxDistance', '$minDistance']);

const isOperators = (value: unknown): value is Doc => isPlain(value) && Object.keys(value)[0]?.startsWith('$') === true;

/** What a condition implies besides itself: `all` and `elemMatch` name values that some element must have. */
const implied = (field: string, op: string, value: unknown): Predicate[] => {
  if (op === '$all' && Array.isArray(value)) return conditionsOf(field, value[0]).map(silent);
  if (op !== '$elemMatch' || !isPlain(value)) return [];
  if (isOperators(value)) return operatorsOf(field, value).map(silent);
  return predicatesOf(value).flatMap((one) =>
    one.field.startsWith('$') ? [] : silent({ ...one, field: `${field}.${one.field}` }),
  );
};

const silent = (predicate: Predicate): Predicate => ({ ...predicate, rest: null });

const operatorsOf = (field: string, criteria: Doc): Predicate[] => {
  const ops = Object.keys(criteria);
  const hints = ops.flatMap((op) => implied(field, op, criteria[op]));
  if (!ops.some((op) => TOGETHER.has(op)))
    return [
      ...ops.map((op) => ({ field, op, value: criteria[op], rest: { [field]: { [op]: criteria[op] } } })),
      ...hints,
    ];
  const each = ops.map((op) => ({ field, op, value: TOGETHER.has(op) ? criteria : criteria[op], rest: null }));
  return [{ field, op: '', value: criteria, rest: { [field]: criteria } }, ...each, ...hints];
};

const conditionsOf = (field: string, value: unknown): Predicate[] => {
  if (isOperators(value)) return operatorsOf(field, value);
  return [{ field, op: value instanceof RegExp ? '$regex' : '$eq', value, rest: { [field]: value } }];
};

/** Splits a query into conditions joined by AND. */
export const predicatesOf = (filter: Doc): Predicate[] =>
  Object.entries(filter).flatMap(([field, value]) => {
    if (field === '$and' && Array.isArray(value)) return (value as Doc[]).flatMap(predicatesOf);
    if (field === '$comment') return [];
    if (field.startsWith('$')) return [{ field, op: '', value, rest: { [field]: value } }];
    return conditionsOf(field, value);
  });

/** The query that is left when an index has answered the `used` conditions; null when nothing is left. */
export const restOf = (predicates: readonly Predicate[], used: ReadonlySet<Predicate>): Doc | null => {
  const parts = predicates.flatMap((predicate) => (used.has(predicate) || !predicate.rest ? [] : [predicate.rest]));
  return parts.length <= 1 ? (parts[0] ?? null) : { $and: parts };
};
