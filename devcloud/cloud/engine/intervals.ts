import { boxOfCondition } from '../db/geoQuery';
import type { Box } from '../db/geoShapes';
import { pattern } from '../db/patterns';
import type { Doc } from '../ejson';
import { EVERYWHERE, stretchesOf } from './cells';
import { component, encodeValue, invert, prefixOf, TYPE, typeOf } from './keys';
import { isOrdered, isPoint } from './predicates';
import type { Predicate } from './predicates';
import type { IndexField } from './types';

/** A stretch of one component of an index: low inclusive, high exclusive. */
export interface Interval {
  low: string;
  high: string;
}

/** What the conditions on one field come to in an index. */
export interface Served {
  intervals: readonly Interval[];
  /** Every interval is one value, so that the next field of the index can be used too. */
  points: boolean;
  /** Conditions that hold for every key in the intervals, so that no document needs to be tested for them. */
  used: readonly Predicate[];
  score: number;
}

const COMPARISONS = new Set(['$gt', '$gte', '$lt', '$lte']);
const MAX_POINTS = 1000;

const next = (byte: number): string => String.fromCharCode(byte + 1);
const pointAt = (value: unknown, dir: 1 | -1): Interval => {
  const low = component(value, dir);
  return { low, high: `${low}\xff` };
};

/** The interval of one comparison, within the values of its type; NaN is a number that compares with no other. */
const compared = (op: string, value: unknown, dir: 1 | -1): Interval => {
  const at = component(value, dir);
  const type = typeOf(value);
  const bottom = type === TYPE.number ? `${component(NaN, dir)}` : '';
  const [first, last] =
    dir === 1
      ? [bottom ? `${bottom}\xff` : String.fromCharCode(type), next(type)]
      : [String.fromCharCode(255 - type), bottom || next(255 - type)];
  const upward = (op === '$gt' || op === '$gte') === (dir === 1);
  const including = op === '$gte' || op === '$lte';
  if (upward) return { low: including ? at : `${at}\xff`, high: last };
  return { low: first, high: including ? `${at}\xff` : at };
};

const pointsOf = (own: readonly Predicate[], dir: 1 | -1): Served | undefined => {
  const equal = own.find(({ op, value }) => op === '$eq' && isPoint(value));
  const among = own.find(
    ({ op, value }) => op === '$in' && Array.isArray(value) && value.length <= MAX_POINTS && value.every(isPoint),
  );
  const absent = own.find(({ op, value }) => op === '$exists' && value === false);
  const chosen = equal ?? among ?? absent;
  if (!chosen) return undefined;
  const values = chosen === equal ? [chosen.value] : chosen === among ? (chosen.value as unknown[]) : [null];
  const distinct = [...new Map(values.map((value) => [encodeValue(value), value])).values()];
  // An index holds null for what is missing or unreachable, too: null must be tested again.
  const exact = !distinct.includes(null);
  return {
    intervals: distinct.map((value) => pointAt(value, dir)),
    points: true,
    used: exact ? [chosen] : [],
    score: chosen === among ? 3 : 4,
  };
};

/** The literal text that every match of a pattern begins with, and whether that is all the pattern says. */
const literalOf = ({ source, flags }: RegExp): { text: string; whole: boolean } | undefined => {
  if (!source.startsWith('^') || /[im]/.test(flags) || source.includes('|')) return undefined;
  const [text = ''] = /^[^\\^$.*+?()[\]{}\0]*/.exec(source.slice(1)) ?? [];
  const after = source[1 + text.length];
  // A quantifier belongs to the last character, which it may make optional.
  const kept = after !== undefined && '*?{'.includes(after) ? Array.from(text).slice(0, -1).join('') : text;
  return kept === '' ? undefined : { text: kept, whole: after === undefined };
};

const prefixed = (own: readonly Predicate[], dir: 1 | -1): Served | undefined => {
  for (const predicate of own) {
    const regex = predicate.op === '$regex' ? patternOf(predicate.value) : undefined;
    const literal = regex && literalOf(regex);
    if (!regex || !literal) continue;
    const start = dir === 1 ? prefixOf(literal.text) : invert(prefixOf(literal.text));
    const last = start.charCodeAt(start.length - 1);
    const strings = { low: start, high: start.slice(0, -1) + next(last) };
    // A pattern also matches a stored pattern that equals it.
    const intervals = [strings, pointAt(regex, dir)];
    return { intervals, points: false, used: literal.whole ? [predicate] : [], score: 2 };
  }
  return undefined;
};

const patternOf = (value: unknown): RegExp | undefined => {
  if (value instanceof RegExp) return value;
  const { $regex: source, $options: options = '' } = value as Doc;
  if (source instanceof RegExp) return options === '' ? source : undefined;
  return typeof source === 'string' && typeof options === 'string' ? pattern(source, options) : undefined;
};

const ranged = (own: readonly Predicate[], dir: 1 | -1, multi: boolean): Served | undefined => {
  const usable = own.filter(({ op, value }) => COMPARISONS.has(op) && isOrdered(value) && !Number.isNaN(value));
  // Of an array, one element may satisfy one bound and another the other.
  const used = multi ? usable.slice(0, 1) : usable;
  if (used.length === 0) return undefined;
  const all = used.map(({ op, value }) => compared(op, value, dir));
  const low = all.reduce((most, one) => (one.low > most ? one.low : most), '');
  const high = all.reduce((least, one) => (one.high < least ? one.high : least), '\xff');
  return { intervals: low < high ? [{ low, high }] : [], points: false, used, score: used.length > 1 ? 2.5 : 2 };
};

const area = ([west, south, east, north]: Box): number => (east - west) * (north - south);

const placed = (own: readonly Predicate[]): Served | undefined => {
  const geo = own.filter(({ op }) => /^\$(near|nearSphere|geoWithin|geoIntersects)$/.test(op));
  if (geo.length === 0) return undefined;
  const boxes = geo.flatMap(({ op, value }) => {
    const box = boxOfCondition(op, op.startsWith('$near') ? (value as Doc) : { [op]: value });
    return box ? [box] : [];
  });
  const smallest = boxes.sort((a, b) => area(a) - area(b))[0];
  // A box only narrows: the places in it are tested again.
  return { intervals: smallest ? stretchesOf(smallest) : [EVERYWHERE], points: false, used: [], score: 3 };
};

/** Where in an index the documents stand that meet the conditions on a field; undefined when the index cannot tell. */
export const servedBy = (field: IndexField, multi: boolean, predicates: readonly Predicate[]): Served | undefined => {
  // A number in a path may name an element or a field: only the document itself can tell.
  if (field.path.some((part) => /^\d+$/.test(part))) return undefined;
  const own = predicates.filter((predicate) => predicate.field === field.name);
  if (own.length === 0) return undefined;
  if (field.geo) return placed(own);
  return pointsOf(own, field.dir) ?? ranged(own, field.dir, multi) ?? prefixed(own, field.dir);
};
