import { typeName } from '../../bsonTypes';
import type { Doc } from '../../../ejson';
import { encodeValue } from '../../../engine/keys';
import { mingo } from '../mingo';
import { positional } from '../operator';
import type { Operators } from '../operator';
import { fail, isDoc, isNil, put, show, truthy } from '../values';

type Members = Map<string, unknown>;

const membersOf = (list: readonly unknown[]): Members => new Map(list.map((item) => [encodeValue(item), item]));

const operandsOf = (values: readonly unknown[], name: string): Members[] => {
  const wrong = values.find((value) => !isNil(value) && !Array.isArray(value));
  if (wrong !== undefined) fail(`All operands of ${name} must be arrays. One argument is of type: ${typeName(wrong)}`);
  return values.map((value) => membersOf(value as unknown[]));
};

const bothOf = (values: readonly unknown[], name: string): readonly [Members, Members] => {
  const [first, second] = values;
  if (!Array.isArray(first))
    return fail(`both operands of ${name} must be arrays. First argument is of type: ${typeName(first)}`);
  if (!Array.isArray(second))
    return fail(`both operands of ${name} must be arrays. Second argument is of type: ${typeName(second)}`);
  return [membersOf(first), membersOf(second)];
};

const without = ([first, second]: readonly [Members, Members]): unknown[] =>
  [...first].filter(([key]) => !second.has(key)).map(([, item]) => item);

const union = (values: readonly unknown[], name: string): unknown =>
  values.some(isNil) ? null : [...new Map(operandsOf(values, name).flatMap((members) => [...members])).values()];

const intersection = (values: readonly unknown[], name: string): unknown => {
  if (values.some(isNil)) return null;
  const [first, ...rest] = operandsOf(values, name);
  return [...(first ?? [])].filter(([key]) => rest.every((members) => members.has(key))).map(([, item]) => item);
};

const equal = (values: readonly unknown[], name: string): unknown => {
  const nil = values.find(isNil);
  if (values.some(isNil)) fail(`All operands of ${name} must be arrays. One argument is of type: ${typeName(nil)}`);
  const [first = new Map<string, unknown>(), ...rest] = operandsOf(values, name);
  return rest.every((members) => members.size === first.size && [...members.keys()].every((key) => first.has(key)));
};

const allOf = ([list]: readonly unknown[], name: string): unknown =>
  Array.isArray(list)
    ? (list as unknown[]).every(truthy)
    : fail(`${name}'s argument must be an array, but is ${typeName(list)}`);

const anyOf = ([list]: readonly unknown[], name: string): unknown =>
  Array.isArray(list)
    ? (list as unknown[]).some(truthy)
    : fail(`${name}'s argument must be an array, but is ${typeName(list)}`);

const merge = (values: readonly unknown[], name: string): unknown => {
  const [only] = values;
  const inputs = values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values;
  const made: Doc = {};
  for (const input of inputs) {
    if (isNil(input)) continue;
    if (!isDoc(input))
      return fail(`${name} requires object inputs, but input ${show(input)} is of type ${typeName(input)}`);
    for (const [key, value] of Object.entries(input)) put(made, key, value);
  }
  return made;
};

const toArray = ([value]: readonly unknown[], name: string): unknown => {
  if (isNil(value) || isDoc(value)) return mingo(name, { one: value });
  return fail(`${name} requires a document input, found: ${typeName(value)}`);
};

/** Sets and documents. */
export const sets: Operators = {
  $setUnion: positional(0, Infinity, union, 'aggregate.sets'),
  $setIntersection: positional(0, Infinity, intersection, 'aggregate.sets'),
  $setEquals: positional(2, Infinity, equal, 'aggregate.sets'),
  $setDifference: positional(
    2,
    2,
    (values, name) => (values.some(isNil) ? null : without(bothOf(values, name))),
    'aggregate.sets',
  ),
  $setIsSubset: positional(2, 2, (values, name) => without(bothOf(values, name)).length === 0, 'aggregate.sets'),
  $allElementsTrue: positional(1, 1, allOf, 'aggregate.elementsTrue'),
  $anyElementTrue: positional(1, 1, anyOf, 'aggregate.elementsTrue'),
  $mergeObjects: positional(0, Infinity, merge, 'aggregate.mergeObjects'),
  $objectToArray: positional(1, 1, toArray, 'aggregate.mergeObjects'),
};
