import type { Doc } from '../../ejson';
import { fail, isDoc } from './values';
import type { Frame } from './values';

const LOGICAL = ['$and', '$or', '$nor'];
const NAMED = /^[a-z\u0080-\uffff]/;

const scalar = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;

const valueOf = (expr: unknown, frame: Frame): unknown => {
  if (typeof expr === 'string' && expr.startsWith('$$')) return frame[expr.slice(2)];
  if (isDoc(expr) && Object.hasOwn(expr, '$literal')) return expr['$literal'];
  return typeof expr === 'string' && expr.startsWith('$') ? undefined : expr;
};

const fieldOf = (expr: unknown): string | undefined =>
  typeof expr === 'string' && /^\$[^$]/.test(expr) ? expr.slice(1) : undefined;

/** Conditions that every document fulfils for which the expression is true: what an index can serve of it. */
const hints = (expr: unknown, frame: Frame): Doc[] => {
  if (!isDoc(expr)) return [];
  const { $and, $eq, $in } = expr;
  if (Array.isArray($and)) return ($and as unknown[]).flatMap((part) => hints(part, frame));
  const [first, second] = (Array.isArray($eq) ? $eq : Array.isArray($in) ? $in : []) as unknown[];
  const [left, right] = [fieldOf(first), fieldOf(second)];
  if (Array.isArray($eq)) {
    const [field, value] = left === undefined ? [right, valueOf(first, frame)] : [left, valueOf(second, frame)];
    return field !== undefined && scalar(value) ? [{ [field]: { $eq: value } }] : [];
  }
  const among = valueOf(second, frame);
  const usable = left !== undefined && Array.isArray(among) && (among as unknown[]).every(scalar);
  return usable ? [{ [left]: { $in: among } }] : [];
};

/** The expression with the time of its pipeline in the place of $$NOW. */
const timed = (expr: unknown, now: unknown): unknown => {
  if (expr === '$$NOW') return { $literal: now };
  if (Array.isArray(expr)) return (expr as unknown[]).map((part) => timed(part, now));
  if (!isDoc(expr) || Object.hasOwn(expr, '$literal')) return expr;
  return Object.fromEntries(Object.entries(expr).map(([name, part]) => [name, timed(part, now)]));
};

const boundExpression = (given: unknown, frame: Frame): unknown => {
  const expr = timed(given, frame['NOW']);
  const vars = Object.entries(frame).filter(([name]) => NAMED.test(name));
  if (vars.length === 0) return expr;
  return { $let: { vars: Object.fromEntries(vars.map(([name, $literal]) => [name, { $literal }])), in: expr } };
};

/** A query whose $expr parts know the variables of their pipeline, and tell the planner what an index can serve. */
export const boundFilter = (filter: Doc, frame: Frame): Doc => {
  const extra: Doc[] = [];
  const entries = Object.entries(filter).map(([name, value]): [string, unknown] => {
    if (name === '$expr') {
      extra.push(...hints(value, frame));
      return [name, boundExpression(value, frame)];
    }
    if (!LOGICAL.includes(name) || !Array.isArray(value)) return [name, value];
    return [name, (value as unknown[]).map((part) => (isDoc(part) ? boundFilter(part, frame) : part))];
  });
  const bound = Object.fromEntries(entries);
  return extra.length === 0 ? bound : { $and: [bound, ...extra] };
};

const FORBIDDEN: Readonly<Record<string, string>> = {
  $where: '$where is not allowed in this context',
  $near: '$geoNear, $near, and $nearSphere are not allowed in this context',
  $nearSphere: '$geoNear, $near, and $nearSphere are not allowed in this context',
  $text: '$text needs a text index, which the local cloud does not serve',
};

/** Refuses what a query inside a pipeline may not hold. */
export const assertFilter = (filter: unknown): Doc => {
  if (!isDoc(filter)) return fail('the match filter must be an expression in an object');
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isDoc(value)) return;
    for (const [name, part] of Object.entries(value)) {
      const refusal = FORBIDDEN[name];
      if (refusal !== undefined) fail(refusal);
      if (name !== '$expr') walk(part);
    }
  };
  walk(filter);
  return filter;
};
