import { array, boolean, nullable, pipe, regex, strictObject, string, type InferOutput } from 'valibot';
import type { Area } from './area';
import { Id, Timestamp } from './ids';
import type { Line } from './machine';

/** A line of the thread a matter had before it became something else. */
export interface ThreadLine {
  at: number;
  by: string;
  grant: string;
  move: string;
  note: string;
}

/** A matter given from one domain to another: all that the other may know of it. */
export interface Handoff {
  author: string;
  number: string;
  words: string;
  photos: readonly string[];
  place: string;
  placeName: string;
  area: Area;
  reason: string;
  /** What kind of matter it is to be there, in the words of the other domain; null where nobody said. */
  kind: string | null;
  thread: readonly ThreadLine[];
}

/** The name of a kind in a domain one knows nothing of; the other domain checks it. */
export const ForeignKind = pipe(string(), regex(/^[a-z][a-zA-Z]{1,19}$/, 'kind'));

/** Where a matter came from or went to, and what was said there; carried by whatever can be handed over. */
export interface Linked {
  handoff: Handoff | null;
  linkedFrom: { id: string; number: string } | null;
  linkedTo: string | null;
  thread: readonly ThreadLine[];
}

/** Nothing was handed over yet. */
export const unlinked: Linked = { handoff: null, linkedFrom: null, linkedTo: null, thread: [] };

const LINES = 100;

/** The thread of a document with a new line in it, the earlier ones before its own, at most 100. */
export const threadOf = (doc: { thread: readonly ThreadLine[]; timeline: readonly Line[] }): ThreadLine[] =>
  [...doc.thread, ...doc.timeline.map(({ at, by, grant, move, note }) => ({ at, by, grant, move, note }))].slice(
    -LINES,
  );

/** The links of a document as those who may read it see them. */
export const LinksView = strictObject({
  from: nullable(strictObject({ id: Id, number: string() })),
  to: nullable(Id),
  thread: array(strictObject({ at: Timestamp, grant: string(), mine: boolean(), move: string(), note: string() })),
});
export type LinksView = InferOutput<typeof LinksView>;

/** What `person` sees of a document’s links; the notes only where he may read them. */
export const linksFor = (doc: Linked, person: string, noted: boolean): LinksView => ({
  from: doc.linkedFrom,
  to: doc.linkedTo,
  thread: doc.thread.map(({ at, by, grant, move, note }) => ({
    at,
    grant,
    mine: by === person,
    move,
    note: noted ? note : '',
  })),
});
