import { active } from '../../corrections';
import type { Doc } from '../../../ejson';
import { matcher } from '../../query';
import { compile } from '../compile';
import { assertFilter, boundFilter } from '../filters';
import { mingoStage } from '../mingo';
import type { Pipeline, ParseStage } from '../stage';
import { stepsOf } from '../stage';
import { fail, isDoc, put } from '../values';
import type { Evaluate, Frame } from '../values';

const $match: ParseStage = (given, scope) => {
  const filter = assertFilter(given);
  // What is wrong with the query shows now, whatever its variables will be.
  matcher(boundFilter(filter, Object.fromEntries([...scope].map((name) => [name, null]))));
  return function* (docs, { frame }) {
    const test = matcher(boundFilter(filter, frame));
    for (const doc of docs) if (test(doc)) yield doc;
  };
};

const OUTSIDE = ['$facet', '$geoNear', '$out', '$merge', '$collStats', '$indexStats', '$planCacheStats'];

const $facet: ParseStage = (given, scope, parse) => {
  if (!isDoc(given) || Object.keys(given).length === 0)
    return fail('the $facet specification must be a non-empty object');
  const facets = Object.entries(given).map(([name, pipeline]): readonly [string, Pipeline] => {
    if (name.startsWith('$') || name.includes('.')) fail(`$facet argument '${name}' is not a field name`);
    const steps = stepsOf(pipeline, `arguments to $facet, ${name},`);
    const outside = steps.find((step) => OUTSIDE.includes(step.name));
    if (outside) fail(`${outside.name} is not allowed to be used within a $facet stage`);
    return [name, parse(steps, scope)];
  });
  return (docs, ambient) => {
    const all = [...docs];
    const made: Doc = {};
    for (const [name, pipeline] of facets) put(made, name, [...pipeline.over(all, ambient)]);
    return [made];
  };
};

const KEEP = 'KEEP';
const PRUNE = 'PRUNE';
const DESCEND = 'DESCEND';

const redacted = (doc: Doc, decide: Evaluate, frame: Frame): Doc | undefined => {
  const decision = decide(doc, frame);
  if (decision === KEEP) return doc;
  if (decision === PRUNE) return undefined;
  if (decision !== DESCEND) return fail('$redact must not return a value other than $$DESCEND, $$PRUNE or $$KEEP');
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return (value as unknown[]).map(inner).filter((item) => item !== undefined);
    return isDoc(value) ? redacted(value, decide, frame) : value;
  };
  const made: Doc = {};
  for (const [name, value] of Object.entries(doc)) {
    const kept = inner(value);
    if (kept !== undefined) put(made, name, kept);
  }
  return made;
};

const $redact: ParseStage = (given, scope) => {
  const decide = compile(given, new Set([...scope, KEEP, PRUNE, DESCEND]));
  return function* (docs, { frame }) {
    if (!active('aggregate.redact')) return yield* mingoStage('$redact', given, docs);
    for (const doc of docs) {
      const kept = redacted(doc, decide, { ...frame, KEEP, PRUNE, DESCEND });
      if (kept) yield kept;
    }
  };
};

/** What passes, and pipelines side by side. */
export const flowing: Readonly<Record<string, ParseStage>> = { $match, $facet, $redact };
