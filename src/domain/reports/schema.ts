import {
  array,
  boolean,
  integer,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import type { OnBehalf } from '../_kernel/behalf';
import { Area, LevelName } from '../_kernel/area';
import { LinksView, type Linked } from '../_kernel/handoff';
import type { Level } from '../_kernel/levels';
import { Cursor, FileId, Id, Phone, Timestamp, Url, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import type { Presence } from '../_kernel/presence';
import { VoiceView, type VoiceNote } from '../_kernel/voice';
import { CATEGORY_KEYS, type Category } from './categories';

export const STATES = [
  'submitted',
  'accepted',
  'assigned',
  'in_progress',
  'suspended',
  'resolved',
  'following_up',
  'closed',
  'rejected',
  'merged',
  'withdrawn',
  'converted_to_wish',
] as const;
export type ReportState = (typeof STATES)[number];

export const OUTCOMES = ['fixed', 'partly_fixed', 'no_action', 'not_our_duty', 'duplicate', 'not_verified'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a report stands on a worker’s desk. */
export const QUEUES = ['todo', 'waiting', 'done'] as const;
export type Queue = (typeof QUEUES)[number];

/** An encrypted contact; opened only by `reports.contact`, which logs the reading. */
export interface SealedContact {
  name: string;
  phone: string;
}

export interface ReportDoc extends Stateful, Linked, OnBehalf {
  number: string;
  category: Category;
  /** Empty where the voice note says it all. */
  words: string;
  voice: VoiceNote | null;
  photos: readonly string[];
  place: string;
  placeName: string;
  neighbours: boolean;
  reporter: string;
  contact: SealedContact | null;
  contactMask: string | null;
  primary: string | null;
  primaryName: string | null;
  backup: string | null;
  assignee: string | null;
  assigneeName: string | null;
  handler: string | null;
  visitor: string | null;
  followers: readonly string[];
  level: Level;
  queue: Queue;
  open: boolean;
  dueAt: number;
  acknowledgedAt: number | null;
  outcome: Outcome | null;
  reply: string | null;
  afterPhotos: readonly string[];
  hopCount: number;
  jointMeeting: boolean;
  reopenCount: number;
  supervised: boolean;
  appealed: boolean;
  mergedInto: string | null;
  suspensionAsked: boolean;
  suspendUntil: number | null;
  closedAt: number | null;
  confirmedBy: 'reporter' | 'visitor' | 'timeout' | null;
  rating: number | null;
  presence: Presence | null;
  wordsChecked: 'pass' | 'review' | 'unchecked';
}

export const CategoryName = picklist(CATEGORY_KEYS);
export const StateName = picklist(STATES);
export const OutcomeName = picklist(OUTCOMES);

export const Photos = pipe(array(FileId), maxLength(6, 'too_many'));
export const Contact = strictObject({ name: words(1, 20), phone: Phone });
export const Reason = words(2, 200);

export const Submission = strictObject({
  place: Id,
  category: CategoryName,
  /** May be left out where there is a voice note. */
  words: optional(words(2, 500)),
  voice: optional(FileId),
  photos: Photos,
  neighbours: boolean(),
  contact: optional(Contact),
  /** The proxy under which it is brought for somebody of the family. */
  onBehalf: optional(Id),
});
export type Submission = InferOutput<typeof Submission>;

const LineView = strictObject({
  at: Timestamp,
  grant: string(),
  mine: boolean(),
  move: string(),
  to: StateName,
  note: string(),
});

/** A report as somebody who may read it sees it; `moves` is what he may do next. */
export const ReportView = strictObject({
  id: Id,
  rev: number(),
  number: string(),
  state: StateName,
  outcome: nullable(OutcomeName),
  category: CategoryName,
  words: string(),
  voice: nullable(VoiceView),
  photos: array(Url),
  afterPhotos: array(Url),
  place: strictObject({ id: Id, name: string() }),
  area: Area,
  neighbours: boolean(),
  createdAt: Timestamp,
  dueAt: Timestamp,
  overdue: boolean(),
  supervised: boolean(),
  jointMeeting: boolean(),
  inCharge: nullable(string()),
  assignee: nullable(string()),
  reply: nullable(string()),
  suspendUntil: nullable(Timestamp),
  suspensionAsked: boolean(),
  mergedInto: nullable(Id),
  rating: nullable(number()),
  contactMask: nullable(string()),
  /** The masked name of the one of his family for whom it was brought. */
  onBehalf: nullable(string()),
  /** Whether the caller may read the contact with `reports.contact`. */
  contactReadable: boolean(),
  level: LevelName,
  as: array(string()),
  moves: array(string()),
  timeline: array(LineView),
  links: LinksView,
});
export type ReportView = InferOutput<typeof ReportView>;

export const ReportRow = strictObject({
  id: Id,
  number: string(),
  state: StateName,
  category: CategoryName,
  words: string(),
  placeName: string(),
  createdAt: Timestamp,
  dueAt: Timestamp,
  overdue: boolean(),
  mine: boolean(),
});
export const ReportPage = strictObject({ rows: array(ReportRow), next: nullable(Cursor) });

/** What neighbours see of an open matter: its kind, its state and since when; no words, no person. */
export const NeighbourRow = strictObject({ id: Id, category: CategoryName, state: StateName, createdAt: Timestamp });
export const NeighbourPage = strictObject({ rows: array(NeighbourRow), next: nullable(Cursor) });

export const Rating = pipe(number(), integer('rating'), minValue(1, 'rating'), maxValue(5, 'rating'));
export const Candidate = strictObject({ id: Id, name: string(), role: string(), level: LevelName });
export const Reading = strictObject({ at: Timestamp, grant: string(), purpose: string() });
