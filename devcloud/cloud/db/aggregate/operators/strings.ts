import { typeName } from '../../bsonTypes';
import { mingo } from '../mingo';
import { named, positional } from '../operator';
import type { Operators } from '../operator';
import type { Doc } from '../../../ejson';
import { fail, isNil, show } from '../values';

/** A value as text where MongoDB coerces: null is empty, numbers and dates are written. */
const coerced = (value: unknown): string => {
  if (isNil(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  return fail(`can't convert from BSON type ${typeName(value)} to String`);
};

const concat = (values: readonly unknown[], name: string): unknown => {
  const wrong = values.find((value) => !isNil(value) && typeof value !== 'string');
  if (wrong !== undefined) fail(`${name} only supports strings, not ${typeName(wrong)}`);
  return values.some(isNil) ? null : mingo(name, { list: values });
};

const split = ([text, separator]: readonly unknown[], name: string): unknown => {
  if (isNil(text) || isNil(separator)) return null;
  const wanted = `${name} requires an expression that evaluates to a string as a`;
  if (typeof text !== 'string') return fail(`${wanted} first argument, found: ${typeName(text)}`);
  if (typeof separator !== 'string') return fail(`${wanted} second argument, found: ${typeName(separator)}`);
  if (separator === '') fail(`${name} requires a non-empty separator`);
  return mingo(name, { list: [text, separator] });
};

const length = ([text]: readonly unknown[], name: string): unknown =>
  typeof text === 'string'
    ? mingo(name, { one: text })
    : fail(`${name} requires a string argument, found: ${typeName(text)}`);

const numberOf = (value: unknown, name: string, what: string): number =>
  typeof value === 'number'
    ? Math.trunc(value)
    : fail(`${name}: ${what} must be a numeric type (is BSON type ${typeName(value)})`);

const continues = (bytes: Buffer, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;

const substrBytes = ([value, from, count]: readonly unknown[], name: string): unknown => {
  const bytes = Buffer.from(coerced(value), 'utf8');
  const start = numberOf(from, name, 'starting index');
  const wanted = numberOf(count, name, 'length');
  if (start < 0) fail(`${name}: starting index must be non-negative (got: ${start})`);
  if (start >= bytes.length) return '';
  if (continues(bytes, start)) fail(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  const stop = wanted < 0 ? bytes.length : Math.min(start + wanted, bytes.length);
  if (continues(bytes, stop)) fail(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return bytes.toString('utf8', start, stop);
};

const substrCP = ([value, from, count]: readonly unknown[], name: string): unknown => {
  const start = numberOf(from, name, 'starting index');
  const wanted = numberOf(count, name, 'length');
  if (start < 0) fail(`${name}: the starting index must be nonnegative integer.`);
  if (wanted < 0) fail(`${name}: length must be a nonnegative integer.`);
  return [...coerced(value)].slice(start, start + wanted).join('');
};

const indexIn = (value: unknown, name: string, kind: string): number => {
  if (!Number.isInteger(value))
    return fail(
      `${name} requires an integral ${kind} index, found a value of type: ${typeName(value)}, with value: ${show(value)}`,
    );
  const index = value as number;
  return index < 0 ? fail(`${name} requires a nonnegative ${kind} index, found: ${index}`) : index;
};

const indexOf =
  (unitsOf: (text: string) => readonly (string | number)[]) =>
  ([text, token, from, to]: readonly unknown[], name: string): unknown => {
    if (isNil(text)) return null;
    if (typeof text !== 'string')
      return fail(`${name} requires a string as the first argument, found: ${typeName(text)}`);
    if (typeof token !== 'string')
      return fail(`${name} requires a string as the second argument, found: ${typeName(token)}`);
    const [units, wanted] = [unitsOf(text), unitsOf(token)];
    const start = from === undefined ? 0 : indexIn(from, name, 'starting');
    const stop = Math.min(to === undefined ? units.length : indexIn(to, name, 'ending'), units.length);
    for (let at = start; at + wanted.length <= stop; at++)
      if (wanted.every((unit, offset) => units[at + offset] === unit)) return at;
    return -1;
  };

const caseOf =
  (change: (text: string) => string) =>
  ([value]: readonly unknown[]): unknown =>
    // Only the letters of ASCII have a case for these operators.
    change(coerced(value));

const compareCase = ([a, b]: readonly unknown[]): unknown => {
  const [left, right] = [coerced(a), coerced(b)].map((text) => Buffer.from(upper(text)));
  return Buffer.compare(left ?? Buffer.alloc(0), right ?? Buffer.alloc(0));
};

const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const trim = ({ input, ...rest }: Doc, name: string): unknown => {
  if (isNil(input)) return null;
  if (typeof input !== 'string')
    return fail(`${name} requires its input to be a string, got ${show(input)} (of type ${typeName(input)}) instead.`);
  if (!Object.hasOwn(rest, 'chars')) return mingo(name, { named: { input } });
  const { chars } = rest;
  if (isNil(chars)) return null;
  if (typeof chars !== 'string')
    return fail(`${name} requires 'chars' to be a string, got ${show(chars)} (of type ${typeName(chars)}) instead.`);
  const [set, letters] = [new Set(chars), [...input]];
  let [start, stop] = [0, letters.length];
  if (name !== '$rtrim') while (start < stop && set.has(letters[start] ?? '')) start++;
  if (name !== '$ltrim') while (stop > start && set.has(letters[stop - 1] ?? '')) stop--;
  return letters.slice(start, stop).join('');
};

const replace = (values: Doc, name: string): unknown => {
  const wrong = ['input', 'find', 'replacement'].find((key) => !isNil(values[key]) && typeof values[key] !== 'string');
  if (wrong !== undefined) fail(`${name} requires that '${wrong}' be a string, found: ${show(values[wrong])}`);
  return mingo(name, { named: values });
};

/** Strings, without patterns. */
export const strings: Operators = {
  $concat: positional(0, Infinity, concat, 'aggregate.stringOperands'),
  $split: positional(2, 2, split, 'aggregate.stringOperands'),
  $strLenBytes: positional(1, 1, length, 'aggregate.stringOperands'),
  $strLenCP: positional(1, 1, length, 'aggregate.stringOperands'),
  $replaceOne: named(['input', 'find', 'replacement'], [], replace, 'aggregate.stringOperands'),
  $replaceAll: named(['input', 'find', 'replacement'], [], replace, 'aggregate.stringOperands'),
  $substr: positional(3, 3, substrBytes, 'aggregate.substr'),
  $substrBytes: positional(3, 3, substrBytes, 'aggregate.substr'),
  $substrCP: positional(3, 3, substrCP, 'aggregate.substrCP'),
  $indexOfBytes: positional(
    2,
    4,
    indexOf((text) => [...Buffer.from(text, 'utf8')]),
    'aggregate.indexOfBytes',
  ),
  $indexOfCP: positional(
    2,
    4,
    indexOf((text) => [...text]),
    'aggregate.indexOfCP',
  ),
  $toLower: positional(1, 1, caseOf(lower), 'aggregate.case'),
  $toUpper: positional(1, 1, caseOf(upper), 'aggregate.case'),
  $strcasecmp: positional(2, 2, compareCase, 'aggregate.strcasecmp'),
  $trim: named(['input'], ['chars'], trim, 'aggregate.trim'),
  $ltrim: named(['input'], ['chars'], trim, 'aggregate.trim'),
  $rtrim: named(['input'], ['chars'], trim, 'aggregate.trim'),
};
