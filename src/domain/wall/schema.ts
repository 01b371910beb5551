import { array, boolean, maxLength, optional, picklist, pipe, strictObject, string, type InferOutput } from 'valibot';
import type { OnBehalf } from '../_kernel/behalf';
import type { Linked } from '../_kernel/handoff';
import { Cursor, FileId, Id, Phone, Timestamp, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import type { VoiceNote } from '../_kernel/voice';
import { FOR_WHOM_KEYS, KIND_KEYS, WHEN_KEYS, type ForWhom, type When, type WishKind } from './kinds';

export const STATES = [
  'pending_review',
  'open',
  'claimed',
  'in_progress',
  'fulfil_submitted',
  'fulfilled',
  'rejected',
  'withdrawn',
  'expired',
  'disputed',
  'converted_to_report',
] as const;
export type WishState = (typeof STATES)[number];

/** Where a wish hangs: to be answered, being answered, answered, or not on the wall. */
export const WALLS = ['open', 'taken', 'answered', 'off'] as const;
export type Wall = (typeof WALLS)[number];

/** Who has to look at it: nobody, WeChat’s checker, or the staff (at the wish, or at its echo). */
export type Queue = 'none' | 'checking' | 'wish' | 'echo';

/** What is known of words and pictures: passed, being checked, for people to judge, refused, or none are there. */
export type Checked = 'none' | 'pass' | 'waiting' | 'unsure' | 'risky';

/** Whom the wish is for, encrypted; opened only by `wall.contact`, which logs the reading. */
export interface SealedBeneficiary {
  name: string;
  phone: string;
  door: string;
}

export interface WishDoc extends Stateful, Linked, OnBehalf {
  number: string;
  kind: WishKind;
  words: string;
  /** Never on the wall: for the author, the staff and the claimer; erased with whom the wish was for. */
  voice: VoiceNote | null;
  photos: readonly string[];
  when: When;
  forWhom: ForWhom;
  place: string;
  placeName: string;
  author: string;
  /** The one whose claim lives; null while nobody’s does. */
  claimer: string | null;
  /** The last claimer, also when his claim has ended. */
  helper: string | null;
  claimedAt: number | null;
  claimAskedAt: number | null;
  inTransit: boolean;
  beneficiary: SealedBeneficiary | null;
  contactMask: string | null;
  /** When whom it was for is erased: some time after the end; null before it, and when it has been done. */
  eraseAt: number | null;
  wall: Wall;
  /** Complained of by several homes, or rightly: nobody but its own people and the staff sees it. */
  hidden?: boolean;
  queue: Queue;
  checked: Checked;
  openedAt: number | null;
  askedAt: number | null;
  renewed: boolean;
  echo: string | null;
  echoPhotos: readonly string[];
  echoAt: number | null;
  echoChecked: Checked;
  /** Names the checks of the present echo’s photos. */
  echoPart: string | null;
  thanks: string | null;
  authorShares: boolean;
  helperShares: boolean;
}

export const KindName = picklist(KIND_KEYS);
export const StateName = picklist(STATES);
export const WhenName = picklist(WHEN_KEYS);
export const ForWhomName = picklist(FOR_WHOM_KEYS);
/** How far a look around goes. */
export const SCOPES = ['building', 'compound', 'grid4', 'community'] as const;
export const Scope = picklist(SCOPES);

export const Photos = pipe(array(FileId), maxLength(3, 'too_many'));
export const Reason = words(2, 200);
export const Words = words(2, 300);
export const Beneficiary = strictObject({ name: words(1, 20), phone: Phone, door: words(1, 40) });
export type Beneficiary = InferOutput<typeof Beneficiary>;

export const Posting = strictObject({
  place: Id,
  kind: KindName,
  words: Words,
  voice: optional(FileId),
  photos: Photos,
  when: WhenName,
  forWhom: ForWhomName,
  beneficiary: Beneficiary,
  /** Whether the author lets the echo and his thanks be shown on the wall. */
  share: boolean(),
  /** The proxy under which it is brought for somebody of the family. */
  onBehalf: optional(Id),
});
export type Posting = InferOutput<typeof Posting>;

export const Looking = strictObject({
  place: Id,
  scope: Scope,
  wall: picklist(['open', 'taken', 'answered']),
  kind: optional(KindName),
  after: optional(Cursor),
});
export const Reading = strictObject({ at: Timestamp, grant: string(), purpose: string() });
