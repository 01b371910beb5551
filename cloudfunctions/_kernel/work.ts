import type { Area } from '../../src/domain/_kernel/area';
import type { Deps } from './deps';
import type { Place } from './ground';

/** A piece of heavy work as its kind sees it. */
export interface Work {
  _id: string;
  kind: string;
  asker: string;
  /** The label under which the asker may have it done. */
  grant: string;
  place: string;
  area: Area | null;
  input: Readonly<Record<string, unknown>>;
  /** The table that was sent along, to be read by `deps.files.read`. */
  source: string | null;
  cursor: string | null;
  done: number;
  total: number;
  skipped: number;
  createdAt: number;
}

/** What is told to the asker beside the figures: a code, and what it is about; nothing personal. */
export interface Note {
  code: string;
  about: string;
}

/** How far a step has brought the work; figures are counted from its very beginning. */
export interface Step {
  done: number;
  cursor: string | null;
  skipped?: number;
  notes?: readonly Note[];
  /** The result, once: also what was refused of an import. */
  file?: { ext: 'pdf' | 'xlsx' | 'json'; bytes: Buffer };
  finished?: boolean;
  /** The code of a failure that trying again would not mend. */
  failed?: string;
}

/** Work opened by one run: what is to be done in all, and how to do the part behind a cursor. */
export interface Opened {
  total: number;
  /**
   * Does at most some seconds of work. After a crash it is called again with a cursor it has been called with before:
   * all it writes has ids of its own making, so that nothing is there twice.
   */
  step: (cursor: string | null) => Promise<Step>;
}

/** What an import would make of a table, before anything is written. */
export interface Preview {
  columns: { column: number; title: string; field: string | null; sure: 'yes' | 'maybe' | 'no' }[];
  dropped: string[];
  rows: string[][];
  total: number;
  problems: { row: number; column: string; words: string }[];
}

/** For which place, by whom, and what he has said of single columns. */
interface PreviewAsked {
  place: Place;
  person: string;
  columns: readonly { column: number; field: string }[];
}

/** A kind of heavy work, made to run by the function `sheets`. */
export interface WorkKind {
  name: string;
  /** Called once in every run, before its first step. */
  open: (work: Work, deps: Deps) => Promise<Opened>;
  /** Imports only. */
  preview?: (bytes: Buffer, asked: PreviewAsked, deps: Deps) => Promise<Preview>;
}
