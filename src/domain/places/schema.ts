import {
  array,
  integer,
  maxValue,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { Area } from '../_kernel/area';
import type { Absence } from '../_kernel/duty';
import { Id, Phone, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';

/** A unit (单元), a counter (货柜), a venue (功能室) and the spot of an activity (活动) are no levels of the area path. */
export const KINDS = [
  ...(['district', 'street', 'community', 'grid3', 'grid4', 'compound', 'building'] as const),
  ...(['unit', 'counter', 'venue', 'activity'] as const),
] as const;
export type PlaceKind = (typeof KINDS)[number];
export const Kind = picklist(KINDS);

/** What opens and closes, or is held on some days: its code says so when it is over. */
export const VENUES = ['venue', 'activity'] as const satisfies readonly PlaceKind[];
export const isVenue = (kind: string): boolean => VENUES.some((one) => one === kind);

/** What may hang below what: buildings stand in a compound, and belong to one level-4 grid besides. */
export const PARENT: Readonly<Record<Exclude<PlaceKind, 'district'>, readonly PlaceKind[]>> = {
  street: ['district'],
  community: ['street'],
  grid3: ['community'],
  grid4: ['grid3'],
  compound: ['community'],
  building: ['compound'],
  unit: ['building'],
  counter: ['community'],
  venue: ['community'],
  // In one of the venues, or out of doors.
  activity: ['community', 'venue'],
};
/** What gets a building code; the goods of a counter have shelf codes of their own. */
export const CODED: readonly PlaceKind[] = ['building', 'unit', 'venue', 'activity'];

/** The person on duty in a grid, as the doorplate shows him: a public name and a work phone, nothing private. */
export const OnDoor = strictObject({
  name: words(1, 20),
  phone: Phone,
  hours: words(1, 40),
  /** The end of his term; open where nothing is said. */
  until: optional(Timestamp),
});
export type OnDoor = InferOutput<typeof OnDoor>;
/** The same with who he is in the system. */
export const Post = strictObject({ person: Id, ...OnDoor.entries });
export type Post = InferOutput<typeof Post>;

const days = pipe(number(), integer('days'), minValue(1, 'days'), maxValue(90, 'days'));
/** How often, in days, each building is patrolled and people are visited by their risk. */
export const Plan = strictObject({ buildings: days, high: days, middle: days, low: days });
export type Plan = InferOutput<typeof Plan>;

export interface PlaceDoc extends Stateful {
  kind: PlaceKind;
  name: string;
  path: readonly string[];
  parent: string | null;
  primary: Post | null;
  backup: Post | null;
  primaryId: string | null;
  backupId: string | null;
  /** When the next term of a post is over; null where none ends. */
  termEndsAt: number | null;
  /** Of a grid: how far it reaches, in words. */
  boundary: string | null;
  /** Of a grid: who is away, or will be. */
  leaves: readonly Absence[];
  /** Of a level-4 grid: how often its buildings and people are to be seen. */
  plan: Plan | null;
  /** Of a venue or an activity: what is there, in words. */
  note: string | null;
  /** Of an activity: when its first day begins and its last one ends. */
  startsAt: number | null;
  endsAt: number | null;
}

export const PlaceState = picklist(['active', 'demolished', 'closed']);
export const PlaceView = strictObject({
  id: Id,
  kind: Kind,
  name: string(),
  path: array(string()),
  state: PlaceState,
  area: Area,
  parent: nullable(Id),
  primary: nullable(OnDoor),
  backup: nullable(OnDoor),
  boundary: nullable(string()),
  note: nullable(string()),
  startsAt: nullable(Timestamp),
  endsAt: nullable(Timestamp),
});

export const PlaceRow = strictObject({ id: Id, kind: Kind, name: string() });

/** The doorplate of a place: who is in charge and how many matters are open here. */
export const Doorplate = strictObject({
  place: PlaceView,
  grid: nullable(
    strictObject({
      ...{ id: Id, name: string(), primary: nullable(OnDoor), backup: nullable(OnDoor) },
      /** Who stands in at this moment; null while the primary is there. */
      standIn: nullable(string()),
    }),
  ),
  /** The units of a building, the activities of a venue. */
  units: array(PlaceRow),
  /** Matters open here; null where no figure is kept. */
  open: nullable(number()),
});

/** What is told of a venue; of an activity also its days. */
export const Occasion = { note: optional(words(0, 200)), startsAt: optional(Timestamp), endsAt: optional(Timestamp) };

export const AddPlace = strictObject({
  parent: Id,
  kind: picklist(KINDS.filter((kind) => kind !== 'district')),
  name: words(1, 40),
  grid: optional(Id),
  ...Occasion,
});
