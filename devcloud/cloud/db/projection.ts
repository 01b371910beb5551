import type { Doc } from '../ejson';
import { databaseError } from './errors';
import { getPath, setPath, unsetPath } from './paths';
import { matcher } from './query';

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const pick = (value: unknown, path: readonly string[], at: number): unknown => {
  const part = path[at];
  if (part === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, path, at)).filter((item) => item !== undefined);
  if (!isRecord(value)) return undefined;
  if (!Object.hasOwn(value, part)) return {};
  const inner = pick(value[part], path, at + 1);
  return inner === undefined ? {} : { [part]: inner };
};

const merge = (into: unknown, from: unknown): unknown => {
  if (Array.isArray(into) && Array.isArray(from)) return into.map((item, at) => merge(item, from[at]));
  if (!isRecord(into) || !isRecord(from) || Array.isArray(into)) return from ?? into;
  for (const [key, value] of Object.entries(from))
    into[key] = Object.hasOwn(into, key) ? merge(into[key], value) : value;
  return into;
};

const drop = (value: unknown, path: readonly string[], at: number): void => {
  if (Array.isArray(value)) for (const item of value) drop(item, path, at);
  else if (isRecord(value)) {
    const part = path[at] ?? '';
    if (at === path.length - 1) unsetPath(value, [part]);
    else if (Object.hasOwn(value, part)) drop(value[part], path, at + 1);
  }
};

const sliced = (items: unknown, by: unknown): unknown => {
  if (!Array.isArray(items)) return items;
  const [skip, count] = Array.isArray(by)
    ? (by as [number, number])
    : [(by as number) < 0 ? (by as number) : 0, Math.abs(by as number)];
  const start = skip < 0 ? Math.max(items.length + skip, 0) : skip;
  return items.slice(start, start + count) as unknown[];
};

const shape = (doc: Doc, special: readonly (readonly [string, Doc])[], result: Doc): void => {
  for (const [name, operator] of special) {
    const path = name.split('.');
    const items = getPath(doc, path);
    if (Object.hasOwn(operator, '$slice')) {
      if (items !== undefined) setPath(result, path, sliced(items, operator['$slice']));
    } else if (Object.hasOwn(operator, '$elemMatch')) {
      const test = matcher({ v: { $elemMatch: operator['$elemMatch'] } });
      const found: unknown = Array.isArray(items) ? items.find((item) => test({ v: [item] })) : undefined;
      unsetPath(result, path);
      if (found !== undefined) setPath(result, path, [found]);
    } else throw databaseError(`Unsupported projection option: ${name}: ${JSON.stringify(operator)}`);
  }
};

/** Compiles a projection; it works on a document nobody else holds. */
export const projector = (projection: Doc): ((doc: Doc) => Doc) => {
  const entries = Object.entries(projection);
  const special = entries.filter((entry): entry is [string, Doc] => isRecord(entry[1]));
  const flags = entries.filter(([, value]) => !isRecord(value)).map(([name, value]) => [name, Boolean(value)] as const);
  const rest = flags.filter(([name]) => name !== '_id');
  const including =
    rest.some(([, on]) => on) || (rest.length === 0 && flags.some(([name, on]) => name === '_id' && on));
  if (including && rest.some(([, on]) => !on))
    throw databaseError('Cannot do exclusion on a field in inclusion projection');
  const withId = flags.find(([name]) => name === '_id')?.[1] ?? true;
  return (doc) => {
    let result: Doc = doc;
    if (including) {
      result = withId && Object.hasOwn(doc, '_id') ? { _id: doc['_id'] } : {};
      for (const [name] of rest) merge(result, pick(doc, name.split('.'), 0));
    } else {
      result = structuredClone(doc);
      for (const [name] of rest) drop(result, name.split('.'), 0);
      if (!withId) delete result['_id'];
    }
    shape(doc, special, result);
    return result;
  };
};
