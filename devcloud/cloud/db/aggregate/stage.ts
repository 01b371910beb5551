import type { Doc } from '../../ejson';
import type { CollectionInfo, StorageEngine } from '../../engine/types';
import type { ReadStats } from '../cost';
import type { Scope } from './operator';
import { fail, isDoc } from './values';
import type { Frame } from './values';

/** What a pipeline runs in: the store it reads, what it counts, and its variables. */
export interface Ambient {
  engine: StorageEngine;
  stats: ReadStats;
  frame: Frame;
}

/** Turns documents into documents; never changes the ones it is given. */
export type Stage = (docs: Iterable<Doc>, ambient: Ambient) => Iterable<Doc>;

/** A stage as it was sent. */
export interface Step {
  name: string;
  spec: unknown;
}

/** A pipeline that has been read; it may be run many times. */
export interface Pipeline {
  /** Runs over a collection, which the first stages may read by an index. */
  from: (collection: CollectionInfo, ambient: Ambient) => Iterable<Doc>;
  /** Runs over documents. */
  over: Stage;
}

/** Reads the stages of a pipeline inside another one. */
export type ParsePipeline = (steps: readonly Step[], scope: Scope) => Pipeline;

/** Reads a stage; `parse` is for the pipelines inside it. */
export type ParseStage = (spec: unknown, scope: Scope, parse: ParsePipeline, name: string) => Stage;

/** The stages of a pipeline inside another one, as EJSON has them. */
export const stepsOf = (pipeline: unknown, where: string): Step[] => {
  if (!Array.isArray(pipeline)) return fail(`${where} must be an array of pipeline stages`);
  return (pipeline as unknown[]).map((stage) => {
    if (!isDoc(stage)) return fail('Each element of the pipeline array must be an object');
    const [entry, ...more] = Object.entries(stage);
    if (!entry || more.length > 0) return fail('A pipeline stage specification object must contain exactly one field.');
    return { name: entry[0], spec: entry[1] };
  });
};
