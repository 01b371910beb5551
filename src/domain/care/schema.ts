import { nullable, optional, picklist, strictObject, string, array, type InferOutput } from 'valibot';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { CARE_KEYS, RISK_KEYS, type CareKind, type Risk } from './words';

/** Somebody who is looked after: what he needs, sealed, and when he is to be seen next. */
export interface CareDoc extends Stateful {
  household: string;
  placeName: string;
  unitName: string;
  door: string;
  member: string;
  nameMask: string;
  kind: CareKind;
  needSealed: string;
  risk: Risk;
  nextVisitAt: number;
  lastVisitAt: number | null;
  primary: string | null;
}

export const CareKindName = picklist(CARE_KEYS);
export const RiskName = picklist(RISK_KEYS);
export const CareState = picklist(['open', 'closed']);
export const CarePurpose = picklist(['visit', 'call', 'help', 'verify', 'urgent']);

export const Opening = strictObject({
  /** The building, by which is judged who may. */
  place: Id,
  household: Id,
  member: Id,
  kind: CareKindName,
  need: words(2, 300),
  risk: RiskName,
  nextVisitAt: Timestamp,
});
export type Opening = InferOutput<typeof Opening>;

export const Reviewing = strictObject({
  id: Id,
  need: optional(words(2, 300)),
  risk: optional(RiskName),
  nextVisitAt: Timestamp,
});

export const CareView = strictObject({
  id: Id,
  state: CareState,
  household: Id,
  member: Id,
  name: string(),
  placeName: string(),
  roomName: string(),
  kind: CareKindName,
  risk: RiskName,
  nextVisitAt: Timestamp,
  lastVisitAt: nullable(Timestamp),
  moves: array(string()),
});
export type CareView = InferOutput<typeof CareView>;
export const CarePage = strictObject({ rows: array(CareView), next: nullable(Cursor) });
