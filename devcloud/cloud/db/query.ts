import { Context } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import * as builtin from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Doc } from '../ejson';
import { typeOf } from '../engine/keys';
import { compare, equal, valuesAt } from './compare';
import { databaseError } from './errors';

type Test = (value: unknown) => boolean;
type Operator = (selector: string, value: unknown) => (doc: Doc) => boolean;

/** Tests the value itself and, when it is an array, each element. */
const any =
  (test: Test): Test =>
  (value) =>
    test(value) || (Array.isArray(value) && value.some(test));

const onPath =
  (make: (value: unknown) => Test): Operator =>
  (selector, value) => {
    const path = selector.split('.');
    const test = make(value);
    return (doc) => valuesAt(doc, path).some(test);
  };

const not =
  (operator: Operator): Operator =>
  (selector, value) => {
    const test = operator(selector, value);
    return (doc) => !test(doc);
  };

const ordered = (holds: (order: number) => boolean): Operator =>
  onPath((bound) => {
    const type = typeOf(bound);
    return any(
      (value) => typeOf(value) === type && !(value === undefined && bound !== null) && holds(compare(value, bound)),
    );
  });

const oneOf = (candidates: unknown): Test => {
  if (!Array.isArray(candidates)) throw databaseError('$in needs an array');
  const patterns = candidates.filter((item) => item instanceof RegExp);
  const plain = candidates.filter((item) => !(item instanceof RegExp));
  return any(
    (value) =>
      plain.some((item) => equal(value, item)) || (typeof value === 'string' && patterns.some((re) => re.test(value))),
  );
};

const isOperators = (criteria: unknown): criteria is Doc =>
  typeof criteria === 'object' &&
  criteria !== null &&
  Object.keys(criteria).some((key) => key.startsWith('$') && !/^\$(and|or|nor)$/.test(key));

const element = (criteria: unknown): Test => {
  if (isOperators(criteria)) {
    // Operators test the element as a whole value: an element that is an array is not looked into.
    const query = matcher({ v: criteria });
    return (value) => query({ v: Array.isArray(value) ? { array: value } : value });
  }
  const query = matcher(criteria as Doc);
  return (value) => typeof value === 'object' && value !== null && !(value instanceof Date) && query(value as Doc);
};

const $eq: Operator = onPath((wanted) => any((value) => equal(value, wanted)));
const $in: Operator = onPath(oneOf);
const $elemMatch: Operator = onPath((criteria) => {
  const test = element(criteria);
  return (value) => Array.isArray(value) && value.some(test);
});
const $all: Operator = (selector, wanted) => {
  if (!Array.isArray(wanted)) throw databaseError('$all needs an array');
  const tests = (wanted as unknown[]).map((item) => {
    const criteria = (item as { $elemMatch?: unknown } | null)?.$elemMatch;
    if (criteria !== undefined) return $elemMatch(selector, criteria);
    return item instanceof RegExp ? $in(selector, [item]) : $eq(selector, item);
  });
  return (doc) => tests.length > 0 && tests.every((test) => test(doc));
};

// mingo compares sub-documents without key order, matches $elemMatch on scalars wrongly and reads inherited properties:
// these take its operators' place.
const own = {
  $eq,
  $ne: not($eq),
  $in,
  $nin: not($in),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $all,
  $elemMatch,
  $size: onPath((size) => (value) => Array.isArray(value) && value.length === size),
  $exists: (selector: string, wanted: unknown) => {
    const path = selector.split('.');
    return (doc: Doc) => valuesAt(doc, path).some((value) => value !== undefined) === Boolean(wanted);
  },
};

const operators = { ...builtin, ...own };
const context = Context.init({
  query: operators as unknown as Parameters<Context['addQueryOps']>[0],
  expression: expressions as unknown as Parameters<Context['addExpressionOps']>[0],
});

/** Compiles a query; a malformed one raises the database's error. */
export const matcher = (filter: Doc): ((doc: Doc) => boolean) => {
  try {
    const query = new Query(filter, { context, scriptEnabled: false });
    return (doc) => query.test(doc);
  } catch (error) {
    throw databaseError(error instanceof Error ? error.message : String(error));
  }
};
