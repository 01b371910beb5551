import { array, boolean, nullable, number, picklist, strictObject, string, type InferOutput } from 'valibot';
import { Area } from '../_kernel/area';
import { Cursor, Id, Timestamp } from '../_kernel/ids';
import { PART_KEYS } from './completeness';
import { HouseholdState, RelationName, TagName, TenureName, UseName } from './schema';

export const MemberView = strictObject({
  key: Id,
  relation: RelationName,
  name: string(),
  phone: nullable(string()),
  birthYear: nullable(number()),
  tags: array(TagName),
  bound: boolean(),
});

/** A household as those in charge and its own people see it: names and phones masked. */
export const HouseholdView = strictObject({
  id: Id,
  rev: number(),
  state: HouseholdState,
  room: Id,
  placeName: string(),
  roomName: string(),
  area: Area,
  tenure: TenureName,
  members: array(MemberView),
  tags: array(TagName),
  completeness: number(),
  /** What the entry still lacks, the weightiest first. */
  lacks: array(picklist(PART_KEYS)),
  movedInAt: nullable(Timestamp),
  movedOutAt: nullable(Timestamp),
  visitedAt: nullable(Timestamp),
  as: array(string()),
  moves: array(string()),
  timeline: array(strictObject({ at: Timestamp, grant: string(), mine: boolean(), move: string(), note: string() })),
});
export type HouseholdView = InferOutput<typeof HouseholdView>;

/** A household in a list. */
export const HouseholdRow = strictObject({
  id: Id,
  state: HouseholdState,
  placeName: string(),
  roomName: string(),
  tenure: TenureName,
  head: string(),
  people: number(),
  tags: array(TagName),
  completeness: number(),
  visitedAt: nullable(Timestamp),
});
export type HouseholdRow = InferOutput<typeof HouseholdRow>;
export const HouseholdPage = strictObject({ rows: array(HouseholdRow), next: nullable(Cursor) });

/** A room of a building, with who lives there. */
export const RoomRow = strictObject({
  id: Id,
  name: string(),
  unitName: string(),
  door: string(),
  use: UseName,
  household: nullable(HouseholdRow),
});
export type RoomRow = InferOutput<typeof RoomRow>;
export const RoomPage = strictObject({ rows: array(RoomRow), next: nullable(Cursor) });

/** A building of an area with what the register knows of it. */
export const BuildingRow = strictObject({
  id: Id,
  /** Compound and building. */
  name: string(),
  rooms: number(),
  households: number(),
});
export const BuildingPage = strictObject({ rows: array(BuildingRow), next: nullable(Cursor) });
