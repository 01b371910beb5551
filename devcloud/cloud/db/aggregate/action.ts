import { decode, encode } from '../../ejson';
import type { Doc } from '../../ejson';
import type { CollectionInfo, StorageEngine } from '../../engine/types';
import { invalidParam } from '../errors';
import type { ReadStats } from '../cost';
import { SYSTEM } from './compile';
import { parsePipeline } from './pipeline';
import type { Step } from './stage';
import { fail } from './values';

/** Rows of an aggregation that names no limit, and of any (decision 013). */
const DEFAULT_LIMIT = 20;
const MAX_ROWS = 10_000;
const MAX_DOCUMENT = 16 * 1024 * 1024;

const stepOf = (stage: unknown, now: number): Step => {
  const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown };
  if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw invalidParam('stages');
  try {
    // The text may be a bare value, as "$tags" is: it is read inside a document.
    return { name: stageKey, spec: decode(`{"v":${stageValue}}`, now)['v'] };
  } catch {
    throw invalidParam(`the value of ${stageKey} is not EJSON`);
  }
};

const written = (doc: Doc): string => {
  const text = encode(doc);
  if (text.length > MAX_DOCUMENT)
    fail(`BSONObj size: ${text.length} is invalid. Size must be between 0 and 16793600(16MB)`);
  return text;
};

/** Runs the stages that the SDK sent over a collection; answers documents as EJSON. */
export const aggregate = (
  engine: StorageEngine,
  collection: CollectionInfo,
  stages: unknown,
  { stats, now }: { stats: ReadStats; now: number },
): string[] => {
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array');
  const steps = (stages as unknown[]).map((stage) => stepOf(stage, now));
  const limited = steps.some((step) => step.name === '$limit');
  const pipeline = parsePipeline(limited ? steps : [...steps, { name: '$limit', spec: DEFAULT_LIMIT }], SYSTEM);
  const list: string[] = [];
  for (const doc of pipeline.from(collection, { engine, stats, frame: { NOW: new Date(now) } })) {
    list.push(written(doc));
    if (list.length === MAX_ROWS) break;
  }
  return list;
};
