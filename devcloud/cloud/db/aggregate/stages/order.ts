import type { Doc } from '../../../ejson';
import type { Sort } from '../../../engine/planner';
import { sortBy } from '../../compare';
import type { ParseStage } from '../stage';
import { fail, isDoc } from '../values';

/** The order a $sort names. */
export const sortOf = (spec: unknown): Sort => {
  if (!isDoc(spec)) return fail('the $sort key specification must be an object');
  const sort = Object.entries(spec).map(([name, way]) => {
    if (isDoc(way)) return fail('$sort by $meta needs a text search, which the local cloud does not serve');
    if (way !== 1 && way !== -1) return fail('$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (name === '' || name.startsWith('$')) fail(`FieldPath field names may not start with '$'.`);
    return [name, way] as const;
  });
  return sort.length === 0 ? fail('$sort stage must have at least one sort key') : sort;
};

const whole = (spec: unknown, what: string): number =>
  typeof spec === 'number' && Number.isInteger(spec)
    ? spec
    : fail(`invalid argument to ${what} stage: Expected an integer`);

const $sort: ParseStage = (spec) => {
  const sort = sortOf(spec);
  return (docs) => sortBy([...docs], (doc) => doc, sort);
};

const $skip: ParseStage = (spec) => {
  const count = whole(spec, '$skip');
  if (count < 0) fail('Argument to $skip cannot be negative');
  return function* (docs) {
    let at = 0;
    for (const doc of docs) if (at++ >= count) yield doc;
  };
};

const $limit: ParseStage = (spec) => {
  const count = whole(spec, '$limit');
  if (count <= 0) fail('the limit must be positive');
  return function* (docs) {
    let at = 0;
    for (const doc of docs) {
      yield doc;
      if (++at >= count) return;
    }
  };
};

const $sample: ParseStage = (spec) => {
  if (!isDoc(spec)) return fail('the $sample stage specification must be an object');
  const { size, ...rest } = spec;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) fail(`unrecognized option to $sample: ${unknown}`);
  if (size === undefined) fail('$sample stage must specify a size');
  if (typeof size !== 'number') return fail('size argument to $sample must be a number');
  if (size < 0) fail('size argument to $sample must not be negative');
  return (docs) => drawn(docs, Math.trunc(size));
};

/** Draws without repetition: of any document each is as likely to be among the drawn as any other. */
const drawn = (docs: Iterable<Doc>, size: number): Doc[] => {
  const kept: Doc[] = [];
  let seen = 0;
  for (const doc of docs) {
    const at = Math.floor(Math.random() * ++seen);
    const last = kept.length;
    if (last < size) {
      kept.push(kept[at] ?? doc);
      if (at < last) kept[at] = doc;
    } else if (at < size) kept[at] = doc;
  }
  return kept;
};

/** Order and window. */
export const ordering: Readonly<Record<string, ParseStage>> = { $sort, $skip, $limit, $sample };
