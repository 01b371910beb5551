import type { Doc } from '../ejson';
import { databaseError } from '../db/errors';
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

/** Flips every byte: the order of a descending component. */
export const invert = (key: string): string => {
  const bytes = Buffer.from(key, 'latin1');
  for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] ?? 0);
  return bytes.toString('latin1');
};

/** Encodes a value as a component of an index in direction `dir`. */
export const component = (value: unknown, dir: 1 | -1): string =>
  dir === 1 ? encodeValue(value) : invert(encodeValue(value));

const collect = (value: unknown, path: readonly string[], at: number, out: unknown[]): boolean => {
  if (Array.isArray(value)) {
    if (value.length === 0) out.push(at === path.length ? EMPTY_ARRAY : null);
    for (const item of value as unknown[]) {
      if (at === path.length) out.push(item);
      else if (Array.isArray(item)) out.push(null);
      else collect(item, path, at, out);
    }
    return true;
  }
  const part = path[at];
  if (part === undefined) {
    out.push(value);
    return false;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
    out.push(null);
    return false;
  }
  return collect((value as Doc)[part], path, at + 1, out);
};

/** All values an index field sees in a document; a missing field is null. */
export const indexedValues = (doc: Doc, field: IndexField): { values: unknown[]; multi: boolean } => {
  const values: unknown[] = [];
  return { multi: collect(doc, field.path, 0, values), values };
};

const indexKeys = (doc: Doc, index: IndexInfo): { keys: readonly string[]; multikey: number } => {
  let keys: string[] = [''];
  let multikey = 0;
  index.fields.forEach((field, at) => {
    const { values, multi } = indexedValues(doc, field);
    if (multi) {
      if (multikey) throw databaseError(`cannot index parallel arrays [${field.name}] in index ${index.name}`);
      multikey |= 1 << at;
    }
    const parts = values.map((value) => component(value, field.dir));
    keys = keys.flatMap((prefix) => parts.map((part) => prefix + part));
  });
  return { keys: keys.length > 1 ? [...new Set(keys)] : keys, multikey };
};

/** The keys of a document in every index of its collection, and which index fields met an array. */
export const keysOf = (collection: CollectionInfo, doc: Doc): { keys: KeySet; multikey: readonly number[] } => {
  const all = collection.indexes.map((index) => indexKeys(doc, index));
  return { keys: all.map((entry) => entry.keys), multikey: all.map((entry) => entry.multikey) };
};
