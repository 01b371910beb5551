import { decode } from '../ejson';
import type { Doc } from '../ejson';
import { plan } from '../engine/planner';
import type { KeyRange, Plan, Sort } from '../engine/planner';
import type { CollectionInfo, Row, StorageEngine } from '../engine/types';
import { sortBy } from './compare';
import { matcher } from './query';

/** What one request read: shown in the invocation log. */
export interface ReadStats {
  rowsRead: number;
  indexed: boolean;
}

/** A document found; `doc` is there when it had to be looked into. */
export interface Found {
  id: string;
  text: string;
  doc: Doc | undefined;
}

/** A query with its order and window. */
export interface Find {
  filter: Doc;
  sort: Sort;
  skip: number;
  limit: number;
}

const FIRST_CHUNK = 32;
const MAX_CHUNK = 1024;

function* readRange(
  engine: StorageEngine,
  collection: CollectionInfo,
  how: Plan,
  range: KeyRange,
  first: number,
): Generator<Row> {
  let after: Row | undefined;
  let limit = first;
  for (;;) {
    const rows = engine.scan({ collection, index: how.index, ...range, reverse: how.reverse, after, limit });
    yield* rows;
    after = rows[rows.length - 1];
    if (rows.length < limit || !after) return;
    limit = Math.min(limit * 2, MAX_CHUNK);
  }
}

/** Merges the ranges of an `in` by what follows their prefix, so that the order of the index holds over all of them. */
function* mergeRanges(engine: StorageEngine, collection: CollectionInfo, how: Plan, first: number): Generator<Row> {
  const heads = how.ranges.map((range) => {
    const rows = readRange(engine, collection, how, range, first);
    return { rows, prefix: range.prefix, next: rows.next() };
  });
  for (;;) {
    let best: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      const key = head.next.value.key.slice(head.prefix);
      const other = best && !best.next.done ? best.next.value.key.slice(best.prefix) : undefined;
      if (other === undefined || (how.reverse ? key > other : key < other)) best = head;
    }
    if (!best || best.next.done) return;
    yield best.next.value;
    best.next = best.rows.next();
  }
}

function* candidates(
  engine: StorageEngine,
  collection: CollectionInfo,
  how: Plan,
  wanted: number,
  stats: ReadStats,
): Generator<Row> {
  const first = how.residual || !how.sorted ? FIRST_CHUNK : Math.min(Math.max(wanted, 1), MAX_CHUNK);
  const merging = how.ranges.length > 1 && how.sorted;
  const rows = merging
    ? mergeRanges(engine, collection, how, first)
    : how.ranges.flatMap((range) => [readRange(engine, collection, how, range, first)]);
  const seen = how.dedupe || how.ranges.length > 1 ? new Set<string>() : undefined;
  for (const source of Array.isArray(rows) ? rows : [rows]) {
    for (const row of source) {
      if (seen?.has(row.id)) continue;
      seen?.add(row.id);
      stats.rowsRead++;
      yield row;
    }
  }
}

const note = (stats: ReadStats, how: Plan): void => {
  if (!how.indexed) stats.indexed = false;
};

/** Lazily yields the committed documents that match, in index order when the plan gives the wanted order. */
export function* matching(
  engine: StorageEngine,
  collection: CollectionInfo,
  filter: Doc,
  stats: ReadStats,
): Generator<Found> {
  const how = plan(collection, filter, [], false);
  note(stats, how);
  const test = how.residual && matcher(how.residual);
  for (const row of candidates(engine, collection, how, 1, stats)) {
    const doc = test ? decode(row.doc) : undefined;
    if (!test || (doc && test(doc))) yield { id: row.id, text: row.doc, doc };
  }
}

/** Answers a query; `overlay` holds documents that the asking transaction sees differently. */
export const find = (
  engine: StorageEngine,
  collection: CollectionInfo,
  query: Find,
  stats: ReadStats,
  overlay?: ReadonlyMap<string, string | null>,
): Found[] => {
  const how = plan(collection, query.filter, query.sort, true);
  note(stats, how);
  const test = how.residual && matcher(how.residual);
  const changed = overlay && overlay.size > 0 ? overlay : undefined;
  const enough = how.sorted && !changed ? query.skip + query.limit : Infinity;
  const found: Found[] = [];
  for (const row of candidates(engine, collection, how, enough === Infinity ? FIRST_CHUNK : enough, stats)) {
    if (changed?.has(row.id)) continue;
    const doc = test ? decode(row.doc) : undefined;
    if (!test || (doc && test(doc))) found.push({ id: row.id, text: row.doc, doc });
    if (found.length >= enough) break;
  }
  if (changed) {
    const full = matcher(query.filter);
    for (const [id, text] of changed) {
      const doc = text === null ? undefined : decode(text);
      if (text !== null && doc && full(doc)) found.push({ id, text, doc });
    }
  }
  const ordered =
    (how.sorted && !changed) || query.sort.length === 0
      ? found
      : sortBy(found, (row) => (row.doc ??= decode(row.text)), query.sort);
  return ordered.slice(query.skip, query.skip + query.limit);
};

/** Counts what matches in the committed state, from the index alone when it knows everything. */
export const count = (engine: StorageEngine, collection: CollectionInfo, filter: Doc, stats: ReadStats): number => {
  const how = plan(collection, filter, [], false);
  const [range] = how.ranges;
  if (!how.residual && !how.dedupe && how.ranges.length === 1 && range) {
    note(stats, how);
    return engine.count({ collection, index: how.index, low: range.low, high: range.high });
  }
  let total = 0;
  for (const row of matching(engine, collection, filter, stats)) if (row) total++;
  return total;
};
