import { typeName } from '../../bsonTypes';
import { active } from '../../corrections';
import type { Doc } from '../../../ejson';
import { compile } from '../compile';
import { mingoStage } from '../mingo';
import type { ParseStage } from '../stage';
import { fail, isDoc, put, show } from '../values';
import { additions, excluding, exclusionsOf, including, isExclusion } from './fields';

const emptyRefused = (spec: unknown, name: string): Doc => {
  if (!isDoc(spec)) return fail(`${name} specification stage must be an object, got ${typeName(spec)}`);
  if (Object.keys(spec).length === 0)
    fail(`Invalid ${name} :: caused by :: ${name} specification must have at least one field`);
  return spec;
};

const $project: ParseStage = (given, scope, _parse, name) => {
  const spec = emptyRefused(given, name);
  const project = isExclusion(spec) ? excluding(exclusionsOf(spec)) : including(spec, scope);
  if (!active('aggregate.project')) return (docs) => mingoStage(name, spec, docs);
  return function* (docs, { frame }) {
    for (const doc of docs) yield project(doc, frame);
  };
};

const $addFields: ParseStage = (given, scope, _parse, name) => {
  const spec = emptyRefused(given, name);
  const add = additions(spec, scope, name);
  if (!active('aggregate.addFields')) return (docs) => mingoStage(name, spec, docs);
  return function* (docs, { frame }) {
    for (const doc of docs) yield add(doc, frame);
  };
};

const $unset: ParseStage = (given) => {
  const names = Array.isArray(given) ? (given as unknown[]) : [given];
  if (names.length === 0 || !names.every((one): one is string => typeof one === 'string' && one !== ''))
    return fail('$unset specification must be a string or an array containing only string values');
  const drop = excluding(names);
  return function* (docs, { frame }) {
    for (const doc of docs) yield drop(doc, frame);
  };
};

const $replaceRoot: ParseStage = (given, scope, _parse, name) => {
  if (name === '$replaceRoot' && (!isDoc(given) || !Object.hasOwn(given, 'newRoot')))
    return fail('no newRoot specified for the $replaceRoot stage');
  const [unknown] = name === '$replaceRoot' ? Object.keys(given as Doc).filter((key) => key !== 'newRoot') : [];
  if (unknown !== undefined)
    fail(`unrecognized option to $replaceRoot stage: ${unknown}, only valid option is 'newRoot'.`);
  const root = compile(name === '$replaceRoot' ? (given as Doc)['newRoot'] : given, scope);
  return function* (docs, { frame }) {
    for (const doc of docs) {
      const made = root(doc, frame);
      yield isDoc(made)
        ? made
        : fail(
            `'newRoot' expression must evaluate to an object, but resulting value was: ${show(made)}. Type of resulting value: '${typeName(made)}'. Input document: ${show(doc)}`,
          );
    }
  };
};

interface Unwinding {
  path: readonly string[];
  index: string | undefined;
  keep: boolean;
}

const unwindingOf = (given: unknown): Unwinding => {
  const {
    path,
    includeArrayIndex: index,
    preserveNullAndEmptyArrays: keep = false,
    ...rest
  } = isDoc(given) ? given : { path: given };
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) fail(`unrecognized option to $unwind stage: ${unknown}`);
  if (path === undefined) fail('no path specified to $unwind stage');
  if (typeof path !== 'string')
    return fail(`expected either a string or an object as specification for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$')) fail(`path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (typeof keep !== 'boolean')
    return fail(`expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(keep)}`);
  if (index !== undefined && (typeof index !== 'string' || index === ''))
    return fail(
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${typeName(index)}`,
    );
  if (index?.startsWith('$'))
    fail(`includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`);
  return { path: path.slice(1).split('.'), index, keep };
};

/** The document with one field set, or removed when there is no value; what lies beside the path is shared. */
const replaced = (doc: Doc, path: readonly string[], value: unknown, at = 0): Doc => {
  const part = path[at] ?? '';
  const copy = { ...doc };
  if (at < path.length - 1) {
    const inner = Object.hasOwn(doc, part) ? doc[part] : undefined;
    if (value !== undefined || isDoc(inner)) put(copy, part, replaced(isDoc(inner) ? inner : {}, path, value, at + 1));
  } else if (value === undefined) delete copy[part];
  else put(copy, part, value);
  return copy;
};

const through = (doc: Doc, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, part) => (isDoc(value) && Object.hasOwn(value, part) ? value[part] : undefined), doc);

const $unwind: ParseStage = (given, _scope, _parse, name) => {
  const { path, index, keep } = unwindingOf(given);
  const numbered = (doc: Doc, at: number | null): Doc =>
    index === undefined ? doc : replaced(doc, index.split('.'), at);
  return function* (docs) {
    if (!active('aggregate.unwind')) return yield* mingoStage(name, given, docs);
    for (const doc of docs) {
      const value = through(doc, path);
      if (Array.isArray(value)) {
        for (const [at, item] of value.entries()) yield numbered(replaced(doc, path, item), at);
        if (value.length === 0 && keep) yield numbered(replaced(doc, path, undefined), null);
      } else if ((value !== undefined && value !== null) || keep) yield numbered(doc, null);
    }
  };
};

/** The form of documents. */
export const shaping: Readonly<Record<string, ParseStage>> = {
  $project,
  $addFields,
  $set: $addFields,
  $unset,
  $replaceRoot,
  $replaceWith: $replaceRoot,
  $unwind,
};
