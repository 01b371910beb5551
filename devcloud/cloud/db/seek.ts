import type { Doc } from '../ejson';

/** What a search gives when nothing matched; a match gives the index in the outermost array, or -1 without one. */
export const NONE = -2;

type Test = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The end of a path: the value itself, and before it each element when it is an array and `into` says so. */
const atEnd = (value: unknown, into: boolean, test: Test): number => {
  if (into && Array.isArray(value)) {
    const at = value.findIndex(test);
    if (at >= 0) return at;
  }
  return test(value) ? -1 : NONE;
};

const inArray = (items: readonly unknown[], path: readonly string[], at: number, into: boolean, test: Test): number => {
  const part = path[at] ?? '';
  const slot = /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
  const last = at === path.length - 1;
  for (const [index, item] of items.entries()) {
    if (isRecord(item) && seekFrom(item, path, at, into, test) !== NONE) return index;
    if (index !== slot) continue;
    // The element that a number names counts as it is: an array inside the array is not looked into.
    if (
      last ? test(item) : typeof item === 'object' && item !== null && seekFrom(item, path, at + 1, into, test) !== NONE
    )
      return index;
  }
  return NONE;
};

const seekFrom = (value: unknown, path: readonly string[], at: number, into: boolean, test: Test): number => {
  const part = path[at];
  if (part === undefined) return atEnd(value, into, test);
  if (Array.isArray(value)) return inArray(value, path, at, into, test);
  const next = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return seekFrom(next, path, at + 1, into, test);
};

/**
 * Looks for a value that passes the test where a dotted path leads, as MongoDB walks it: through the documents of an
 * array, by number into an array, and (with `into`) to the elements of an array at its end. A missing field is undefined.
 */
export const seek = (doc: Doc, path: readonly string[], into: boolean, test: Test): number =>
  seekFrom(doc, path, 0, into, test);

/** Shows every value that `seek` would test. */
export const seekAll = (doc: Doc, path: readonly string[], show: (value: unknown) => void): void => {
  seek(doc, path, true, (value) => {
    show(value);
    return false;
  });
};
