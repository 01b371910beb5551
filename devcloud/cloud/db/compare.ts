import type { Doc } from '../ejson';
import { encodeValue, EMPTY_ARRAY, indexedValues } from '../engine/keys';

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null;

/** Equality as Mongo has it: by type and value, with the order of keys in sub-documents. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return (a ?? null) === null && (b ?? null) === null;
  return encodeValue(a) === encodeValue(b);
};

/** Order of two values across all types, as Mongo sorts them. */
export const compare = (a: unknown, b: unknown): number => {
  const [left, right] = [encodeValue(a), encodeValue(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const walk = (value: unknown, path: readonly string[], at: number, out: unknown[]): void => {
  const part = path[at];
  if (part === undefined) {
    out.push(value);
    return;
  }
  if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) walk(value[Number(part)], path, at + 1, out);
    for (const item of value as unknown[]) if (isRecord(item) && !Array.isArray(item)) walk(item, path, at, out);
    return;
  }
  walk(isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined, path, at + 1, out);
};

/** All values that a dotted path names in a document, through arrays; undefined stands for a missing field. */
export const valuesAt = (doc: Doc, path: readonly string[]): unknown[] => {
  const [only] = path;
  if (path.length === 1 && only !== undefined) return [Object.hasOwn(doc, only) ? doc[only] : undefined];
  const out: unknown[] = [];
  walk(doc, path, 0, out);
  return out;
};

const sortKey = (doc: Doc, name: string, dir: 1 | -1): string => {
  const { values } = indexedValues(doc, { name, path: name.split('.'), dir });
  const keys = values.map((value) => encodeValue(value === EMPTY_ARRAY ? value : (value ?? null)));
  // An array sorts by its smallest element upwards and by its largest downwards.
  return keys.reduce((best, key) => ((dir === 1 ? key < best : key > best) ? key : best), keys[0] ?? encodeValue(null));
};

/** Sorts documents by several fields; stable. */
export const sortBy = <T>(
  rows: readonly T[],
  doc: (row: T) => Doc,
  sort: readonly (readonly [string, 1 | -1])[],
): T[] => {
  const keyed = rows.map((row) => ({ row, keys: sort.map(([name, dir]) => sortKey(doc(row), name, dir)) }));
  keyed.sort((a, b) => {
    for (const [at, [, dir]] of sort.entries()) {
      const [left = '', right = ''] = [a.keys[at], b.keys[at]];
      if (left !== right) return left < right ? -dir : dir;
    }
    return 0;
  });
  return keyed.map((entry) => entry.row);
};
