import { typeName } from '../../bsonTypes';
import { mingo } from '../mingo';
import { positional } from '../operator';
import type { Operator, Operators } from '../operator';
import { fail, isNil } from '../values';

const isNumber = (value: unknown): value is number => typeof value === 'number';

const numeric =
  (check?: (value: number, name: string) => void) =>
  ([value]: readonly unknown[], name: string): unknown => {
    if (isNil(value)) return null;
    if (!isNumber(value)) return fail(`${name} only supports numeric types, not ${typeName(value)}`);
    check?.(value, name);
    return Number.isFinite(value) ? mingo(name, { one: value }) : beyond(value, name);
  };

// mingo takes NaN and the infinities for wrong operands.
const beyond = (value: number, name: string): number => {
  const own = (Math as unknown as Record<string, ((value: number) => number) | undefined>)[name.slice(1)];
  return own ? own(value) : value;
};

const unary = (check?: (value: number, name: string) => void): Operator =>
  positional(1, 1, numeric(check), 'aggregate.operands');

const positive = (value: number, name: string): void => {
  if (value <= 0) fail(`${name}'s argument must be a positive number, but is ${value}`);
};

const within =
  (low: number, high: number) =>
  (value: number, name: string): void => {
    if (value < low || value > high) fail(`cannot apply ${name} to ${value}, value must be in [${low},${high}]`);
  };

const finite = (value: number, name: string): void => {
  if (Math.abs(value) === Infinity) fail(`cannot apply ${name} to ${value}, value must be in (-inf,inf)`);
};

const add = (values: readonly unknown[]): unknown => {
  let [sum, dates] = [0, 0];
  for (const value of values) {
    if (isNil(value)) return null;
    if (value instanceof Date) dates++;
    else if (!isNumber(value)) fail(`$add only supports numeric or date types, not ${typeName(value)}`);
    if (dates > 1) fail('only one date allowed in an $add expression');
    sum += Number(value);
  }
  return dates === 1 ? new Date(Math.round(sum)) : sum;
};

const subtract = ([a, b]: readonly unknown[]): unknown => {
  if (isNil(a) || isNil(b)) return null;
  if (isNumber(a) && isNumber(b)) return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.trunc(b));
  return fail(`cant $subtract a${typeName(b)} from a${typeName(a)}`);
};

const multiply = (values: readonly unknown[]): unknown => {
  const wrong = values.find((value) => !isNil(value) && !isNumber(value));
  if (wrong !== undefined) fail(`$multiply only supports numeric types, not ${typeName(wrong)}`);
  return values.some(isNil) ? null : values.reduce<number>((product, value) => product * Number(value), 1);
};

const pair =
  (compute: (a: number, b: number, name: string) => number) =>
  ([a, b]: readonly unknown[], name: string): unknown => {
    if (isNumber(a) && isNumber(b)) return compute(a, b, name);
    if (isNil(a) || isNil(b)) return null;
    return fail(`${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  };

const divide = pair((a, b) => (b === 0 ? fail("can't $divide by zero") : a / b));
const mod = pair((a, b) => (b === 0 ? fail("can't $mod by zero") : a % b));

const pow = pair((base, exponent) =>
  base === 0 && exponent < 0 ? fail('$pow cannot take a base of 0 and a negative exponent') : base ** exponent,
);

const log = ([value, base]: readonly unknown[]): unknown => {
  if (isNil(value) || isNil(base)) return null;
  if (!isNumber(value)) return fail(`$log's argument must be numeric, not ${typeName(value)}`);
  if (!isNumber(base)) return fail(`$log's base must be numeric, not ${typeName(base)}`);
  if (value <= 0) fail(`$log's argument must be a positive number, but is ${value}`);
  if (base <= 0 || base === 1) fail(`$log's base must be a positive number not equal to 1, but is ${base}`);
  return Math.log(value) / Math.log(base);
};

// As MongoDB does it: in decimal, on the fifteen digits that a double has for sure.
const quantize = (value: number, place: number, rounding: boolean): number => {
  if (!Number.isFinite(value) || value === 0) return value;
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const dropped = 14 - Number(exponent) - place;
  if (dropped <= 0) return value;
  const [digits, unit] = [BigInt(mantissa.replace('.', '')), 10n ** BigInt(Math.min(dropped, 40))];
  const [kept, rest] = [digits / unit, digits % unit];
  const up = rounding && (rest * 2n > unit || (rest * 2n === unit && kept % 2n === 1n));
  return Math.sign(value) * Number(`${up ? kept + 1n : kept}e${-place}`);
};

const toPlace =
  (rounding: boolean) =>
  ([value, place]: readonly unknown[], name: string): unknown => {
    if (isNil(value) || place === null) return null;
    if (!isNumber(value)) return fail(`${name} only supports numeric types, not ${typeName(value)}`);
    const at = place === undefined ? 0 : place;
    if (!isNumber(at) || !Number.isInteger(at)) return fail(`precision argument to ${name} must be a integral value`);
    if (at < -20 || at > 100) fail(`cannot apply ${name} with precision value ${at} value must be in [-20, 100]`);
    return quantize(value, at, rounding);
  };

const trigonometry: Operators = {
  $sin: unary(finite),
  $cos: unary(finite),
  $tan: unary(finite),
  $asin: unary(within(-1, 1)),
  $acos: unary(within(-1, 1)),
  $atan: unary(),
  $atan2: positional(2, 2, pair(Math.atan2), 'aggregate.operands'),
  $sinh: unary(),
  $cosh: unary(),
  $tanh: unary(),
  $asinh: unary(),
  $acosh: unary(within(1, Infinity)),
  $atanh: unary(within(-1, 1)),
  $degreesToRadians: unary(),
  $radiansToDegrees: unary(),
};

/** Arithmetic and trigonometry. */
export const numbers: Operators = {
  ...trigonometry,
  $abs: unary(),
  $ceil: unary(),
  $floor: unary(),
  $exp: unary(),
  $sqrt: unary((value) => {
    if (value < 0) fail("$sqrt's argument must be greater than or equal to 0");
  }),
  $ln: positional(1, 1, numeric(positive), 'aggregate.log'),
  $log10: positional(1, 1, numeric(positive), 'aggregate.log'),
  $log: positional(2, 2, log, 'aggregate.log'),
  $add: positional(0, Infinity, add, 'aggregate.operands'),
  $subtract: positional(2, 2, subtract, 'aggregate.operands'),
  $multiply: positional(0, Infinity, multiply, 'aggregate.operands'),
  $divide: positional(2, 2, divide, 'aggregate.operands'),
  $mod: positional(2, 2, mod, 'aggregate.mod'),
  $pow: positional(2, 2, pow, 'aggregate.operands'),
  $round: positional(1, 2, toPlace(true), 'aggregate.round'),
  $trunc: positional(1, 2, toPlace(false), 'aggregate.round'),
};
