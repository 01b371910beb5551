import { nullable, optional, picklist, strictObject, string, array, type InferOutput } from 'valibot';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { DAY } from '../_kernel/time';

/** Whom the community looks after (特殊群体). */
export const CARE = {
  elderAlone: '独居老人',
  elderChildless: '孤寡老人',
  leftChild: '留守儿童',
  disabled: '残疾',
  lowIncome: '低保',
  seriouslyIll: '重病',
  other: '其他',
} as const;
export type CareKind = keyof typeof CARE;
export const CARE_KEYS = Object.keys(CARE) as [CareKind, ...CareKind[]];

/** How soon somebody should be seen again, by the risk. */
export const RHYTHM = { high: 7 * DAY, middle: 14 * DAY, low: 30 * DAY } as const;
export type Risk = keyof typeof RHYTHM;
const RISK_KEYS = Object.keys(RHYTHM) as [Risk, ...Risk[]];

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
