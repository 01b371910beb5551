import { decode } from '../../../ejson';
import type { Doc } from '../../../ejson';
import { encodeValue } from '../../../engine/keys';
import type { CollectionInfo } from '../../../engine/types';
import { matching } from '../../find';
import { compile } from '../compile';
import { assertFilter, boundFilter } from '../filters';
import type { Ambient, ParseStage } from '../stage';
import { fail, isDoc, isNil } from '../values';
import { additions } from './fields';
import { valuesOf } from './values';

interface Search {
  from: string;
  to: string;
  by: string;
  restriction: Doc;
  maxDepth: number;
  depthField: string | undefined;
}

const searchOf = (spec: Doc): Search => {
  const names = ['from', 'startWith', 'connectFromField', 'connectToField', 'as'];
  const missing = names.find((name) => spec[name] === undefined);
  if (missing !== undefined)
    fail("$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.");
  const optional = ['maxDepth', 'depthField', 'restrictSearchWithMatch'];
  const unknown = Object.keys(spec).find((key) => !names.includes(key) && !optional.includes(key));
  if (unknown !== undefined) fail(`Unknown argument to $graphLookup: ${unknown}`);
  const { maxDepth, depthField, restrictSearchWithMatch: restriction } = spec;
  if (maxDepth !== undefined && (!Number.isInteger(maxDepth) || Number(maxDepth) < 0))
    fail(`maxDepth requires a nonnegative argument, found: ${String(maxDepth)}`);
  if (depthField !== undefined && typeof depthField !== 'string')
    return fail("$graphLookup argument 'depthField' must be a string");
  return {
    from: String(spec['from']),
    to: String(spec['connectToField']),
    by: String(spec['connectFromField']),
    restriction: restriction === undefined ? {} : assertFilter(restriction),
    maxDepth: maxDepth === undefined ? Infinity : Number(maxDepth),
    depthField,
  };
};

/** Breadth first: one query for each depth finds all that the last depth points at. */
const explore = (start: readonly unknown[], search: Search, foreign: CollectionInfo, ambient: Ambient): Doc[] => {
  const { engine, stats, frame } = ambient;
  const restriction = boundFilter(search.restriction, frame);
  const depth =
    search.depthField === undefined
      ? undefined
      : additions({ [search.depthField]: '$$depth' }, new Set(['depth']), '$graphLookup');
  const visited = new Map<string, Doc>();
  const asked = new Set<string>();
  let frontier = start;
  for (let level = 0; level <= search.maxDepth && frontier.length > 0; level++) {
    const wanted = new Map(frontier.map((value) => [encodeValue(value), value]));
    const values = [...wanted].filter(([key]) => !asked.has(key)).map(([key, value]) => [asked.add(key), value][1]);
    if (values.length === 0) break;
    const next: unknown[] = [];
    const filter = { $and: [{ [search.to]: { $in: values } }, restriction] };
    for (const row of matching(engine, foreign, filter, stats)) {
      if (visited.has(row.id)) continue;
      const doc = row.doc ?? decode(row.text);
      visited.set(row.id, depth ? depth(doc, { depth: level }) : doc);
      next.push(...valuesOf(doc, search.by).filter((value) => !isNil(value)));
    }
    frontier = next;
  }
  return [...visited.values()];
};

const $graphLookup: ParseStage = (spec, scope) => {
  if (!isDoc(spec)) return fail('the $graphLookup stage specification must be an object');
  const search = searchOf(spec);
  const start = compile(spec['startWith'], scope);
  const set = additions({ [String(spec['as'])]: '$$found' }, new Set(['found']), '$graphLookup');
  return function* (docs, ambient) {
    const foreign = ambient.engine.collection(search.from);
    for (const doc of docs) {
      const from = start(doc, ambient.frame) ?? null;
      const values = Array.isArray(from) ? (from as unknown[]) : [from];
      yield set(doc, { found: foreign ? explore(values, search, foreign, ambient) : [] });
    }
  };
};

/** Chains of documents. */
export const walking: Readonly<Record<string, ParseStage>> = { $graphLookup };
