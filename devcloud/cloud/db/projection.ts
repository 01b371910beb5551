import type { Doc } from '../ejson';
import { active } from './corrections';
import { databaseError } from './errors';
import { evaluator } from './expressions';
import { setPath } from './paths';
import { isOperators } from './operators';
import { elementTest, position } from './query';

/** What becomes of a field that is named: undefined leaves it out. `at` is the array element that the query matched. */
type Leaf = (value: unknown, at: number | undefined) => unknown;
type Tree = Map<string, Leaf | Tree>;

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

const keep: Leaf = (value) => value;
const drop: Leaf = () => undefined;

const slice = (by: unknown): Leaf => {
  const [skip, count] = Array.isArray(by) ? (by as unknown[]) : [Number(by) < 0 ? by : 0, Math.abs(Number(by))];
  if (!Number.isFinite(skip) || !Number.isFinite(count))
    throw databaseError('$slice only supports numbers and [skip, limit] arrays');
  if (Array.isArray(by) && Number(count) <= 0) throw databaseError('$slice limit must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = Number(skip) < 0 ? Math.max(value.length + Number(skip), 0) : Number(skip);
    return (value as unknown[]).slice(start, start + Number(count));
  };
};

const elemMatch = (name: string, criteria: unknown): Leaf => {
  if (name.includes('.')) throw databaseError('Cannot use $elemMatch projection on a nested field');
  const test = elementTest(criteria);
  return (value) => {
    const found = Array.isArray(value) ? value.findIndex(test) : -1;
    return found < 0 ? undefined : [(value as unknown[])[found]];
  };
};

const matched: Leaf = (value, at) => {
  if (!Array.isArray(value)) return value;
  if (at === undefined || at >= value.length)
    throw databaseError(
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  return [(value as unknown[])[at]];
};

/** A projection taken apart: what its named fields become, which are computed, and whether the others stay. */
interface Parts {
  leaves: [string, Leaf][];
  computed: [string, (doc: Doc) => unknown][];
  including: boolean | undefined;
  withId: boolean | undefined;
}

const decide = (parts: Parts, including: boolean, name: string): void => {
  if (parts.including !== undefined && parts.including !== including)
    throw databaseError(
      `Cannot do ${including ? 'inclusion' : 'exclusion'} on field ${name} in ${including ? 'exclusion' : 'inclusion'} projection`,
    );
  parts.including = including;
};

const readOperator = (parts: Parts, name: string, criteria: Doc): void => {
  if (Object.hasOwn(criteria, '$slice')) {
    parts.leaves.push([name, slice(criteria['$slice'])]);
    if (!active('projection.slice')) parts.including ??= true;
  } else if (Object.hasOwn(criteria, '$elemMatch')) parts.leaves.push([name, elemMatch(name, criteria['$elemMatch'])]);
  else if (Object.hasOwn(criteria, '$meta'))
    throw databaseError('query requires text score metadata, but it is not available');
  else {
    decide(parts, true, name);
    parts.computed.push([name, evaluator(criteria)]);
  }
};

const readField = (parts: Parts, name: string, value: unknown): void => {
  if (isOperators(value)) return readOperator(parts, name, value);
  if (isRecord(value)) {
    if (Object.keys(value).length === 0) throw databaseError('An empty sub-projection is not a valid value');
    for (const [field, inner] of Object.entries(value)) readField(parts, `${name}.${field}`, inner);
    return;
  }
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    decide(parts, true, name);
    parts.computed.push([name, evaluator(value)]);
    return;
  }
  const on = Boolean(value);
  if (name === '_id') {
    parts.withId = on;
    return;
  }
  decide(parts, on, name);
  if (name.endsWith('.$')) parts.leaves.push([name.slice(0, -2), matched]);
  else parts.leaves.push([name, on ? keep : drop]);
};

const grow = (tree: Tree, name: string, leaf: Leaf): void => {
  const path = name.split('.');
  if (path.some((part) => part === '' || part.startsWith('$')))
    throw databaseError(`FieldPath field names may not be empty or start with '$': ${name}`);
  let at = tree;
  path.forEach((part, depth) => {
    const next = at.get(part);
    const last = depth === path.length - 1;
    if (typeof next === 'function' || (last && next))
      throw databaseError(
        `Path collision at ${name}${last ? '' : ` remaining portion ${path.slice(depth + 1).join('.')}`}`,
      );
    if (last) at.set(part, leaf);
    else {
      const inner: Tree = next ?? new Map<string, Leaf | Tree>();
      at.set(part, inner);
      at = inner;
    }
  });
};

/** Goes through a value in the order of its fields; `including` says what becomes of those that are not named. */
const shape = (value: unknown, tree: Tree, including: boolean, at: number | undefined): unknown => {
  if (Array.isArray(value))
    return value.map((item) => shape(item, tree, including, at)).filter((item) => item !== undefined);
  if (!isRecord(value)) return including ? undefined : value;
  const fields: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const rule = tree.get(name);
    const kept = including ? undefined : field;
    const next =
      rule === undefined ? kept : typeof rule === 'function' ? rule(field, at) : shape(field, rule, including, at);
    if (next !== undefined) fields.push([name, next]);
  }
  return Object.fromEntries(fields);
};

/** Compiles a projection; `filter` is the query it answers, for the positional `$`. The result may share parts with the document. */
export const projector = (projection: Doc, filter: Doc = {}): ((doc: Doc) => Doc) => {
  const parts: Parts = { leaves: [], computed: [], including: undefined, withId: undefined };
  for (const [name, value] of Object.entries(projection)) readField(parts, name, value);
  const searching = Object.values(projection).some((value) => isRecord(value) && Object.hasOwn(value, '$elemMatch'));
  const including = parts.including ?? (searching || parts.withId === true);
  const tree: Tree = new Map();
  for (const [name, leaf] of parts.leaves) grow(tree, name, leaf);
  for (const [name] of parts.computed) grow(tree, name, drop);
  if (!tree.has('_id')) tree.set('_id', parts.withId === false ? drop : keep);
  const where = parts.leaves.some(([, leaf]) => leaf === matched) ? position(filter) : () => undefined;
  return (doc) => {
    const result = shape(doc, tree, including, where(doc)) as Doc;
    for (const [name, compute] of parts.computed) {
      const value = compute(doc);
      if (value !== undefined) setPath(result, name.split('.'), value);
    }
    return result;
  };
};
