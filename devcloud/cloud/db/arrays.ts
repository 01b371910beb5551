import type { Doc } from '../ejson';
import { assertStorable } from '../ejson';
import { typeName } from './bsonTypes';
import { compare, equal, sortBy } from './compare';
import { insist } from './corrections';
import { databaseError } from './errors';
import type { FieldChange } from './fields';
import { getPath, setPath } from './paths';
import { elementMatcher } from './query';

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

/** The array at a path, for a change that does not make one; `refusal` says what MongoDB says when there is another value. */
const arrayAt = (
  doc: Doc,
  path: readonly string[],
  refusal: (name: string, type: string) => string,
): unknown[] | undefined => {
  const value = getPath(doc, path);
  if (value === undefined) return undefined;
  insist('update.arrays', Array.isArray(value), () => refusal(path.join('.'), typeName(value)));
  return Array.isArray(value) ? (value as unknown[]) : undefined;
};

const eachOf = (operand: unknown, operator: string): { each: unknown[]; modifiers: Doc } => {
  if (!isRecord(operand) || !Object.hasOwn(operand, '$each')) {
    assertStorable(operand);
    return { each: [operand], modifiers: {} };
  }
  const { $each: each, ...modifiers } = operand;
  if (!Array.isArray(each))
    throw databaseError(`The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`);
  const known = operator === '$push' ? ['$position', '$slice', '$sort'] : [];
  const wrong = Object.keys(modifiers).find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw databaseError(
      operator === '$push'
        ? `Unrecognized clause in $push: ${wrong}`
        : `Found unexpected fields after $each in ${operator}: ${wrong}`,
    );
  assertStorable(each);
  return { each: each as unknown[], modifiers };
};

const integer = (modifiers: Doc, name: string): number | undefined => {
  const value = modifiers[name];
  if (value === undefined) return undefined;
  if (!Number.isInteger(value))
    throw databaseError(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return value as number;
};

const sorted = (items: unknown[], order: unknown): unknown[] => {
  if (typeof order === 'number' && Math.abs(order) !== 1)
    throw databaseError('The $sort element value must be either 1 or -1');
  if (order === 1 || order === -1) return [...items].sort((a, b) => order * compare(a, b));
  if (!isRecord(order))
    throw databaseError(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  if (Object.values(order).some((dir) => dir !== 1 && dir !== -1))
    throw databaseError('The $sort element value must be either 1 or -1');
  const fields = Object.entries(order).map(([name, dir]) => [name, dir === -1 ? -1 : 1] as const);
  return sortBy(items, (item) => (isRecord(item) ? item : {}), fields);
};

const $push: FieldChange = (doc, path, operand) => {
  const { each, modifiers } = eachOf(operand, '$push');
  const position = integer(modifiers, '$position');
  const slice = integer(modifiers, '$slice');
  const present = arrayAt(doc, path, (name, type) => {
    return `The field '${name}' must be an array but is of type ${type} in document {_id: ${JSON.stringify(doc['_id'])}}`;
  });
  let items = [...(present ?? [])];
  items.splice(position ?? items.length, 0, ...each);
  if (modifiers['$sort'] !== undefined) items = sorted(items, modifiers['$sort']);
  if (slice !== undefined) items = slice === 0 ? [] : slice > 0 ? items.slice(0, slice) : items.slice(slice);
  setPath(doc, path, items);
};

const $addToSet: FieldChange = (doc, path, operand) => {
  const { each } = eachOf(operand, '$addToSet');
  const present = arrayAt(doc, path, (name, type) => {
    return `Cannot apply $addToSet to non-array field. Field named '${name}' has non-array type ${type}`;
  });
  const items = [...(present ?? [])];
  for (const item of each) if (!items.some((present) => equal(present, item))) items.push(item);
  setPath(doc, path, items);
};

const $pop: FieldChange = (doc, path, operand) => {
  if (operand !== 1 && operand !== -1) throw databaseError(`$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
  const items = arrayAt(doc, path, (name, type) => `Path '${name}' contains an element of non-array type '${type}'`);
  if (items && items.length > 0) setPath(doc, path, operand === 1 ? items.slice(0, -1) : items.slice(1));
};

const remove = (operator: string, doc: Doc, path: readonly string[], test: (item: unknown) => boolean): void => {
  const items = arrayAt(doc, path, () => `Cannot apply ${operator} to a non-array value`);
  const kept = items?.filter((item) => !test(item));
  if (items && kept && kept.length < items.length) setPath(doc, path, kept);
};

/** The array operators of an update. */
export const arrayChanges: Readonly<Record<string, FieldChange>> = {
  $push,
  $addToSet,
  $pop,
  $pull: (doc, path, operand) => remove('$pull', doc, path, elementMatcher(operand)),
  $pullAll: (doc, path, operand) => {
    if (!Array.isArray(operand))
      throw databaseError(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
    remove('$pullAll', doc, path, (item) => operand.some((unwanted) => equal(item, unwanted)));
  },
};
