import { decode } from '../ejson';
import type { Doc } from '../ejson';
import { hasPlaces, plan } from '../engine/planner';
import type { KeyRange, Plan, Sort } from '../engine/planner';
import type { CollectionInfo, Row, StorageEngine } from '../engine/types';
import { notePlan, noteRow } from './cost';
import type { ReadStats } from './cost';
import { databaseError } from './errors';
import { nearOf } from './geoQuery';
import { matcher } from './query';

/** A document found; `doc` is there when it had to be looked into. */
export interface Found {
  id: string;
  text: string;
  doc: Doc | undefined;
}

/** The documents a query asks for in a collection, and who pays for reading them. */
export interface Question {
  engine: StorageEngine;
  collection: CollectionInfo;
  filter: Doc;
  sort: Sort;
  stats: ReadStats;
}

const FIRST_CHUNK = 32;
const MAX_CHUNK = 1024;
/** A chunk of larger documents is followed by a smaller one, so that memory stays bounded. */
const CHUNK_BYTES = 4 * 1024 * 1024;

const nextChunk = (rows: readonly Row[], limit: number): number =>
  rows.reduce((bytes, row) => bytes + row.doc.length, 0) > CHUNK_BYTES
    ? Math.max(limit >> 2, 1)
    : Math.min(limit * 2, MAX_CHUNK);

function* readRange({ engine, collection }: Question, how: Plan, range: KeyRange, first: number): Generator<Row> {
  let after: Row | undefined;
  let limit = first;
  for (;;) {
    const { low, high } = range;
    const rows = engine.scan({ collection, index: how.index, low, high, reverse: how.reverse, after, limit });
    yield* rows;
    after = rows[rows.length - 1];
    if (rows.length < limit || !after) return;
    limit = nextChunk(rows, limit);
  }
}

/** Merges ranges by what follows their prefix, then by id, so that the order of the index holds over all of them. */
function* mergeRanges(question: Question, how: Plan, first: number): Generator<Row> {
  const heads = how.ranges.map((range) => {
    const rows = readRange(question, how, range, first);
    return { rows, prefix: range.prefix, next: rows.next() };
  });
  for (;;) {
    let best: { head: (typeof heads)[number]; row: Row; key: string } | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      const row = head.next.value;
      const key = row.key.slice(head.prefix);
      const sooner = !best || key < best.key || (key === best.key && row.id < best.row.id);
      if (!best || (how.reverse ? !sooner : sooner)) best = { head, row, key };
    }
    if (!best) return;
    yield best.row;
    best.head.next = best.head.rows.next();
  }
}

function* rowsOf(question: Question, how: Plan, wanted: number): Generator<Row> {
  // What is tested or sorted afterwards is read in growing chunks; otherwise the first chunk is what is wanted.
  const first = how.residual || !how.sorted ? FIRST_CHUNK : Math.min(Math.max(wanted, 1), MAX_CHUNK);
  if (how.ranges.length > 1 && how.sorted && question.sort.length > 0) yield* mergeRanges(question, how, first);
  else for (const range of how.ranges) yield* readRange(question, how, range, first);
}

function* documentsOf(question: Question, how: Plan, wanted: number): Generator<Found> {
  for (const part of how.union) yield* documentsOf(question, part, FIRST_CHUNK);
  const test = how.residual && matcher(how.residual);
  for (const row of rowsOf(question, how, wanted)) {
    noteRow(question.stats, question.collection, question.filter, question.sort);
    const doc = test ? decode(row.doc) : undefined;
    if (!test || (doc && test(doc))) yield { id: row.id, text: row.doc, doc };
  }
}

/** Plans a query: a malformed one is refused, and one for what is near where no index of places is. */
export const planFor = ({ collection, filter, sort, stats }: Question): Plan => {
  matcher(filter);
  const near = nearOf(filter);
  if (near && !hasPlaces(collection, near.field)) throw databaseError('unable to find index for $geoNear query');
  const how = plan(collection, filter, sort);
  notePlan(stats, how, collection, filter, sort);
  return how;
};

/** Lazily yields the committed documents that a plan finds, each once; `wanted` tells how many are likely to be taken. */
export function* reading(question: Question, how: Plan, wanted = 1): Generator<Found> {
  const seen = how.dedupe ? new Set<string>() : undefined;
  for (const found of documentsOf(question, how, wanted)) {
    if (seen?.has(found.id)) continue;
    seen?.add(found.id);
    yield found;
  }
}
