import { decode } from '../ejson';
import type { Doc } from '../ejson';
import type { Plan, Sort } from '../engine/planner';
import type { CollectionInfo, StorageEngine } from '../engine/types';
import type { ReadStats } from './cost';
import { nearest, nearOf } from './geoQuery';
import type { Near } from './geoQuery';
import { matcher } from './query';
import { planFor, reading } from './reading';
import type { Found, Question } from './reading';
import { EARTH } from './sphere';
import { TopRows } from './topRows';

/** A query with its order and window; `maxBytes` bounds the text that is kept of it. */
export interface Find {
  filter: Doc;
  sort: Sort;
  skip: number;
  limit: number;
  maxBytes?: number;
}

/** Documents that the asking transaction sees differently, by id; null: not at all. */
export type Overlay = ReadonlyMap<string, string | null>;

/** Lazily yields the committed documents that match, in any order. */
export function* matching(
  engine: StorageEngine,
  collection: CollectionInfo,
  filter: Doc,
  stats: ReadStats,
): Generator<Found> {
  const question = { engine, collection, filter, sort: [], stats };
  yield* reading(question, planFor(question));
}

/** Documents of the overlay that match. */
function* changedRows(overlay: Overlay, filter: Doc): Generator<Found> {
  const test = matcher(filter);
  for (const [id, text] of overlay) {
    const doc = text === null ? undefined : decode(text);
    if (text !== null && doc && test(doc)) yield { id, text, doc };
  }
}

/** Reads until enough are found: in a free order the first are enough, otherwise all must be seen. */
const collect = (question: Question, how: Plan, query: Find, overlay: Overlay | undefined): TopRows => {
  const enough = query.skip + query.limit;
  const rows = new TopRows(query, how.sorted && !overlay ? [] : query.sort);
  let taken = 0;
  if (query.limit <= 0) return rows;
  for (const found of reading(question, how, enough)) {
    if (overlay?.has(found.id)) continue;
    rows.add(found);
    if (how.sorted && ++taken >= enough) break;
  }
  return rows;
};

const FIRST_RING = 1000;
const FARTHEST = Math.PI * EARTH;

/** Reads rings around the centre, each four times as wide, until enough is found within one. */
const findNear = (question: Question, near: Near, query: Find, overlay: Overlay | undefined): Found[] => {
  const { field, center, min, max } = near;
  for (let reach = Math.max(FIRST_RING, min * 2); ; reach *= 4) {
    const limit = Math.min(reach, max);
    const range = { $minDistance: min, ...(limit < FARTHEST ? { $maxDistance: limit } : {}) };
    const ring = { [field]: { $nearSphere: { $geometry: { type: 'Point', coordinates: [...center] }, ...range } } };
    const bounded = { ...question, filter: { $and: [ring, query.filter] } };
    const found: { row: Found; away: number }[] = [];
    const measure = (row: Found): void => {
      row.doc ??= decode(row.text);
      found.push({ row, away: nearest(row.doc, field, center) ?? Infinity });
    };
    for (const row of reading(bounded, planFor(bounded))) if (!overlay?.has(row.id)) measure(row);
    if (overlay) for (const row of changedRows(overlay, bounded.filter)) measure(row);
    if (limit < max && limit < FARTHEST && found.length < query.skip + query.limit) continue;
    found.sort((a, b) => a.away - b.away);
    return found.slice(query.skip, query.skip + query.limit).map(({ row }) => row);
  }
};

/** Answers a query; `overlay` holds documents that the asking transaction sees differently. */
export const find = (
  engine: StorageEngine,
  collection: CollectionInfo,
  query: Find,
  stats: ReadStats,
  overlay?: Overlay,
): Found[] => {
  const { filter, sort } = query;
  const question = { engine, collection, filter, sort, stats };
  const changed = overlay && overlay.size > 0 ? overlay : undefined;
  const near = sort.length === 0 ? nearOf(filter) : undefined;
  if (near) return findNear(question, near, query, changed);
  const rows = collect(question, planFor(question), query, changed);
  if (changed) for (const found of changedRows(changed, filter)) rows.add(found);
  return rows.window();
};

/** The narrowest way to see every document once: an index that holds each exactly once, or the collection itself. */
const narrowest = (collection: CollectionInfo, how: Plan): Plan['index'] => {
  if (how.index || how.ranges[0]?.low !== '' || how.ranges[0].high !== '\xff') return how.index;
  return collection.indexes.find((index) => index.multikey === 0 && !index.fields.some(({ geo }) => geo)) ?? null;
};

/** Counts what matches in the committed state, from the index alone when it knows everything. */
export const count = (engine: StorageEngine, collection: CollectionInfo, filter: Doc, stats: ReadStats): number => {
  const question = { engine, collection, filter, sort: [], stats };
  const how = planFor(question);
  const covered = !how.residual && how.union.length === 0 && (!how.dedupe || how.ranges.length <= 1);
  let total = 0;
  if (covered) {
    const index = narrowest(collection, how);
    for (const { low, high } of how.ranges)
      total += engine.count({ collection, index, low, high, distinct: how.dedupe });
    return total;
  }
  for (const found of reading(question, how)) if (found) total++;
  return total;
};
