import {
  array,
  boolean,
  maxLength,
  minLength,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import type { Presence } from '../_kernel/presence';

/** What a part of a note is about, and so the ledger (台账) it feeds besides that of visits. */
export const VISIT_TAGS = ['household', 'care', 'dispute', 'danger', 'visit'] as const;
export type VisitTag = (typeof VISIT_TAGS)[number];
export type LedgerName = VisitTag;

/** The ledgers that a part feeds. */
export const ledgersOf = (tag: VisitTag): LedgerName[] => (tag === 'visit' ? ['visit'] : [tag, 'visit']);

/** What came of it: noted, settled on the spot, or handed on. */
export const OUTCOMES = ['noted', 'settled', 'handedOn'] as const;
export type VisitOutcome = (typeof OUTCOMES)[number];
const VISIT_KINDS = ['visit', 'patrol', 'call'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export interface VisitPart {
  tag: VisitTag;
  sealed: string;
  care: string | null;
  outcome: VisitOutcome;
}

/** One entry, typed once; its parts appear in every ledger they belong to. */
export interface VisitDoc extends Stateful {
  visitor: string;
  building: string;
  placeName: string;
  household: string | null;
  roomName: string;
  kind: VisitKind;
  at: number;
  parts: readonly VisitPart[];
  presence: Presence | null;
}

/** A line of a ledger; what was said stays sealed with the visit. */
export interface LedgerEntryDoc {
  _id: string;
  ledger: LedgerName;
  visit: string;
  n: number;
  tag: VisitTag;
  outcome: VisitOutcome;
  kind: VisitKind;
  area: VisitDoc['area'];
  placeName: string;
  roomName: string;
  household: string | null;
  care: string | null;
  at: number;
  struck: boolean;
}

export const TagName = picklist(VISIT_TAGS);
export const LedgerChoice = picklist(VISIT_TAGS);
export const OutcomeName = picklist(OUTCOMES);
export const KindName = picklist(VISIT_KINDS);

const Part = strictObject({ tag: TagName, words: words(1, 500), care: optional(Id), outcome: OutcomeName });

export const Logging = strictObject({
  /** The building or unit that was visited. */
  place: Id,
  household: optional(Id),
  kind: KindName,
  at: Timestamp,
  parts: pipe(array(Part), minLength(1, 'too_few'), maxLength(10, 'too_many')),
  /** Why the code of the building was not scanned. */
  unscanned: optional(words(2, 60)),
  /** The scan on the spot. */
  arrival: optional(Id),
});
export type Logging = InferOutput<typeof Logging>;

export const VisitView = strictObject({
  id: Id,
  state: picklist(['logged', 'struck']),
  kind: KindName,
  at: Timestamp,
  placeName: string(),
  roomName: string(),
  household: nullable(Id),
  parts: array(strictObject({ tag: TagName, outcome: OutcomeName, care: nullable(Id) })),
  presence: picklist(['scanned', 'reason', 'none']),
  mine: boolean(),
  moves: array(string()),
});
export type VisitView = InferOutput<typeof VisitView>;
export const VisitPage = strictObject({ rows: array(VisitView), next: nullable(Cursor) });

export const LedgerRow = strictObject({
  visit: Id,
  tag: TagName,
  outcome: OutcomeName,
  kind: KindName,
  at: Timestamp,
  placeName: string(),
  roomName: string(),
  household: nullable(Id),
  care: nullable(Id),
  struck: boolean(),
});
export const LedgerPage = strictObject({ rows: array(LedgerRow), next: nullable(Cursor) });
export const Figure = strictObject({ tag: TagName, settled: number(), handedOn: number() });
