import type { Doc } from '../../ejson';
import type { CollectionInfo } from '../../engine/types';
import type { Scope } from './operator';
import { readHead } from './read';
import type { Ambient, ParsePipeline, ParseStage, Pipeline, Stage, Step } from './stage';
import { bucketing } from './stages/buckets';
import { flowing } from './stages/flow';
import { walking } from './stages/graph';
import { grouping } from './stages/group';
import { joining } from './stages/lookup';
import { geoNear } from './stages/near';
import { ordering } from './stages/order';
import { shaping } from './stages/shape';
import { fail } from './values';

const stages: Readonly<Record<string, ParseStage>> = {
  ...flowing,
  ...ordering,
  ...grouping,
  ...bucketing,
  ...shaping,
  ...joining,
  ...walking,
};

const REFUSED = ['$out', '$merge', '$collStats', '$indexStats', '$currentOp', '$listSessions', '$planCacheStats'];

const stageOf = ({ name, spec }: Step, scope: Scope): Stage => {
  if (REFUSED.includes(name))
    return fail(`${name} is not allowed: an aggregation of this database only reads documents`);
  if (name === '$geoNear') return fail('$geoNear is only valid as the first stage in a pipeline.');
  const parse = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (!parse) return fail(`Unrecognized pipeline stage name: '${name}'`);
  return parse(spec, scope, parsePipeline, name);
};

const through = (docs: Iterable<Doc>, run: readonly Stage[], ambient: Ambient): Iterable<Doc> =>
  run.reduce((flow, stage) => stage(flow, ambient), docs);

/** Reads a pipeline; whatever is wrong with it is refused before a document is read. */
export const parsePipeline: ParsePipeline = (steps, scope): Pipeline => {
  const near = steps[0]?.name === '$geoNear' ? steps[0] : undefined;
  const rest = near ? steps.slice(1) : steps;
  const run = rest.map((step) => stageOf(step, scope));
  const over: Stage = (docs, ambient) => {
    if (near) fail('$geoNear is only valid as the first stage in a pipeline.');
    return through(docs, run, ambient);
  };
  const from = (collection: CollectionInfo, ambient: Ambient): Iterable<Doc> => {
    if (near) return through(geoNear(near.spec, collection, ambient), run, ambient);
    const { docs, done } = readHead(rest, collection, ambient);
    return through(docs, run.slice(done), ambient);
  };
  return { from, over };
};
