import type { Doc } from '../ejson';
import { databaseError } from './errors';

/** Mongo's name of a value's type, for its error texts. */
export const typeName = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value === 'boolean' ? 'bool' : typeof value;
};

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
      throw databaseError(`Cannot create field '${path[at + 1]}' in element {${part}: ${JSON.stringify(next)}}`);
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

/** Splits an update path and refuses what Mongo refuses (empty parts, `$`, `_id`). */
export const updatePath = (name: string): readonly string[] => {
  const path = name.split('.');
  if (path.some((part) => part === ''))
    throw databaseError(`The update path '${name}' contains an empty field name, which is not allowed.`);
  if (path[0] === '_id')
    throw databaseError(`Performing an update on the path '${name}' would modify the immutable field '_id'`);
  if (path.some((part) => part.startsWith('$'))) {
    throw databaseError(`The positional operator in '${name}' is not served by the local cloud`);
  }
  return path;
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
