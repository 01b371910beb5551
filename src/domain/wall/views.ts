import { array, boolean, nullable, number, picklist, strictObject, string, type InferOutput } from 'valibot';
import { Area } from '../_kernel/area';
import { LinksView } from '../_kernel/handoff';
import { Cursor, Id, Timestamp, Url } from '../_kernel/ids';
import { VoiceView } from '../_kernel/voice';
import { ForWhomName, KindName, Scope, StateName, WhenName } from './schema';

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
  /** For those who may read whom the wish is for: the author, the staff, the claimer. */
  voice: nullable(VoiceView),
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
  /** For its own people and the staff: the masked name of the one of his family for whom the author wrote. */
  onBehalf: nullable(string()),
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
