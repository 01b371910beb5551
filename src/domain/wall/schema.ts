import {
  array,
  boolean,
  maxLength,
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
import { LinksView, type Linked } from '../_kernel/handoff';
import { Cursor, FileId, Id, Phone, Timestamp, Url, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
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

export interface WishDoc extends Stateful, Linked {
  number: string;
  kind: WishKind;
  words: string;
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
  photos: Photos,
  when: WhenName,
  forWhom: ForWhomName,
  beneficiary: Beneficiary,
  /** Whether the author lets the echo and his thanks be shown on the wall. */
  share: boolean(),
});
export type Posting = InferOutput<typeof Posting>;

const Echo = strictObject({ words: string(), photos: array(Url), at: Timestamp });
const LineView = strictObject({
  at: Timestamp,
  grant: string(),
  mine: boolean(),
  move: string(),
  to: StateName,
  note: string(),
});

/** A wish as the caller may see it; `moves` is what he may do next. */
export const WishView = strictObject({
  id: Id,
  rev: number(),
  number: string(),
  state: StateName,
  kind: KindName,
  words: string(),
  photos: array(Url),
  when: WhenName,
  forWhom: ForWhomName,
  place: strictObject({ id: Id, name: string() }),
  area: Area,
  createdAt: Timestamp,
  openedAt: nullable(Timestamp),
  /** When the author was asked whether he still needs it; when it will leave the wall if he says nothing. */
  askedAt: nullable(Timestamp),
  expiresAt: nullable(Timestamp),
  renewed: boolean(),
  claimedAt: nullable(Timestamp),
  claimAskedAt: nullable(Timestamp),
  inTransit: boolean(),
  /** Null where there is none yet, or where the caller may not see it. */
  echo: nullable(Echo),
  thanks: nullable(string()),
  /** Both sides let it be shown and it has been checked. */
  shared: boolean(),
  authorShares: boolean(),
  helperShares: boolean(),
  /** For the author and the staff: whether WeChat or people are looking at it. */
  queue: picklist(['none', 'checking', 'wish', 'echo']),
  checked: picklist(['none', 'pass', 'waiting', 'unsure', 'risky']),
  /** Whether the caller may let the echo be seen, or not, with `wall.judgeEcho`. */
  echoJudgeable: boolean(),
  contactMask: nullable(string()),
  /** Whether the caller may read whom it is for with `wall.contact`. */
  contactReadable: boolean(),
  as: array(string()),
  moves: array(string()),
  timeline: array(LineView),
  links: LinksView,
});
export type WishView = InferOutput<typeof WishView>;

/** A wish as a paper note. */
export const WishRow = strictObject({
  id: Id,
  number: string(),
  state: StateName,
  kind: KindName,
  words: string(),
  when: WhenName,
  forWhom: ForWhomName,
  placeName: string(),
  /** The nearest level it shares with the place that was looked around. */
  near: nullable(Scope),
  photo: nullable(Url),
  createdAt: Timestamp,
  openedAt: nullable(Timestamp),
  claimedAt: nullable(Timestamp),
  mine: boolean(),
  helping: boolean(),
  echo: nullable(string()),
  thanks: nullable(string()),
});
export type WishRow = InferOutput<typeof WishRow>;
export const WishPage = strictObject({ rows: array(WishRow), next: nullable(Cursor) });

export const Looking = strictObject({
  place: Id,
  scope: Scope,
  wall: picklist(['open', 'taken', 'answered']),
  kind: optional(KindName),
  after: optional(Cursor),
});
export const Reading = strictObject({ at: Timestamp, grant: string(), purpose: string() });
