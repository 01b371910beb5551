import type { Doc } from '../ejson';
import { assertStorable } from '../ejson';
import { compare, equal, sortBy } from './compare';
import { databaseError } from './errors';
import { getPath, setPath, typeName } from './paths';
import { matcher } from './query';

/** Changes one array field of a document; raises what Mongo raises when the field is no array. */
export type ArrayChange = (doc: Doc, path: readonly string[], operand: unknown) => void;

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

const arrayAt = (doc: Doc, path: readonly string[]): unknown[] | undefined => {
  const value = getPath(doc, path);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    const id = JSON.stringify(doc['_id']);
    throw databaseError(
      `The field '${path.join('.')}' must be an array but is of type ${typeName(value)} in document {_id: ${id}}`,
    );
  }
  return value as unknown[];
};

const eachOf = (operand: unknown, operator: string): { each: unknown[]; modifiers: Doc } => {
  if (!isRecord(operand) || !Object.hasOwn(operand, '$each')) {
    assertStorable(operand);
    return { each: [operand], modifiers: {} };
  }
  const each = operand['$each'];
  if (!Array.isArray(each))
    throw databaseError(`The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`);
  assertStorable(each);
  return { each: each as unknown[], modifiers: operand };
};

const integer = (modifiers: Doc, name: string): number | undefined => {
  const value = modifiers[name];
  if (value === undefined) return undefined;
  if (!Number.isInteger(value))
    throw databaseError(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return value as number;
};

const sorted = (items: unknown[], order: unknown): unknown[] => {
  if (order === 1 || order === -1) return [...items].sort((a, b) => order * compare(a, b));
  if (!isRecord(order))
    throw databaseError(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const fields = Object.entries(order).map(([name, dir]) => [name, dir === -1 ? -1 : 1] as const);
  return sortBy(items, (item) => (isRecord(item) ? item : {}), fields);
};

const $push: ArrayChange = (doc, path, operand) => {
  const { each, modifiers } = eachOf(operand, '$push');
  const position = integer(modifiers, '$position');
  const slice = integer(modifiers, '$slice');
  let items = [...(arrayAt(doc, path) ?? [])];
  items.splice(position ?? items.length, 0, ...each);
  if (modifiers['$sort'] !== undefined) items = sorted(items, modifiers['$sort']);
  if (slice !== undefined) items = slice === 0 ? [] : slice > 0 ? items.slice(0, slice) : items.slice(slice);
  setPath(doc, path, items);
};

const $addToSet: ArrayChange = (doc, path, operand) => {
  const { each } = eachOf(operand, '$addToSet');
  const items = [...(arrayAt(doc, path) ?? [])];
  for (const item of each) if (!items.some((present) => equal(present, item))) items.push(item);
  setPath(doc, path, items);
};

const $pop: ArrayChange = (doc, path, operand) => {
  if (operand !== 1 && operand !== -1) throw databaseError(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
  const items = arrayAt(doc, path);
  if (items && items.length > 0) setPath(doc, path, operand === 1 ? items.slice(0, -1) : items.slice(1));
};

const pulled = (condition: unknown): ((item: unknown) => boolean) => {
  if (condition instanceof RegExp) return (item) => typeof item === 'string' && condition.test(item);
  if (!isRecord(condition)) return (item) => equal(item, condition);
  if (Object.keys(condition).some((key) => key.startsWith('$'))) {
    const test = matcher({ v: condition });
    return (item) => test({ v: item });
  }
  const test = matcher(condition);
  return (item) => isRecord(item) && test(item);
};

const keepOthers = (doc: Doc, path: readonly string[], test: (item: unknown) => boolean): void => {
  const items = arrayAt(doc, path);
  const kept = items?.filter((item) => !test(item));
  if (items && kept && kept.length < items.length) setPath(doc, path, kept);
};

/** The array operators of an update. */
export const arrayChanges: Readonly<Record<string, ArrayChange>> = {
  $push,
  $addToSet,
  $pop,
  $pull: (doc, path, operand) => keepOthers(doc, path, pulled(operand)),
  $pullAll: (doc, path, operand) => {
    if (!Array.isArray(operand)) throw databaseError('$pullAll requires an array argument');
    keepOthers(doc, path, (item) => operand.some((unwanted) => equal(item, unwanted)));
  },
};
