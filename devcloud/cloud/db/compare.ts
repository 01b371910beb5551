import type { Doc } from '../ejson';
import { encodeValue, EMPTY_ARRAY, indexedValues } from '../engine/keys';
import { active } from './corrections';

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null;

/** Equality as Mongo has it: by type and value, with the order of keys in sub-documents. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b))
    return ((a ?? null) === null && (b ?? null) === null) || (Number.isNaN(a) && Number.isNaN(b));
  return encodeValue(a) === encodeValue(b);
};

/** Order of two values across all types, as Mongo sorts them. */
export const compare = (a: unknown, b: unknown): number => {
  const [left, right] = [encodeValue(a), encodeValue(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const sortKey = (doc: Doc, name: string, dir: 1 | -1): string => {
  const { values } = indexedValues(doc, { name, path: name.split('.'), dir });
  const keys = values.map((value) => encodeValue(value === EMPTY_ARRAY ? value : (value ?? null)));
  // An array sorts by its smallest element upwards and by its largest downwards.
  const smallest = dir === 1 || !active('sort.arrays');
  return keys.reduce((best, key) => ((smallest ? key < best : key > best) ? key : best), keys[0] ?? encodeValue(null));
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
