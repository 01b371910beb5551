import { typeName } from '../../bsonTypes';
import { mingo } from '../mingo';
import { named, positional } from '../operator';
import type { Operators } from '../operator';
import { fail, isDoc, isNil, order, put, show } from '../values';
import type { Doc } from '../../../ejson';

const INT = 2 ** 31;
const isInt = (value: number): boolean => Number.isInteger(value) && value >= -INT && value < INT;

const elementAt = ([list, index]: readonly unknown[], name: string): unknown => {
  if (isNil(list) || isNil(index)) return null;
  if (!Array.isArray(list)) return fail(`${name}'s first argument must be an array, but is ${typeName(list)}`);
  if (typeof index !== 'number')
    return fail(`${name}'s second argument must be a numeric value, but is ${typeName(index)}`);
  if (!isInt(index)) fail(`${name}'s second argument must be representable as a 32-bit integer: ${index}`);
  return (list as unknown[]).at(index);
};

const end =
  (index: 0 | -1) =>
  ([list]: readonly unknown[], name: string): unknown => {
    if (isNil(list)) return null;
    if (!Array.isArray(list)) return fail(`${name}'s argument must be an array, but is ${typeName(list)}`);
    return (list as unknown[]).at(index);
  };

const size = ([list]: readonly unknown[], name: string): unknown =>
  Array.isArray(list)
    ? list.length
    : fail(`The argument to ${name} must be an array, but was of type: ${typeName(list)}`);

const includes = ([wanted, list]: readonly unknown[], name: string): unknown =>
  Array.isArray(list)
    ? (list as unknown[]).some((item) => order(item, wanted) === 0)
    : fail(`${name} requires an array as a second argument, found: ${typeName(list)}`);

const limitOf = (value: unknown, name: string, kind: string): number => {
  if (typeof value !== 'number' || !isInt(value))
    return fail(
      `${name} requires an integral ${kind} index, found a value of type: ${typeName(value)}, with value: ${show(value)}`,
    );
  return value < 0 ? fail(`${name} requires a nonnegative ${kind} index, found: ${value}`) : value;
};

const indexOf = ([list, wanted, from, to]: readonly unknown[], name: string): unknown => {
  if (isNil(list)) return null;
  if (!Array.isArray(list)) return fail(`${name} requires an array as a first argument, found: ${typeName(list)}`);
  const start = from === undefined ? 0 : limitOf(from, name, 'starting');
  const stop = to === undefined ? list.length : limitOf(to, name, 'ending');
  return (list as unknown[]).findIndex((item, at) => at >= start && at < stop && order(item, wanted) === 0);
};

const concat = (lists: readonly unknown[], name: string): unknown => {
  const wrong = lists.find((list) => !isNil(list) && !Array.isArray(list));
  if (wrong !== undefined) fail(`${name} only supports arrays, not ${typeName(wrong)}`);
  return lists.some(isNil) ? null : mingo(name, { list: lists });
};

const reverse = ([list]: readonly unknown[], name: string): unknown => {
  if (isNil(list) || Array.isArray(list)) return mingo(name, { one: list });
  return fail(`The argument to ${name} must be an array, but was of type: ${typeName(list)}`);
};

const intOf = (value: unknown, name: string, what: string): number => {
  if (typeof value !== 'number')
    return fail(`${name} requires a numeric ${what} value, found value of type: ${typeName(value)}`);
  return isInt(value)
    ? value
    : fail(
        `${name} requires ${what === 'ending' ? 'an' : 'a'} ${what} value that can be represented as a 32-bit integer, found value: ${value}`,
      );
};

const range = ([start, stop, step]: readonly unknown[], name: string): unknown => {
  const [from, to] = [intOf(start, name, 'starting'), intOf(stop, name, 'ending')];
  const by = step === undefined ? 1 : intOf(step, name, 'step');
  if (by === 0) fail(`${name} requires a non-zero step value`);
  return mingo(name, { list: [from, to, by] });
};

