import {
  array,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  type InferOutput,
} from 'valibot';
import { Id, Phone, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import {
  PURPOSE_KEYS,
  RELATION_KEYS,
  TAG_KEYS,
  TENURE_KEYS,
  USE_KEYS,
  type Relation,
  type Tag,
  type Tenure,
  type Use,
} from './words';

/** A room (户/房屋): one of its kind in its building; its id follows from building, unit and door. */
export interface RoomDoc extends Stateful {
  building: string;
  /** The place of its unit, where the unit is a place of its own. */
  unit: string | null;
  unitName: string;
  door: string;
  /** By which rooms of a building come in the order of their doors. */
  order: number;
  use: Use;
  /** The household that lives here now. */
  household: string | null;
  /** When that household took the room: a household that never came to be loses it again. */
  takenAt: number;
}

/** Somebody of a household. Name and phone are sealed; the fingerprints find them without opening. */
export interface Member {
  key: string;
  relation: Relation;
  nameSealed: string;
  nameMask: string;
  nameIndex: string;
  phoneSealed: string | null;
  phoneMask: string | null;
  phoneIndex: string | null;
  birthYear: number | null;
  tags: readonly Tag[];
  /** The person who was confirmed to be this member. */
  person: string | null;
}

/** A household (家庭) in its room, from moving in to moving out. */
export interface HouseholdDoc extends Stateful {
  room: string;
  /** Compound and building: all that anybody else is told. */
  placeName: string;
  unitName: string;
  door: string;
  tenure: Tenure;
  members: readonly Member[];
  /** Of all its members; kept for lists. */
  tags: readonly Tag[];
  completeness: number;
  movedInAt: number | null;
  movedOutAt: number | null;
  /** The persons whose trust comes from living here. */
  bound: readonly string[];
  /** When somebody last came to see them; 0 before the first time. */
  visitedAt: number;
}

/** The most members a household has, and the most persons bound to it. */
export const MOST_MEMBERS = 20;
export const MOST_BOUND = 10;

export const RelationName = picklist(RELATION_KEYS);
export const TagName = picklist(TAG_KEYS);
export const UseName = picklist(USE_KEYS);
export const TenureName = picklist(TENURE_KEYS);
export const LookUp = picklist(PURPOSE_KEYS);
export const HouseholdState = picklist(['living', 'movedOut']);

export const BirthYear = pipe(number(), integer('year'), minValue(1900, 'year'), maxValue(2100, 'year'));
const Tags = pipe(array(TagName), maxLength(TAG_KEYS.length, 'too_many'));

export const MemberInput = strictObject({
  relation: RelationName,
  name: words(1, 20),
  phone: optional(Phone),
  birthYear: optional(BirthYear),
  tags: optional(Tags),
});
export type MemberInput = InferOutput<typeof MemberInput>;

/** What is said anew of a member; what is left out stays. */
export const MemberChange = strictObject({
  key: Id,
  relation: optional(RelationName),
  name: optional(words(1, 20)),
  phone: optional(Phone),
  birthYear: optional(BirthYear),
  tags: optional(Tags),
});
export type MemberChange = InferOutput<typeof MemberChange>;

/** Which room of which building; the unit may be left out where the place is the unit itself. */
export const RoomAt = {
  place: Id,
  unitName: optional(words(0, 10)),
  door: words(1, 12),
};

export const Entering = strictObject({
  ...RoomAt,
  tenure: TenureName,
  movedInAt: optional(Timestamp),
  members: pipe(array(MemberInput), minLength(1, 'too_few'), maxLength(MOST_MEMBERS, 'too_many')),
});
export type Entering = InferOutput<typeof Entering>;
