import { array, nullable, number, picklist, strictObject, string, type InferOutput } from 'valibot';
import { Cursor, Id, Timestamp, Token, Url } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { PlaceRow } from './schema';

export interface CodeDoc extends Stateful {
  place: string;
  placeName: string;
  kid: string;
  reason: string | null;
  successor: string | null;
  /** When it was last put on a sheet, and by which piece of work; null while it never was. */
  printedAt: number | null;
  batch: string | null;
  /** How often it was scanned, and when last; until then, when it was issued. */
  scans: number;
  lastScanAt: number;
  /** Where people say it hangs instead, the newest last. */
  wrongs: readonly WrongPlace[];
}

/** Somebody says that a sticker hangs on another building; who it was is not kept. */
export interface WrongPlace {
  key: string;
  at: number;
  place: string;
  placeName: string;
}

export const CodeState = picklist(['active', 'revoked', 'replaced']);
export const CodeView = strictObject({
  id: string(),
  token: Token,
  link: Url,
  number: string(),
  place: Id,
  placeName: string(),
  state: CodeState,
  issuedAt: Timestamp,
});

/** Where a scanned code leads. */
export const Landing = strictObject({
  place: PlaceRow,
  building: PlaceRow,
  path: array(string()),
  community: string(),
  number: string(),
});

/** How a code fares: printed, scanned, said to hang elsewhere. */
export const CodeHealth = strictObject({
  id: string(),
  number: string(),
  place: Id,
  placeName: string(),
  issuedAt: Timestamp,
  printedAt: nullable(Timestamp),
  scans: number(),
  lastScanAt: nullable(Timestamp),
  wrongs: array(strictObject({ at: Timestamp, placeName: string() })),
});
export type CodeHealth = InferOutput<typeof CodeHealth>;
export const HealthPage = strictObject({ rows: array(CodeHealth), next: nullable(Cursor) });
