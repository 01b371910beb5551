import { optional, picklist, strictObject, type InferOutput } from 'valibot';
import { Id } from './ids';
import { LEVELS } from './levels';

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
