import type { Doc } from '../ejson';
import { insist } from './corrections';
import { databaseError } from './errors';

const isContainer = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof RegExp);

const MAX_PADDING = 1_500_000;

const assertSlot = (container: Doc, part: string, parent: string): void => {
  if (!Array.isArray(container)) return;
  if (!/^\d+$/.test(part)) throw databaseError(`Cannot create field '${part}' in element {${parent}: [array]}`);
  if (Number(part) > container.length + MAX_PADDING)
    throw databaseError(`can't backfill more than ${MAX_PADDING} elements`);
};

const put = (container: Doc, part: string, value: unknown): void => {
  if (Array.isArray(container)) {
    while (container.length < Number(part)) container.push(null);
    container[Number(part)] = value;
  } else if (part === '__proto__') {
    Object.defineProperty(container, part, { value, enumerable: true, configurable: true, writable: true });
  } else container[part] = value;
};

/** The value at a dotted path, not looking through arrays except by number; undefined when there is none. */
export const getPath = (doc: Doc, path: readonly string[]): unknown => {
  let value: unknown = doc;
  for (const part of path) {
    if (!isContainer(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
};

/** Sets a dotted path, making the sub-documents on the way; refuses to go through a scalar. */
export const setPath = (doc: Doc, path: readonly string[], value: unknown): void => {
  let container: Doc = doc;
  path.forEach((part, at) => {
    assertSlot(container, part, path[at - 1] ?? '');
    if (at === path.length - 1) return put(container, part, value);
    const next: unknown = Object.hasOwn(container, part) ? container[part] : undefined;
    if (next === undefined) put(container, part, {});
    else if (!isContainer(next)) {
      const refusal = `Cannot create field '${path[at + 1]}' in element {${part}: ${JSON.stringify(next)}}`;
      insist('update.scalars', false, () => refusal);
      put(container, part, {});
    }
    container = container[part] as Doc;
  });
};

/** Removes a dotted path; inside an array the element becomes null, as in Mongo. */
export const unsetPath = (doc: Doc, path: readonly string[]): void => {
  const last = path[path.length - 1];
  const container = path.length === 1 ? doc : getPath(doc, path.slice(0, -1));
  if (last === undefined || !isContainer(container) || !Object.hasOwn(container, last)) return;
  if (Array.isArray(container)) container[Number(last)] = null;
  else delete container[last];
};

/** Splits an update path and refuses what Mongo refuses: empty parts and names that begin with `$`. */
export const updatePath = (name: string): readonly string[] => {
  const path = name.split('.');
  if (path.includes(''))
    throw databaseError(`The update path '${name}' contains an empty field name, which is not allowed.`);
  for (const [at, part] of path.entries()) {
    if (!part.startsWith('$')) continue;
    const filter = /^\$\[(.+)\]$/.exec(part)?.[1];
    if (filter !== undefined) throw databaseError(`No array filter found for identifier '${filter}' in path '${name}'`);
    if (part !== '$' && part !== '$[]')
      throw databaseError(`The dollar ($) prefixed field '${part}' in '${name}' is not valid for storage.`);
    if (at === 0)
      throw databaseError(`Cannot have positional (i.e. '${part}') element in the first position in path '${name}'`);
  }
  if (path.filter((part) => part === '$').length > 1)
    throw databaseError(`Too many positional (i.e. '$') elements found in path '${name}'`);
  return path;
};

const elementsOf = (doc: Doc, path: readonly string[]): unknown[] => {
  const [name, items] = [path.join('.'), getPath(doc, path)];
  if (items === undefined)
    throw databaseError(`The path '${name}' must exist in the document in order to apply array updates.`);
  if (!Array.isArray(items))
    throw databaseError(`Cannot apply array updates to non-array element ${name}: ${JSON.stringify(items)}`);
  return items as unknown[];
};

/** The paths of one document that a path with `$` (the element `matched` by the query) or `$[]` (every element) stands for. */
export const concrete = (
  doc: Doc,
  path: readonly string[],
  matched: number | undefined,
): readonly (readonly string[])[] => {
  const at = path.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [path];
  const [before, after] = [path.slice(0, at), path.slice(at + 1)];
  if (path[at] === '$') {
    if (matched === undefined)
      throw databaseError('The positional operator did not find the match needed from the query.');
    return concrete(doc, [...before, String(matched), ...after], matched);
  }
  return elementsOf(doc, before).flatMap((_item, index) =>
    concrete(doc, [...before, String(index), ...after], matched),
  );
};

/** Refuses two changes of which one lies on the path of the other. */
export const assertNoConflict = (names: readonly string[]): void => {
  const sorted = [...names].sort();
  for (const name of sorted) {
    const clash = sorted.find((other) => other !== name && name.startsWith(`${other}.`));
    if (clash !== undefined || sorted.indexOf(name) !== sorted.lastIndexOf(name)) {
      throw databaseError(`Updating the path '${name}' would create a conflict at '${clash ?? name}'`);
    }
  }
};
