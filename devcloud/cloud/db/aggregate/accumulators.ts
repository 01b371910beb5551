import { typeName } from '../bsonTypes';
import { encodeValue } from '../../engine/keys';
import type { Doc } from '../../ejson';
import { active } from '../corrections';
import type { CorrectionName } from '../corrections';
import { mingoAccumulator } from './mingo';
import { fail, isDoc, isNil, order, put, show } from './values';

/** What a group gathers of one field; nothing but the result so far is kept. */
export interface Accumulator {
  add: (value: unknown) => void;
  end: () => unknown;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

const sum = (): Accumulator => {
  let total = 0;
  return { add: (value) => void (isNumber(value) && (total += value)), end: () => total };
};

const average = (): Accumulator => {
  let [total, count] = [0, 0];
  const add = (value: unknown): void => {
    if (!isNumber(value)) return;
    total += value;
    count++;
  };
  return { add, end: () => (count === 0 ? null : total / count) };
};

const extreme = (way: 1 | -1) => (): Accumulator => {
  let best: unknown;
  const add = (value: unknown): void => {
    if (!isNil(value) && (best === undefined || order(value, best) * way > 0)) best = value;
  };
  return { add, end: () => best ?? null };
};

const first = (): Accumulator => {
  let [seen, kept]: [boolean, unknown] = [false, undefined];
  const add = (value: unknown): void => {
    if (!seen) [seen, kept] = [true, value];
  };
  return { add, end: () => kept ?? null };
};

const last = (): Accumulator => {
  let kept: unknown;
  return { add: (value) => void (kept = value), end: () => kept ?? null };
};

const push = (): Accumulator => {
  const list: unknown[] = [];
  return { add: (value) => void (value !== undefined && list.push(value)), end: () => list };
};

const addToSet = (): Accumulator => {
  const members = new Map<string, unknown>();
  const add = (value: unknown): void => {
    const key = encodeValue(value);
    if (value !== undefined && !members.has(key)) members.set(key, value);
  };
  return { add, end: () => [...members.values()] };
};

// Welford's method: one pass, and exact enough for values far from zero.
const deviation = (sample: 0 | 1) => (): Accumulator => {
  let [count, mean, squares] = [0, 0, 0];
  const add = (value: unknown): void => {
    if (!isNumber(value)) return;
    const delta = value - mean;
    mean += delta / ++count;
    squares += delta * (value - mean);
  };
  return { add, end: () => (count <= sample ? null : Math.sqrt(squares / (count - sample))) };
};

const merge = (): Accumulator => {
  const made: Doc = {};
  const add = (value: unknown): void => {
    if (isNil(value)) return;
    if (!isDoc(value))
      return fail(`$mergeObjects requires object inputs, but input ${show(value)} is of type ${typeName(value)}`);
    for (const [key, item] of Object.entries(value)) put(made, key, item);
  };
  return { add, end: () => made };
};

const plain = (name: string): Accumulator => {
  const values: unknown[] = [];
  return { add: (value) => void values.push(value), end: () => mingoAccumulator(name, values) };
};

const ours: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $mergeObjects: merge,
};

const needed: Readonly<Record<string, CorrectionName>> = {
  $min: 'aggregate.extremes',
  $max: 'aggregate.extremes',
  $push: 'aggregate.push',
  $addToSet: 'aggregate.addToSet',
  $stdDevPop: 'aggregate.deviation',
  $stdDevSamp: 'aggregate.deviation',
  $mergeObjects: 'aggregate.mergeAccumulated',
};

/** Makes the accumulators of a name, one for each group. */
export const accumulatorOf = (name: string): (() => Accumulator) => {
  const own = Object.hasOwn(ours, name) ? ours[name] : undefined;
  if (!own) return fail(`unknown group operator '${name}'`);
  const correction = needed[name];
  return !correction || active(correction) ? own : () => plain(name);
};
