import { optional, picklist, strictObject, type InferOutput } from 'valibot';
import { Id } from './ids';

/** The levels of the district, widest first; the last three are the places a resident knows. */
export const LEVELS = ['district', 'street', 'community', 'grid3', 'grid4', 'compound', 'building'] as const;
export type Level = (typeof LEVELS)[number];

/** A level of the district as it travels on the wire. */
export const LevelName = picklist(LEVELS);

/** Where a document belongs: the id of the place at each level, copied onto every scoped document. */
export const Area = strictObject({
  district: Id,
  street: optional(Id),
  community: optional(Id),
  grid3: optional(Id),
  grid4: optional(Id),
  compound: optional(Id),
  building: optional(Id),
});
export type Area = InferOutput<typeof Area>;

/** The levels at which open matters are counted; wider ones would be one document that everybody writes. */
export const COUNTED = ['building', 'grid4', 'community'] as const satisfies readonly Level[];
