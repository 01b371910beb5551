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
  regex,
  strictObject,
  string,
} from 'valibot';
import { Cursor, FileId, Id, REQUEST_ID, Timestamp, Url, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';

export const STATES = ['queued', 'running', 'ready', 'failed', 'cancelled', 'gone'] as const;
export type WorkState = (typeof STATES)[number];

export const EXTS = ['pdf', 'xlsx', 'json'] as const;
/** What a piece of work leaves behind for its asker. */
export interface WorkResult {
  file: string;
  ext: (typeof EXTS)[number];
  bytes: number;
}

/** Something the asker should know of the work: a code, and what it is about in figures or names of places. */
export const WorkNote = strictObject({ code: string(), about: string() });

export interface WorkDoc extends Stateful {
  /** What is to be done: `print.codes`, `import.<what>`, `export.<ledger>`. */
  kind: string;
  asker: string;
  /** The label under which he asked; without it the work is not gone on with. */
  grant: string;
  place: string;
  placeName: string;
  input: Readonly<Record<string, unknown>>;
  /** The table that was sent along; deleted as soon as the work is over. */
  source: string | null;
  done: number;
  total: number;
  skipped: number;
  /** How far the work has come, in the words of its kind; null before the first step. */
  cursor: string | null;
  notes: readonly { code: string; about: string }[];
  result: WorkResult | null;
  failure: string | null;
  /** The run that holds the work, until when; others may take it over after that. Null when nothing is left to do. */
  runner: string | null;
  heldUntil: number | null;
  /** Runs begun since the work last got on. */
  tries: number;
  endedAt: number | null;
}

export const UPS = [1, 2, 4, 12] as const;
export type Up = (typeof UPS)[number];
export const PRINTED = ['building', 'unit', 'all', 'shelf', 'venue', 'activity'] as const;
export type Printed = (typeof PRINTED)[number];

export const PrintAsked = strictObject({
  place: Id,
  /** Codes of buildings, of units, of both, of the shelves of counters, of venues or of activities. */
  of: picklist(PRINTED),
  /** How many codes are on one page. */
  up: picklist(UPS),
  /** Leave out what has been printed before. */
  unprinted: optional(boolean()),
});

/** A kind of work that another domain does: `import.households`, `export.visits`. */
const kindOf = (family: 'import' | 'export') =>
  pipe(
    string(),
    maxLength(40, 'too_long'),
    regex(family === 'import' ? /^import\.[a-z]+$/i : /^export\.[a-z]+$/i, 'kind'),
  );

const Column = strictObject({
  column: pipe(number(), integer('column'), minValue(0, 'column'), maxValue(199, 'column')),
  field: pipe(string(), regex(/^[a-z]{1,30}$/i, 'field')),
});
/** Which column holds what, where the asker has corrected what was guessed. */
const Columns = optional(pipe(array(Column), maxLength(200, 'too_many')));

export const ImportAsked = strictObject({
  area: Id,
  kind: kindOf('import'),
  file: FileId,
  /** All rows or none; or every good row, the bad ones listed. */
  mode: picklist(['all', 'skip']),
  columns: Columns,
});

export const ExportAsked = strictObject({ area: Id, kind: kindOf('export'), purpose: optional(words(2, 60)) });

/** One’s own data, to read in a table or for another program. */
export const OwnAsked = strictObject({ format: picklist(['xlsx', 'json']) });

/** The audit of an area between two moments. */
export const AuditAsked = strictObject({ area: Id, from: Timestamp, to: Timestamp });

export const PreviewAsked = strictObject({
  area: Id,
  kind: kindOf('import'),
  file: FileId,
  /** The request under which the file was uploaded and will be imported. */
  draft: pipe(string(), regex(REQUEST_ID, 'requestId')),
  columns: Columns,
});

/** What a table would be read as, before anything is written. */
export const PreviewView = strictObject({
  columns: array(
    strictObject({
      column: number(),
      title: string(),
      field: nullable(string()),
      sure: picklist(['yes', 'maybe', 'no']),
    }),
  ),
  /** Columns that are not taken over, by their titles: numbers of identity cards above all. */
  dropped: array(string()),
  rows: array(array(string())),
  total: number(),
  problems: array(strictObject({ row: number(), column: string(), words: string() })),
});

export const WorkView = strictObject({
  id: Id,
  rev: number(),
  kind: string(),
  state: picklist(STATES),
  place: strictObject({ id: Id, name: string() }),
  done: number(),
  total: number(),
  skipped: number(),
  notes: array(WorkNote),
  /** Why it failed, as a code. */
  failure: nullable(string()),
  /** The file, for ten minutes; null before it is there, when it is gone, or when the asker’s role has ended. */
  file: nullable(strictObject({ url: Url, ext: picklist(EXTS), bytes: number() })),
  askedAt: Timestamp,
  endedAt: nullable(Timestamp),
  moves: array(string()),
});

export const WorkRow = strictObject({
  id: Id,
  kind: string(),
  state: picklist(STATES),
  placeName: string(),
  done: number(),
  total: number(),
  askedAt: Timestamp,
});
export const WorkPage = strictObject({ rows: array(WorkRow), next: nullable(Cursor) });
