import type { Doc } from '../../ejson';
import { compare as compareValues } from '../compare';
import { databaseError } from '../errors';

/** The variables an expression sees beside its document. */
export type Frame = Readonly<Record<string, unknown>>;

/** A compiled expression; undefined stands for a missing value. */
export type Evaluate = (doc: Doc, frame: Frame) => unknown;

/** Refuses a request with the database's sentence. */
export const fail = (message: string): never => {
  throw databaseError(message);
};

/** Null or missing. */
export const isNil = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A document: neither scalar nor array. */
export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

/** A value as the database's sentences show it. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'MISSING';
  return value instanceof RegExp ? String(value) : JSON.stringify(value);
};

/** Truth in expressions: all but null, missing, zero and false. */
export const truthy = (value: unknown): boolean => !isNil(value) && value !== false && value !== 0;

/** The order of two values in expressions: all types, sub-documents field by field, missing below null. */
export const order = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === undefined) return -1;
  return b === undefined ? 1 : compareValues(a, b);
};

const own = (doc: Doc, name: string): unknown => (Object.hasOwn(doc, name) ? doc[name] : undefined);

const along = (value: unknown, path: readonly string[], at: number): unknown => {
  const part = path[at];
  if (part === undefined) return value;
  if (isDoc(value)) return along(own(value, part), path, at + 1);
  if (!Array.isArray(value)) return undefined;
  const found: unknown[] = [];
  for (const item of value as unknown[]) {
    const inner = isDoc(item) ? along(item, path, at) : undefined;
    if (inner !== undefined) found.push(inner);
  }
  return found;
};

/** The value of a field path: through an array it is the array of what its documents hold; numbers are names. */
export const atPath = (value: unknown, path: readonly string[]): unknown => along(value, path, 0);

/** Defines a field by its own name, whatever that name is. */
export const put = (doc: Doc, name: string, value: unknown): void => {
  if (name !== '__proto__') doc[name] = value;
  else Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
};
