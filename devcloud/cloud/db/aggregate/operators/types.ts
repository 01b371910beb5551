import { typeName } from '../../bsonTypes';
import type { Doc } from '../../../ejson';
import { CloudError } from '../../errors';
import { named, positional } from '../operator';
import type { Operators } from '../operator';
import { fail, isNil, truthy } from '../values';
import { read } from './dateText';

const NAMES: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

const NO_ERROR_VALUE = 'in $convert with no onError value';
const unsupported = (value: unknown, to: string): never =>
  fail(`Unsupported conversion from ${typeName(value)} to ${to} ${NO_ERROR_VALUE}`);
const unreadable = (text: string, reason: string): never =>
  fail(`Failed to parse number '${text}' ${NO_ERROR_VALUE}: ${reason}`);

const toInteger = (value: unknown, to: 'int' | 'long'): number => {
  const limit = to === 'int' ? 2 ** 31 : 2 ** 63;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date && to === 'long') return value.getTime();
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) return unreadable(value, 'Did not consume whole string.');
  if (typeof value !== 'string' && typeof value !== 'number') return unsupported(value, to);
  const number = Math.trunc(Number(value));
  if (Number.isNaN(number)) fail(`Attempt to convert NaN value to integer type ${NO_ERROR_VALUE}`);
  if (number < -limit || number >= limit) fail(`Conversion would overflow target type ${NO_ERROR_VALUE}: ${value}`);
  return number;
};

const toDouble = (value: unknown, to: string): number => {
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return unsupported(value, to);
  const readable = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?(inf(inity)?|nan)$/i.test(value);
  if (!readable) return unreadable(value, 'Did not consume whole string.');
  if (/nan/i.test(value)) return Number.NaN;
  return /inf/i.test(value) ? (value.startsWith('-') ? -Infinity : Infinity) : Number(value);
};

const toDate = (value: unknown): Date => {
  if (value instanceof Date) return value;
  if (typeof value === 'string') return read(value, undefined, undefined);
  if (typeof value === 'number' && typeName(value) !== 'int') return new Date(Math.trunc(value));
  return unsupported(value, 'date');
};

const toText = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return String(value);
  return value instanceof Date ? value.toISOString() : unsupported(value, 'string');
};

const toObjectId = (value: unknown): string => {
  if (typeof value !== 'string') return unsupported(value, 'objectId');
  if (!/^[\da-f]{24}$/i.test(value))
    fail(`Failed to parse objectId '${value}' ${NO_ERROR_VALUE}: Invalid string length for parsing to OID`);
  return value.toLowerCase();
};

const convertTo = (value: unknown, to: string): unknown => {
  if (to === 'int' || to === 'long') return toInteger(value, to);
  if (to === 'double' || to === 'decimal') return toDouble(value, to);
  if (to === 'bool') return typeof value === 'number' ? truthy(value) : value !== false;
  if (to === 'date') return toDate(value);
  return to === 'string' ? toText(value) : toObjectId(value);
};

const targetOf = (to: unknown): string => {
  if (typeof to !== 'number' && typeof to !== 'string')
    return fail(`$convert's 'to' argument must be a string or number, but is ${typeName(to)}`);
  const name = typeof to === 'number' ? NAMES[to] : to;
  if (name !== undefined && Object.values(NAMES).includes(name)) return name;
  return fail(
    typeof to === 'number'
      ? `In $convert, numeric value for 'to' does not correspond to a BSON type: ${to}`
      : `Unknown type name: ${to}`,
  );
};

const convert = (values: Doc): unknown => {
  const { input, to, onNull, onError } = values;
  if (isNil(input)) return Object.hasOwn(values, 'onNull') ? onNull : null;
  if (isNil(to)) return null;
  const target = targetOf(to);
  try {
    return convertTo(input, target);
  } catch (error) {
    if (error instanceof CloudError && Object.hasOwn(values, 'onError')) return onError;
    throw error;
  }
};

const short = (to: string) =>
  positional(1, 1, ([value]) => (isNil(value) ? null : convertTo(value, to)), 'aggregate.convert');

/** Types and conversions. */
export const types: Operators = {
  $type: positional(1, 1, ([value]) => typeName(value), 'aggregate.type'),
  $isNumber: positional(1, 1, ([value]) => typeof value === 'number', 'aggregate.type'),
  $convert: named(['input', 'to'], ['onError', 'onNull'], convert, 'aggregate.convert'),
  $toBool: short('bool'),
  $toDate: short('date'),
  $toDecimal: short('decimal'),
  $toDouble: short('double'),
  $toInt: short('int'),
  $toLong: short('long'),
  $toObjectId: short('objectId'),
  $toString: short('string'),
};
