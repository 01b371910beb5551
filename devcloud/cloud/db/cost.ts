import type { Doc } from '../ejson';
import { wantedIndex } from '../engine/advice';
import type { Plan, Sort } from '../engine/planner';
import type { CollectionInfo } from '../engine/types';
import { CloudError } from './errors';

/** What requests read: shown in the invocation log. `strict` makes an error of what production would make slow. */
export interface ReadStats {
  rowsRead: number;
  rowsReturned: number;
  indexed: boolean;
  /** Each query that no index served: the collection and the shape of the query. */
  scans: string[];
  strict?: boolean;
}

/** The most documents that one request may examine under strict reads. */
const MOST = 1000;
const MAX_SCANS = 20;

/** Nothing read so far. */
export const newStats = (strict = false): ReadStats => ({
  rowsRead: 0,
  rowsReturned: 0,
  indexed: true,
  scans: [],
  strict,
});

/** Adds what one request read to what its invocation has read. */
export const addStats = (to: ReadStats, from: ReadStats): void => {
  to.rowsRead += from.rowsRead;
  to.rowsReturned += from.rowsReturned;
  to.indexed &&= from.indexed;
  to.scans.push(...from.scans.slice(0, MAX_SCANS - to.scans.length));
};

const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' ? value.map(shapeOf) : ['?'];
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp) return '?';
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
};

/** A query without its values. */
const describe = (collection: CollectionInfo, filter: Doc, sort: Sort): string =>
  `${collection.name} ${JSON.stringify(shapeOf(filter))}` +
  (sort.length > 0 ? ` ordered by ${JSON.stringify(Object.fromEntries(sort))}` : '');

const refuse = (what: string, filter: Doc, sort: Sort): never => {
  const index = wantedIndex(filter, sort);
  const advice =
    index === '{}' ? 'it must name what it wants by fields with an index' : `the index ${index} would serve it`;
  throw new CloudError('STRICT_READ', `${what}: ${advice}`);
};

/** Notes how a query is read; under strict reads a scan is refused. */
export const notePlan = (stats: ReadStats, how: Plan, collection: CollectionInfo, filter: Doc, sort: Sort): void => {
  if (how.indexed) return;
  const shape = describe(collection, filter, sort);
  if (stats.strict) refuse(`No declared index serves ${shape}`, filter, sort);
  stats.indexed = false;
  if (stats.scans.length < MAX_SCANS && !stats.scans.includes(shape)) stats.scans.push(shape);
};

/** Notes one document looked at; under strict reads one too many is refused. */
export const noteRow = (stats: ReadStats, collection: CollectionInfo, filter: Doc, sort: Sort): void => {
  stats.rowsRead++;
  if (stats.strict && stats.rowsRead > MOST)
    refuse(`More than ${MOST} documents examined for ${describe(collection, filter, sort)}`, filter, sort);
};
