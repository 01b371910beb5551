import { array, nullable, number, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { Area } from '../_kernel/area';
import { Id, Phone, Timestamp, Token, Url, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';

/** A unit (单元) below a building and a produce counter (货柜) of a community are no levels of the area path. */
export const KINDS = [
  ...(['district', 'street', 'community', 'grid3', 'grid4', 'compound', 'building'] as const),
  'unit',
  'counter',
] as const;
export type PlaceKind = (typeof KINDS)[number];
export const Kind = picklist(KINDS);

/** What may hang below what: buildings stand in a compound, and belong to one level-4 grid besides. */
export const PARENT: Readonly<Record<Exclude<PlaceKind, 'district'>, PlaceKind>> = {
  street: 'district',
  community: 'street',
  grid3: 'community',
  grid4: 'grid3',
  compound: 'community',
  building: 'compound',
  unit: 'building',
  counter: 'community',
};

/** The person on duty in a grid, as the doorplate shows him: a public name and a work phone, nothing private. */
export const Post = strictObject({ person: Id, name: words(1, 20), phone: Phone, hours: words(1, 40) });
export type Post = InferOutput<typeof Post>;

export interface PlaceDoc extends Stateful {
  kind: PlaceKind;
  name: string;
  path: readonly string[];
  parent: string | null;
  primary: Post | null;
  backup: Post | null;
  primaryId: string | null;
  backupId: string | null;
}

export const PlaceState = picklist(['active', 'demolished']);
export const PlaceView = strictObject({
  id: Id,
  kind: Kind,
  name: string(),
  path: array(string()),
  state: PlaceState,
  area: Area,
  parent: nullable(Id),
  primary: nullable(Post),
  backup: nullable(Post),
});

export const PlaceRow = strictObject({ id: Id, kind: Kind, name: string() });

/** The doorplate of a place: who is in charge and how many matters are open here. */
export const Doorplate = strictObject({
  place: PlaceView,
  grid: nullable(strictObject({ id: Id, name: string(), primary: nullable(Post), backup: nullable(Post) })),
  units: array(PlaceRow),
  /** Matters open here; null where no figure is kept. */
  open: nullable(number()),
});

export interface CodeDoc extends Stateful {
  place: string;
  placeName: string;
  kid: string;
  reason: string | null;
  successor: string | null;
  /** When it was last put on a sheet, and by which piece of work; null while it never was. */
  printedAt: number | null;
  batch: string | null;
}

export const CodeState = picklist(['active', 'revoked', 'replaced']);
export const CodeView = strictObject({
  id: string(),
  token: Token,
  link: Url,
  number: string(),
  place: Id,
  placeName: string(),
  state: CodeState,
  issuedAt: Timestamp,
});

/** Where a scanned code leads. */
export const Landing = strictObject({
  place: PlaceRow,
  building: PlaceRow,
  path: array(string()),
  community: string(),
  number: string(),
});

export const AddPlace = strictObject({
  parent: Id,
  kind: picklist(KINDS.filter((kind) => kind !== 'district')),
  name: words(1, 40),
  grid: optional(Id),
});