const slice = ([list, second, third]: readonly unknown[], name: string): unknown => {
  if ([list, second].some(isNil) || third === null) return null;
  if (!Array.isArray(list))
    return fail(`First argument to ${name} must be an array, but is of type: ${typeName(list)}`);
  if (typeof second !== 'number')
    return fail(`Second argument to ${name} must be a numeric value, but is of type: ${typeName(second)}`);
  if (!isInt(second)) fail(`Second argument to ${name} can't be represented as a 32-bit integer: ${second}`);
  if (third === undefined) return second < 0 ? list.slice(second) : list.slice(0, second);
  if (typeof third !== 'number')
    return fail(`Third argument to ${name} must be numeric, but is of type: ${typeName(third)}`);
  if (third <= 0) fail(`Third argument to ${name} must be positive: ${third}`);
  const from = second < 0 ? Math.max(0, list.length + second) : second;
  return list.slice(from, from + third);
};

const zip = ({ inputs, useLongestLength, defaults }: Doc, name: string): unknown => {
  if (!Array.isArray(inputs)) return fail(`inputs must be an array of expressions, found ${typeName(inputs)}`);
  if (inputs.length === 0) fail(`${name} requires at least one input array`);
  if (!isNil(defaults) && useLongestLength !== true) fail('cannot specify defaults unless useLongestLength is true');
  if (Array.isArray(defaults) && defaults.length !== inputs.length)
    fail('defaults and inputs must have the same length');
  if ((inputs as unknown[]).some(isNil)) return null;
  const wrong = (inputs as unknown[]).find((list) => !Array.isArray(list));
  if (wrong !== undefined) fail(`${name} found a non-array expression in input: ${show(wrong)}`);
  const lists = inputs as unknown[][];
  const lengths = lists.map((list) => list.length);
  const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths);
  const fill = (Array.isArray(defaults) ? defaults : []) as unknown[];
  return Array.from({ length }, (_item, at) =>
    lists.map((list, column) => (at < list.length ? list[at] : (fill[column] ?? null))),
  );
};

const pairOf = (item: unknown, name: string): readonly [string, unknown] => {
  const [key, value] = Array.isArray(item) ? (item as unknown[]) : isDoc(item) ? [item['k'], item['v']] : [];
  if (Array.isArray(item) && item.length !== 2)
    fail(`${name} requires an array of size 2 arrays,found array of size: ${item.length}`);
  if (isDoc(item) && (Object.keys(item).length !== 2 || !Object.hasOwn(item, 'k') || !Object.hasOwn(item, 'v')))
    fail(`${name} requires an object with keys 'k' and 'v'. Missing either or both keys from: ${show(item)}`);
  if (!Array.isArray(item) && !isDoc(item)) fail(`Unrecognised input type format for ${name}: ${typeName(item)}`);
  if (typeof key !== 'string')
    return fail(
      `${name} requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeName(key)}`,
    );
  return [key, value];
};

const toObject = ([list]: readonly unknown[], name: string): unknown => {
  if (isNil(list)) return null;
  if (!Array.isArray(list)) return fail(`${name} requires an array input, found: ${typeName(list)}`);
  const made: Doc = {};
  for (const item of list as unknown[]) put(made, ...pairOf(item, name));
  return made;
};

/** Arrays. */
export const arrays: Operators = {
  $arrayElemAt: positional(2, 2, elementAt, 'aggregate.elements'),
  $first: positional(1, 1, end(0), 'aggregate.elements'),
  $last: positional(1, 1, end(-1), 'aggregate.elements'),
  $size: positional(1, 1, size, 'aggregate.size'),
  $isArray: positional(1, 1),
  $in: positional(2, 2, includes, 'aggregate.in'),
  $indexOfArray: positional(2, 4, indexOf, 'aggregate.indexOfArray'),
  $concatArrays: positional(0, Infinity, concat, 'aggregate.arrayOperands'),
  $reverseArray: positional(1, 1, reverse, 'aggregate.arrayOperands'),
  $range: positional(2, 3, range, 'aggregate.arrayOperands'),
  $slice: positional(2, 3, slice, 'aggregate.slice'),
  $zip: named(['inputs'], ['useLongestLength', 'defaults'], zip, 'aggregate.zip'),
  $arrayToObject: positional(1, 1, toObject, 'aggregate.arrayToObject'),
};
