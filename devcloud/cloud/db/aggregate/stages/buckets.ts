import { typeName } from '../../bsonTypes';
import { active } from '../../corrections';
import type { Doc } from '../../../ejson';
import { compile, SYSTEM } from '../compile';
import { mingoStage } from '../mingo';
import type { Scope } from '../operator';
import type { ParseStage } from '../stage';
import { fail, isDoc, order, show } from '../values';
import { fieldsOf, Group, grouped } from './group';
import type { Field } from './group';

const NONE = Symbol('no bucket');

const optionsOf = (spec: unknown, name: string, allowed: readonly string[]): Doc => {
  if (!isDoc(spec)) return fail(`Argument to ${name} stage must be an object, but found type: ${typeName(spec)}.`);
  const unknown = Object.keys(spec).find((key) => !allowed.includes(key));
  if (unknown !== undefined) fail(`Unrecognized option to ${name}: ${unknown}.`);
  const { groupBy } = spec;
  const isExpression = isDoc(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'));
  if (groupBy !== undefined && !isExpression)
    fail(
      `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${show(groupBy)}.`,
    );
  return spec;
};

const outputOf = (spec: Doc, name: string, scope: Scope): Field[] => {
  const { output } = spec;
  if (output === undefined) return fieldsOf({ count: { $sum: 1 } }, scope);
  if (!isDoc(output)) return fail(`The ${name} 'output' field must be an object, but found type: ${typeName(output)}.`);
  return fieldsOf(output, scope);
};

const constant = (value: unknown): unknown => compile(value, SYSTEM)({}, {});

const boundariesOf = ({ boundaries }: Doc): unknown[] => {
  if (!Array.isArray(boundaries))
    return fail(`The $bucket 'boundaries' field must be an array, but found type: ${typeName(boundaries)}.`);
  const bounds = (boundaries as unknown[]).map(constant);
  if (bounds.length < 2)
    fail(`The $bucket 'boundaries' field must have at least 2 values, but found ${bounds.length} value(s).`);
  bounds.forEach((bound, at) => {
    const next = bounds[at + 1];
    if (at === bounds.length - 1) return;
    const [type, other] = [typeName(bound), typeName(next)];
    if (type !== other && !(typeof bound === 'number' && typeof next === 'number'))
      fail(
        `All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types ${type} and ${other}.`,
      );
    if (order(bound, next) >= 0)
      fail(
        `The 'boundaries' option to $bucket must be sorted, but elements ${at} and ${at + 1} are not in ascending order (${show(bound)} is not less than ${show(next)}).`,
      );
  });
  return bounds;
};

const $bucket: ParseStage = (given, scope) => {
  const spec = optionsOf(given, '$bucket', ['groupBy', 'boundaries', 'default', 'output']);
  if (spec['groupBy'] === undefined || spec['boundaries'] === undefined)
    fail("$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const bounds = boundariesOf(spec);
  const fallback = Object.hasOwn(spec, 'default') ? constant(spec['default']) : NONE;
  if (fallback !== NONE && order(fallback, bounds[0]) >= 0 && order(fallback, bounds.at(-1)) < 0)
    fail(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  const value = compile(spec['groupBy'], scope);
  const stage = grouped(
    (doc, frame) => {
      const found = value(doc, frame);
      const at = bounds.findIndex((bound) => order(found, bound) < 0);
      if (at > 0) return bounds[at - 1];
      if (fallback !== NONE) return fallback;
      return fail('$switch could not find a matching branch for an input, and no default was specified.');
    },
    outputOf(spec, '$bucket', scope),
  );
  if (!active('aggregate.bucket')) return (docs) => mingoStage('$bucket', spec, docs);
  return (docs, ambient) => [...stage(docs, ambient)].sort((a, b) => order(a['_id'], b['_id']));
};

const SERIES = /^(POWERSOF2|1-2-5|E(6|12|24|48|96|192)|R(5|10|20|40|80))$/;

/** The next number of a series above a value; mingo has the tables. */
const roundUp = (value: number, series: string): number => {
  if (value === 0) return 0;
  const [only] = mingoStage('$bucketAuto', { groupBy: '$v', buckets: 1, granularity: series }, [{ v: value }]);
  return Number((only?.['_id'] as { max?: unknown } | undefined)?.max);
};

/** The last number of a series below a value. */
const roundDown = (value: number, series: string): number => {
  if (value === 0) return 0;
  let [low, next] = [0, roundUp(value / 20, series)];
  while (next < value) [low, next] = [next, roundUp(next, series)];
  return low;
};

interface Entry {
  value: unknown;
  doc: Doc;
}

const take = (entries: readonly Entry[], from: number, size: number, last: boolean): number => {
  let to = last ? entries.length : Math.min(from + size, entries.length);
  while (to < entries.length && order(entries[to]?.value, entries[to - 1]?.value) === 0) to++;
  return to;
};

function* divided(
  entries: readonly Entry[],
  buckets: number,
  series: string | undefined,
): Generator<[Doc, readonly Entry[]]> {
  const size = Math.max(1, Math.round(entries.length / buckets));
  let [from, min]: [number, unknown] = [0, undefined];
  for (let made = 1; from < entries.length; made++) {
    let to = take(entries, from, size, made === buckets);
    let max = entries[to]?.value ?? entries.at(-1)?.value;
    const first = entries[from]?.value;
    if (series !== undefined) {
      max = roundUp(Number(entries[to - 1]?.value), series);
      while (to < entries.length && order(entries[to]?.value, max) < 0) to++;
      // Zero is in every series: the bucket of zeros ends where the next one begins.
      if (max === 0 && to < entries.length) max = roundDown(Number(entries[to]?.value), series);
      min ??= roundDown(Number(first), series);
    }
    yield [{ min: series === undefined ? (first ?? null) : min, max: max ?? null }, entries.slice(from, to)];
    [from, min] = [to, max];
  }
}

const assertNumbers = (entries: readonly Entry[]): void => {
  for (const { value } of entries) {
    if (typeof value !== 'number')
      fail(
        `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${typeName(value)}`,
      );
    if (Number.isNaN(value) || Number(value) < 0)
      fail(`$bucketAuto can specify a 'granularity' with non-negative numbers only, but found a value: ${show(value)}`);
  }
};

const $bucketAuto: ParseStage = (given, scope) => {
  const spec = optionsOf(given, '$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity']);
  const { groupBy, buckets, granularity } = spec;
  if (groupBy === undefined || buckets === undefined)
    fail("$bucketAuto requires 'groupBy' and 'buckets' to be specified.");
  if (typeof buckets !== 'number' || !Number.isInteger(buckets))
    return fail(`The $bucketAuto 'buckets' field must be a numeric value, but found type: ${typeName(buckets)}.`);
  if (buckets <= 0) fail(`The $bucketAuto 'buckets' field must be greater than 0, but found: ${buckets}.`);
  if (granularity !== undefined && (typeof granularity !== 'string' || !SERIES.test(granularity)))
    return fail(`Unknown rounding granularity '${String(granularity)}'`);
  const [value, fields] = [compile(groupBy, scope), outputOf(spec, '$bucketAuto', scope)];
  if (!active('aggregate.bucketAuto')) return (docs) => mingoStage('$bucketAuto', spec, docs);
  return function* (docs, { frame }) {
    const entries = Array.from(docs, (doc) => ({ value: value(doc, frame), doc }));
    if (granularity !== undefined) assertNumbers(entries);
    entries.sort((a, b) => order(a.value, b.value));
    for (const [id, part] of divided(entries, buckets, granularity)) {
      const group = new Group(id, fields);
      for (const { doc } of part) group.add(doc, frame);
      yield group.end();
    }
  };
};

/** Groups by ranges. */
export const bucketing: Readonly<Record<string, ParseStage>> = { $bucket, $bucketAuto };
