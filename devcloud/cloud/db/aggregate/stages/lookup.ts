import { decode } from '../../../ejson';
import type { Doc } from '../../../ejson';
import { encodeValue } from '../../../engine/keys';
import type { CollectionInfo } from '../../../engine/types';
import { typeName } from '../../bsonTypes';
import { matching } from '../../find';
import { matcher } from '../../query';
import { compile } from '../compile';
import type { Scope } from '../operator';
import type { Ambient, ParsePipeline, ParseStage, Stage } from '../stage';
import { stepsOf } from '../stage';
import { fail, isDoc } from '../values';
import { valuesOf } from './values';
import { additions } from './fields';

const text = (spec: Doc, key: string, name: string): string => {
  const value = spec[key];
  return typeof value === 'string' && value !== ''
    ? value
    : fail(`${name} argument '${key}' must be a string, found ${JSON.stringify(value)}: ${typeName(value)}`);
};

/** Sets the result field, dotted or not. */
const asField = (as: string): ((doc: Doc, found: readonly Doc[]) => Doc) => {
  const add = additions({ [as]: '$$found' }, new Set(['found']), '$lookup');
  return (doc, found) => add(doc, { found });
};

const INDEXED_BATCH = 50;
const SCAN_BATCH = 10_000;

const batchFor = (foreign: CollectionInfo, field: string): number =>
  field === '_id' || foreign.indexes.some((index) => index.fields[0]?.name === field) ? INDEXED_BATCH : SCAN_BATCH;

function* inBatches(docs: Iterable<Doc>, size: number): Generator<Doc[]> {
  let batch: Doc[] = [];
  for (const doc of docs) {
    batch.push(doc);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Joins a batch by one query: the documents of the foreign field's values, handed to those that hold the value. */
const joined = (
  batch: readonly Doc[],
  foreign: CollectionInfo,
  { engine, stats }: Ambient,
  fields: { local: string; foreign: string },
): Doc[][] => {
  const wanted = batch.map((doc) => valuesOf(doc, fields.local));
  const all = new Map(wanted.flat().map((value) => [encodeValue(value), value]));
  const found = Array.from(
    matching(engine, foreign, { [fields.foreign]: { $in: [...all.values()] } }, stats),
    (row): Doc => row.doc ?? decode(row.text),
  );
  const holders = new Map<string, number[]>();
  found.forEach((doc, at) => {
    for (const key of new Set(valuesOf(doc, fields.foreign, true).map(encodeValue)))
      holders.set(key, [...(holders.get(key) ?? []), at]);
  });
  return wanted.map((values) => {
    // What null finds depends on the path: only the query can tell.
    const isNull = values.includes(null) ? matcher({ [fields.foreign]: { $in: values } }) : undefined;
    if (isNull) return found.filter(isNull);
    const at = new Set(values.flatMap((value) => holders.get(encodeValue(value)) ?? []));
    return found.filter((_doc, index) => at.has(index));
  });
};

const byEquality = (from: string, fields: { local: string; foreign: string }, as: string): Stage => {
  const set = asField(as);
  return function* (docs, ambient) {
    const foreign = ambient.engine.collection(from);
    const size = foreign ? batchFor(foreign, fields.foreign) : INDEXED_BATCH;
    for (const batch of inBatches(docs, size)) {
      const found = foreign ? joined(batch, foreign, ambient, fields) : [];
      for (const [at, doc] of batch.entries()) yield set(doc, found[at] ?? []);
    }
  };
};

const byPipeline = (spec: Doc, as: string, scope: Scope, parse: ParsePipeline): Stage => {
  const { let: bindings = {} } = spec;
  if (!isDoc(bindings))
    return fail(`$lookup argument 'let: ${JSON.stringify(bindings)}' must be an object, is type ${typeName(bindings)}`);
  const bound = Object.entries(bindings).map(([name, value]) => [name, compile(value, scope)] as const);
  const pipeline = parse(
    stepsOf(spec['pipeline'], "'pipeline' option"),
    new Set([...scope, ...bound.map(([name]) => name)]),
  );
  const [set, from] = [asField(as), text(spec, 'from', '$lookup')];
  return function* (docs, ambient) {
    const foreign = ambient.engine.collection(from);
    const run = (frame: Ambient['frame']): Doc[] =>
      foreign ? [...pipeline.from(foreign, { ...ambient, frame })] : [...pipeline.over([], { ...ambient, frame })];
    let same: Doc[] | undefined;
    for (const doc of docs) {
      const values = bound.map(([name, value]) => [name, value(doc, ambient.frame)] as const);
      const found =
        bound.length === 0 ? (same ??= run(ambient.frame)) : run({ ...ambient.frame, ...Object.fromEntries(values) });
      yield set(doc, found);
    }
  };
};

const $lookup: ParseStage = (spec, scope, parse, name) => {
  if (!isDoc(spec)) return fail(`the $lookup specification must be an Object`);
  const allowed = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];
  const unknown = Object.keys(spec).find((key) => !allowed.includes(key));
  if (unknown !== undefined) fail(`unknown argument to $lookup: ${unknown}`);
  if (spec['from'] === undefined) fail("missing 'from' option to $lookup stage specification");
  if (spec['as'] === undefined) fail("must specify 'as' field for a $lookup");
  const [from, as] = [text(spec, 'from', name), text(spec, 'as', name)];
  const equality = spec['localField'] !== undefined || spec['foreignField'] !== undefined;
  if (spec['pipeline'] !== undefined) {
    if (equality) fail("$lookup with 'pipeline' may not specify 'localField' or 'foreignField'");
    return byPipeline(spec, as, scope, parse);
  }
  if (spec['let'] !== undefined) fail("$lookup with a 'let' argument must also specify 'pipeline'");
  if (spec['localField'] === undefined || spec['foreignField'] === undefined)
    fail("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  return byEquality(from, { local: text(spec, 'localField', name), foreign: text(spec, 'foreignField', name) }, as);
};

const $unionWith: ParseStage = (given, scope, parse) => {
  const { coll, pipeline = [] } = isDoc(given) ? given : { coll: given };
  if (typeof coll !== 'string') return fail("$unionWith needs the name of a collection in 'coll'");
  const other = parse(stepsOf(pipeline, "'pipeline' option"), scope);
  return function* (docs, ambient) {
    yield* docs;
    const collection = ambient.engine.collection(coll);
    if (collection) yield* other.from(collection, ambient);
  };
};

/** Documents of other collections. */
export const joining: Readonly<Record<string, ParseStage>> = { $lookup, $unionWith };
