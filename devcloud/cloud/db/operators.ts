import type { Doc } from '../ejson';
import { typeOf } from '../engine/keys';
import { typeName, typeSet } from './bsonTypes';
import { compare, equal } from './compare';
import type { CorrectionName } from './corrections';
import { databaseError } from './errors';
import { geoTests } from './geoQuery';
import { pattern } from './patterns';
import type { View } from './seek';

/** Tests one value where a path ends, or what a view shows of it; `negate` turns the result. */
export interface Leaf {
  test: (value: unknown) => boolean;
  view: View;
  negate: boolean;
}

/** Compiles the operand of an operator; `criteria` is all that stands beside it. */
type Make = (operand: unknown, criteria: Doc) => Leaf['test'];

/** An operator of our own: the correction that it is, and how its test is made and applied. */
export interface Operator {
  correction: CorrectionName;
  make: Make;
  view: View;
  negate: boolean;
}

const refuse = (when: boolean, message: string): void => {
  if (when) throw databaseError(message);
};

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Whether a value is a document of operators, as its first field tells. */
export const isOperators = (value: unknown): value is Doc =>
  isRecord(value) && !(value instanceof RegExp) && Object.keys(value)[0]?.startsWith('$') === true;

const equals: Make = (wanted) => (value) => equal(value, wanted);

const unequal: Make = (wanted) => {
  refuse(wanted instanceof RegExp, "Can't have regex as arg to $ne.");
  return (value) => equal(value, wanted);
};

const ordered =
  (holds: (order: number) => boolean): Make =>
  (bound) => {
    refuse(bound instanceof RegExp, "Can't have RegEx as arg to predicate over field.");
    const type = typeOf(bound);
    const nan = Number.isNaN(bound);
    return (value) =>
      typeOf(value) === type &&
      Number.isNaN(value) === nan &&
      (value !== undefined || bound === null) &&
      holds(compare(value, bound));
  };

const matchesPattern =
  (regex: RegExp): Leaf['test'] =>
  (value) =>
    typeof value === 'string' ? regex.test(value) : value instanceof RegExp && equal(value, regex);

const oneOf =
  (op: string): Make =>
  (candidates) => {
    if (!Array.isArray(candidates)) throw databaseError(`${op} needs an array`);
    refuse(candidates.some(isOperators), `cannot nest $ under ${op}`);
    const patterns = candidates.filter((item) => item instanceof RegExp).map(matchesPattern);
    const plain = candidates.filter((item) => !(item instanceof RegExp)) as unknown[];
    return (value) => plain.some((item) => equal(value, item)) || patterns.some((test) => test(value));
  };

const regex: Make = (source, criteria) => {
  const options = criteria['$options'];
  refuse(typeof source !== 'string' && !(source instanceof RegExp), '$regex has to be a string');
  refuse(options !== undefined && typeof options !== 'string', '$options has to be a string');
  if (typeof source === 'string') return matchesPattern(pattern(source, (options as string | undefined) ?? ''));
  const flags = (source as RegExp).flags.replace('u', '');
  refuse(options !== undefined && flags !== '', 'options set in both $regex and $options');
  return matchesPattern(
    options === undefined ? (source as RegExp) : pattern((source as RegExp).source, options as string),
  );
};

const size: Make = (wanted) => {
  refuse(typeof wanted !== 'number', '$size needs a number');
  refuse(!Number.isInteger(wanted), '$size must be a whole number');
  refuse((wanted as number) < 0, '$size may not be negative');
  return (value) => Array.isArray(value) && value.length === wanted;
};

const mod: Make = (operand) => {
  if (!Array.isArray(operand)) throw databaseError('malformed mod, needs to be an array');
  refuse(operand.length < 2, 'malformed mod, not enough elements');
  refuse(operand.length > 2, 'malformed mod, too many elements');
  refuse(!Number.isFinite(operand[0]), 'malformed mod, divisor not a number');
  refuse(!Number.isFinite(operand[1]), 'malformed mod, remainder not a number');
  const [divisor, remainder] = (operand as [number, number]).map(Math.trunc) as [number, number];
  refuse(divisor === 0, 'divisor cannot be 0');
  // `+ 0` makes one zero of the two: -4 % 2 is -0.
  return (value) => Number.isFinite(value) && (Math.trunc(value as number) % divisor) + 0 === remainder + 0;
};

const maskOf = (op: string, operand: unknown): bigint => {
  if (Array.isArray(operand)) {
    const wrong = operand.find((at) => !Number.isInteger(at) || at < 0);
    refuse(wrong !== undefined, `bit positions must be an integer >= 0 but got: ${JSON.stringify(wrong)}`);
    return (operand as number[]).reduce((mask, at) => mask | (1n << BigInt(Math.min(at, 63))), 0n);
  }
  refuse(
    typeof operand !== 'number',
    `${op} takes an Array, a number, or a BinData but received: ${typeName(operand)}`,
  );
  refuse(
    !Number.isInteger(operand) || (operand as number) < 0,
    `Expected a non-negative integer in: ${op}: ${String(operand)}`,
  );
  return BigInt(operand as number);
};

const bits =
  (op: string, holds: (common: bigint, mask: bigint) => boolean): Make =>
  (operand) => {
    const mask = maskOf(op, operand);
    return (value) => Number.isSafeInteger(value) && holds(BigInt.asUintN(64, BigInt(value as number)) & mask, mask);
  };

const own = (correction: CorrectionName, make: Make, view: View = 'both', negate = false): Operator => ({
  correction,
  make,
  view,
  negate,
});

const type: Make = (operand) => {
  const names = typeSet(operand);
  return (value) => names.has(typeName(value));
};

/** The operators that take the place of mingo's; $all, $elemMatch and $not are made of them. */
export const operators: Readonly<Record<string, Operator>> = {
  $eq: own('query.equality', equals),
  $ne: own('query.equality', unequal, 'both', true),
  $in: own('query.membership', oneOf('$in')),
  $nin: own('query.membership', oneOf('$nin'), 'both', true),
  $gt: own(
    'query.order',
    ordered((order) => order > 0),
  ),
  $gte: own(
    'query.order',
    ordered((order) => order >= 0),
  ),
  $lt: own(
    'query.order',
    ordered((order) => order < 0),
  ),
  $lte: own(
    'query.order',
    ordered((order) => order <= 0),
  ),
  $regex: own('query.regex', regex),
  $size: own('query.size', size, 'itself'),
  $mod: own('query.mod', mod),
  $type: own('query.type', type),
  $bitsAllSet: own(
    'query.bits',
    bits('$bitsAllSet', (common, mask) => common === mask),
  ),
  $bitsAllClear: own(
    'query.bits',
    bits('$bitsAllClear', (common) => common === 0n),
  ),
  $bitsAnySet: own(
    'query.bits',
    bits('$bitsAnySet', (common) => common !== 0n),
  ),
  $bitsAnyClear: own(
    'query.bits',
    bits('$bitsAnyClear', (common, mask) => common !== mask),
  ),
  $geoWithin: own('query.geo', geoTests.$geoWithin),
  $geoIntersects: own('query.geo', geoTests.$geoIntersects),
  $near: own('query.geo', (_operand, criteria) => geoTests.$near(criteria)),
  $nearSphere: own('query.geo', (_operand, criteria) => geoTests.$nearSphere(criteria)),
};
