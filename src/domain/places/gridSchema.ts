import {
  array,
  boolean,
  maxLength,
  minLength,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { Id, Timestamp, words } from '../_kernel/ids';
import { REGRIDS } from './grids';
import { PlaceRow, Plan, Post } from './schema';

/** The most buildings that go at once; a grid has fewer. */
export const MOST = 100;
const Buildings = pipe(array(Id), minLength(1, 'too_few'), maxLength(MOST, 'too_many'));
const Reason = words(2, 100);

export const Leaving = strictObject({
  grid: Id,
  person: Id,
  from: Timestamp,
  until: Timestamp,
  reason: optional(words(0, 60)),
});
export type Leaving = InferOutput<typeof Leaving>;

export const LeaveView = strictObject({
  id: Id,
  state: picklist(['planned', 'away', 'over', 'cancelled']),
  name: string(),
  from: Timestamp,
  until: Timestamp,
  mine: boolean(),
  moves: array(string()),
});
export type LeaveView = InferOutput<typeof LeaveView>;

/** A grid as those see it who work in it. */
export const GridView = strictObject({
  id: Id,
  name: string(),
  path: array(string()),
  level: picklist(['grid3', 'grid4']),
  boundary: nullable(string()),
  primary: nullable(Post),
  backup: nullable(Post),
  /** Who is on duty at this moment; null where nobody is appointed. */
  onDuty: nullable(picklist(['primary', 'backup'])),
  leaves: array(LeaveView),
  buildings: array(PlaceRow),
  plan: nullable(Plan),
  /** Whether the caller keeps the grids. */
  keeper: boolean(),
});
export type GridView = InferOutput<typeof GridView>;

export const Moving = strictObject({ community: Id, buildings: Buildings, to: Id, reason: Reason });
export type Moving = InferOutput<typeof Moving>;
export const Splitting = strictObject({ grid: Id, name: words(1, 40), buildings: Buildings, reason: Reason });
export type Splitting = InferOutput<typeof Splitting>;
export const Merging = strictObject({ from: Id, into: Id, reason: Reason });
export type Merging = InferOutput<typeof Merging>;
/** Of which buildings, or of which whole grid, it is asked what would go along. */
export const Previewing = strictObject({
  community: Id,
  buildings: optional(Buildings),
  grid: optional(Id),
});
export type Previewing = InferOutput<typeof Previewing>;

/** How much goes along with buildings, by what it is. */
export const Preview = strictObject({
  buildings: array(PlaceRow),
  rows: array(strictObject({ kind: string(), count: number() })),
});
export type Preview = InferOutput<typeof Preview>;

export const RegridView = strictObject({
  id: Id,
  kind: picklist(REGRIDS),
  state: picklist(['moving', 'settled']),
  to: Id,
  toName: string(),
  fromName: string(),
  names: string(),
  reason: string(),
  at: Timestamp,
});
export type RegridView = InferOutput<typeof RegridView>;
