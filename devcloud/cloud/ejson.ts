import { pattern } from './db/patterns';

/** A document or sub-document as plain JavaScript. */
export type Doc = Record<string, unknown>;

/** Raised when a document holds a field whose name starts with `$`. */
export class DollarFieldError extends Error {}

const isRecord = (value: unknown): value is Doc => typeof value === 'object' && value !== null;

const WRAPPERS = new Map<string, (payload: unknown, now: number) => unknown>([
  ['$numberInt', (payload) => Number(payload)],
  ['$numberLong', (payload) => Number(payload)],
  ['$numberDouble', (payload) => Number(payload)],
  ['$numberDecimal', (payload) => Number(payload)],
  ['$oid', (payload) => String(payload)],
  ['$undefined', () => null],
  ['$date', (payload) => new Date(typeof payload === 'string' ? Date.parse(payload) : Number(payload))],
  ['$regularExpression', (payload) => toRegExp(payload)],
  ['$tcb_server_date', (payload, now) => new Date(now + serverOffset(payload))],
]);

const toRegExp = (payload: unknown): RegExp => {
  const { pattern: source = '', options = '' } = payload as { pattern?: string; options?: string };
  // The SDK also sends the flags of JavaScript, of which MongoDB has no use for g, y and d.
  return pattern(source, options.replace(/[^imsxu]/g, ''));
};

const serverOffset = (payload: unknown): number => Number((payload as { offset?: number } | null)?.offset ?? 0) || 0;

const revive = (value: unknown, now: number, strict: boolean): unknown => {
  if (!isRecord(value)) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (isRecord(item)) value[i] = revive(item, now, strict);
    }
    return value;
  }
  for (const key in value) {
    const item = value[key];
    if (key.charCodeAt(0) === 36) {
      const wrapper = WRAPPERS.get(key);
      if (wrapper) return wrapper(revive(item, now, false), now);
      if (strict) throw new DollarFieldError(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
    }
    if (isRecord(item)) {
      const next = revive(item, now, strict);
      if (next !== item) value[key] = next;
    }
  }
  return value;
};

/** Reads EJSON text (canonical or relaxed) into plain values; ObjectIds become hex strings, server dates become `now` plus offset. */
export const decode = (text: string, now = 0): Doc => {
  const value: unknown = JSON.parse(text);
  return (text.includes('"$') ? revive(value, now, false) : value) as Doc;
};

/** Reads the EJSON of a document to store; a `$` field that is no type wrapper raises DollarFieldError. */
export const decodeDocument = (text: string, now: number): Doc => {
  const value: unknown = JSON.parse(text);
  return (text.includes('"$') ? revive(value, now, true) : value) as Doc;
};

/** Refuses `$` fields inside a value that an update is about to store. */
export const assertStorable = (value: unknown): void => {
  if (!isRecord(value) || value instanceof Date || value instanceof RegExp) return;
  for (const key in value) {
    if (key.charCodeAt(0) === 36 && !Array.isArray(value)) {
      throw new DollarFieldError(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
    }
    assertStorable(value[key]);
  }
};

const wrap = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  if (!isRecord(value)) return value;
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: value.flags.replace(/[^imsx]/g, '') } };
  }
  let copy: Doc | unknown[] | undefined;
  for (const key in value) {
    const item = value[key];
    const next = wrap(item);
    if (next === item) continue;
    copy ??= Array.isArray(value) ? [...(value as unknown[])] : { ...value };
    (copy as Doc)[key] = next;
  }
  return copy ?? value;
};

/** Writes a document as the EJSON text that is both stored and sent; the SDK's relaxed parser reads it back. */
export const encode = (doc: Doc): string => JSON.stringify(wrap(doc));
