import type { Doc } from '../ejson';
import { databaseError } from '../db/errors';
import { cellsOf } from './cells';
import type { CollectionInfo, IndexField, IndexInfo, KeySet } from './types';

// Keys are byte strings (one char per byte) whose order under `<` and under memcmp is the order of BSON values.
// No component starts with 0x00 or 0xff in either direction, so prefix + '\xff' is above every key with that prefix.

/** First byte of an encoded value, by BSON type order. */
export const TYPE = { empty: 1, null: 5, number: 10, string: 15, object: 20, array: 25, bool: 40, date: 45, regex: 50 };

/** Marks an empty array, which sorts below null. */
export const EMPTY_ARRAY = Symbol('empty array');

const scratch = Buffer.alloc(8);
const ASCII = /^[\x01-\x7f]*$/;

const sortableNumber = (value: number): string => {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0';
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  const negative = (scratch[0] ?? 0) & 0x80;
  for (let i = 0; i < 8; i++)
    scratch[i] = negative ? ~(scratch[i] ?? 0) : i === 0 ? (scratch[0] ?? 0) | 0x80 : (scratch[i] ?? 0);
  return scratch.toString('latin1');
};

const sortableString = (value: string): string =>
  ASCII.test(value)
    ? `${value}\0\0`
    : `${Buffer.from(value, 'utf8').toString('latin1').replaceAll('\0', '\0\xff')}\0\0`;

const typed = (type: number, rest: string): string => String.fromCharCode(type) + rest;

/** The type byte of a value as `encodeValue` writes it. */
export const typeOf = (value: unknown): number => {
  if (value === null || value === undefined) return TYPE.null;
  if (value === EMPTY_ARRAY) return TYPE.empty;
  if (typeof value === 'number') return TYPE.number;
  if (typeof value === 'string') return TYPE.string;
  if (typeof value === 'boolean') return TYPE.bool;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof RegExp) return TYPE.regex;
  return Array.isArray(value) ? TYPE.array : TYPE.object;
};

const payload = (type: number, value: unknown): string => {
  if (type === TYPE.number) return sortableNumber(value as number);
  if (type === TYPE.string) return sortableString(value as string);
  if (type === TYPE.bool) return value === true ? '\x02' : '\x01';
  if (type === TYPE.date) return sortableNumber((value as Date).getTime());
  if (type === TYPE.regex) return sortableString(String(value));
  if (type === TYPE.array) return `${(value as unknown[]).map(encodeValue).join('')}\0`;
  if (type !== TYPE.object) return '';
  const fields = Object.entries(value as Doc).filter(([, item]) => item !== undefined);
  return `${fields.map(([name, item]) => typed(typeOf(item), sortableString(name)) + encodeValue(item)).join('')}\0`;
};

/** Encodes any value so that byte order is BSON order; equal values (key order included) have equal bytes. */
export const encodeValue = (value: unknown): string => {
  const type = typeOf(value);
  return typed(type, payload(type, value));
};

/** The bytes with which every encoded string begins that begins with `text`. */
export const prefixOf = (text: string): string => typed(TYPE.string, sortableString(text).slice(0, -2));

/** Flips every byte: the order of a descending component. */
export const invert = (key: string): string => {
  const bytes = Buffer.from(key, 'latin1');
  for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] ?? 0);
  return bytes.toString('latin1');
};

/** Encodes a value as a component of an index in direction `dir`. */
export const component = (value: unknown, dir: 1 | -1): string =>
  dir === 1 ? encodeValue(value) : invert(encodeValue(value));

/** Where the path of a field stands in a document: `at` parts are walked, and `end` says that no array is opened any more. */
interface Stand {
  value: unknown;
  at: number;
  end: boolean;
}

const NUMBER = /^(0|[1-9]\d*)$/;

/** Walks until the path ends or an array must be opened. */
const walk = (stand: Stand, path: readonly string[], geo: boolean): Stand => {
  let { value, at, end } = stand;
  while (!end) {
    const part = path[at];
    if (Array.isArray(value)) {
      const item: unknown = part !== undefined && NUMBER.test(part) ? value[Number(part)] : undefined;
      if (item === undefined) end = part === undefined && geo;
      else [value, at] = [item, at + 1];
      if (item === undefined) break;
    } else if (part === undefined) end = true;
    else if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) [value, end] = [null, true];
    else [value, at] = [(value as Doc)[part], at + 1];
  }
  return { value, at, end };
};

const opened = (stand: Stand, path: readonly string[], item: unknown): Stand => {
  if (stand.at === path.length) return { value: item, at: stand.at, end: true };
  return Array.isArray(item) ? { value: null, at: stand.at, end: true } : { ...stand, value: item };
};

const emptied = (stand: Stand, path: readonly string[]): Stand => ({
  value: stand.at === path.length ? EMPTY_ARRAY : null,
  at: stand.at,
  end: true,
});

/** Collects the values that the fields see together: an array they share is opened once for all of them, as MongoDB does. */
const spread = (fields: readonly IndexField[], stands: readonly Stand[], out: unknown[][]): number => {
  const at = stands.map((stand, i) => walk(stand, fields[i]?.path ?? [], fields[i]?.geo === true));
  const shared = at.find((stand) => !stand.end)?.value as unknown[] | undefined;
  if (!shared) {
    out.push(at.map((stand) => stand.value));
    return 0;
  }
  let multikey = 0;
  at.forEach((stand, i) => {
    if (stand.end) return;
    if (stand.value !== shared) throw databaseError('cannot index parallel arrays');
    multikey |= 1 << i;
  });
  const step = (open: (stand: Stand, path: readonly string[]) => Stand): number =>
    spread(
      fields,
      at.map((stand, i) => (stand.end ? stand : open(stand, fields[i]?.path ?? []))),
      out,
    );
  if (shared.length === 0) return multikey | step(emptied);
  for (const item of shared) multikey |= step((stand, path) => opened(stand, path, item));
  return multikey;
};

const fromRoot = (doc: Doc): Stand => ({ value: doc, at: 0, end: false });

/** All values an index field sees in a document; a missing field is null. */
export const indexedValues = (doc: Doc, field: IndexField): { values: unknown[]; multi: boolean } => {
  const out: unknown[][] = [];
  const multikey = spread([field], [fromRoot(doc)], out);
  return { multi: multikey !== 0, values: out.map(([value]) => value) };
};

const componentsOf = (value: unknown, field: IndexField): string[] => {
  if (!field.geo) return [component(value, field.dir)];
  return value === null || value === undefined ? [] : cellsOf(value);
};

const indexKeys = (doc: Doc, index: IndexInfo): { keys: readonly string[]; multikey: number } => {
  const { fields } = index;
  const tuples: unknown[][] = [];
  let multikey = spread(
    fields,
    fields.map(() => fromRoot(doc)),
    tuples,
  );
  const keys = tuples.flatMap((tuple) =>
    fields.reduce<string[]>(
      (prefixes, field, at) => {
        const parts = componentsOf(tuple[at], field);
        if (parts.length > 1) multikey |= 1 << at;
        return prefixes.flatMap((prefix) => parts.map((part) => prefix + part));
      },
      [''],
    ),
  );
  return { keys: keys.length > 1 ? [...new Set(keys)] : keys, multikey };
};

/** The keys of a document in every index of its collection, and which index fields gave several. */
export const keysOf = (collection: CollectionInfo, doc: Doc): { keys: KeySet; multikey: readonly number[] } => {
  const all = collection.indexes.map((index) => indexKeys(doc, index));
  return { keys: all.map((entry) => entry.keys), multikey: all.map((entry) => entry.multikey) };
};
