import type { Doc } from '../ejson';

/** What a search gives when nothing matched; a match gives the index in the outermost array, or -1 without one. */
export const NONE = -2;

type Test = (value: unknown) => boolean;

/** What a test is shown of an array at the end of a path: the array itself, its elements, or both. */
export type View = 'itself' | 'elements' | 'both';

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Whether a value, or what a view shows of it, passes a test. */
export const holds = (value: unknown, view: View, test: Test): boolean =>
  view === 'elements' ? Array.isArray(value) && value.some(test) : test(value);

const atEnd = (value: unknown, view: View, test: Test): number => {
  if (view !== 'itself' && Array.isArray(value)) {
    const at = value.findIndex(test);
    if (at >= 0) return at;
  }
  return view !== 'elements' && test(value) ? -1 : NONE;
};

const inArray = (items: readonly unknown[], path: readonly string[], at: number, view: View, test: Test): number => {
  const part = path[at] ?? '';
  const slot = /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
  const last = at === path.length - 1;
  for (const [index, item] of items.entries()) {
    if (isRecord(item) && seekFrom(item, path, at, view, test) !== NONE) return index;
    if (index !== slot) continue;
    // The element that a number names counts as it is: an array inside the array is not looked into.
    if (
      last
        ? holds(item, view, test)
        : (isRecord(item) || Array.isArray(item)) && seekFrom(item, path, at + 1, view, test) !== NONE
    )
      return index;
  }
  return NONE;
};

const seekFrom = (value: unknown, path: readonly string[], at: number, view: View, test: Test): number => {
  const part = path[at];
  if (part === undefined) return atEnd(value, view, test);
  if (Array.isArray(value)) return inArray(value, path, at, view, test);
  const next = isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return seekFrom(next, path, at + 1, view, test);
};

/**
 * Looks for a value that passes the test where a dotted path leads, as MongoDB walks it: through the documents of an
 * array, by number into an array, and (as the view says) to the elements of an array at its end. A missing field is undefined.
 */
export const seek = (doc: Doc, path: readonly string[], view: View, test: Test): number =>
  seekFrom(doc, path, 0, view, test);

/** Shows every value that `seek` would test. */
export const seekAll = (doc: Doc, path: readonly string[], show: (value: unknown) => void): void => {
  seek(doc, path, 'both', (value) => {
    show(value);
    return false;
  });
};
