import { array, nullable, number, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { ROLES, TRUST, type Grant, type Trust } from '../_kernel/access';
import { LevelName } from '../_kernel/area';
import { Id, Timestamp } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { SCOPES, type Consent } from '../_kernel/policy';

export const RoleName = picklist(ROLES);
export const TrustLevel = picklist(TRUST);
export const ScopeName = picklist(SCOPES);

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

/** A phone that is surely somebody’s: WeChat says so, or the grid worker does. */
export interface BoundPhone {
  sealed: string;
  mask: string;
  /** Finds the person without opening. */
  index: string;
  by: 'wechat' | 'told';
  at: number;
}

/** A person as the platform knows him: by openid, with a trust level and roles held over places. */
export interface PersonDoc extends Stateful {
  self: string;
  openid: string;
  trust: Trust;
  grants: readonly Held[];
  home: Home | null;
  phone: BoundPhone | null;
  consent: Consent | null;
}

/** How sure we are of somebody by what is bound to him. */
export const trustOf = ({ home, phone }: Pick<PersonDoc, 'home' | 'phone'>): Trust =>
  home ? 'household' : phone ? 'phone' : 'visitor';

export const Me = strictObject({
  id: Id,
  trust: TrustLevel,
  grants: array(GrantView),
  /** His own phone, masked. */
  phone: nullable(string()),
  /** What he agreed to, and the version that is asked for now. */
  agreed: array(ScopeName),
  policy: number(),
});
export type Me = InferOutput<typeof Me>;

/** A line of the log of agreements. */
export const AgreementView = strictObject({
  version: number(),
  scope: ScopeName,
  action: picklist(['given', 'withdrawn']),
  at: Timestamp,
});

export const PersonView = strictObject({ id: Id, trust: TrustLevel, grants: array(GrantView) });

/** Somebody who holds a role over a place: by his public name. */
export const HolderView = strictObject({
  id: Id,
  ...{ role: RoleName, level: LevelName, title: string() },
  validTo: nullable(Timestamp),
  /** Masked. */
  phone: nullable(string()),
});
export type HolderView = InferOutput<typeof HolderView>;
