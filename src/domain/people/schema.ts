import { array, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { ROLES, TRUST, type Grant, type Trust } from '../_kernel/access';
import { LevelName } from '../_kernel/area';
import { Id, Timestamp } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';

export const RoleName = picklist(ROLES);
export const TrustLevel = picklist(TRUST);

export const GrantView = strictObject({
  role: RoleName,
  level: LevelName,
  area: Id,
  areaName: string(),
  title: string(),
  validTo: optional(Timestamp),
});
export type GrantView = InferOutput<typeof GrantView>;

/** A role over a place with the public name under which it is held (职务). */
export interface Held extends Grant {
  areaName: string;
  title: string;
}

/** Where somebody lives, as those who confirmed it say. */
export interface Home {
  household: string;
  room: string;
  /** Compound and building; never the door. */
  placeName: string;
}

/** A person as the platform knows him: by openid, with a trust level and roles held over places. */
export interface PersonDoc extends Stateful {
  self: string;
  openid: string;
  trust: Trust;
  grants: readonly Held[];
  home: Home | null;
}

export const Me = strictObject({
  id: Id,
  trust: TrustLevel,
  grants: array(GrantView),
});

export const PersonView = strictObject({ id: Id, trust: TrustLevel, grants: array(GrantView) });
