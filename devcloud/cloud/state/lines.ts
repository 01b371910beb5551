import type { IndexDecl } from '../engine/types';

/**
 * The lines of an exported state, one JSON object each: a header, then every environment with its files, then its
 * collections with their documents; then what WeChat keeps, and last how many there were, so that a torn file is known.
 */
export type StateLine =
  | { format: typeof FORMAT; version: typeof VERSION }
  | { environment: string }
  | { file: { path: string; type: string; owner: string; at: number }; base64: string }
  | { collection: string; indexes: readonly IndexDecl[] }
  | { document: unknown }
  | KeptLine
  | { end: Totals };

/** How much a state holds. */
export interface Totals {
  documents: number;
  files: number;
  /** Rows of what WeChat and WeChat Pay keep. */
  rows: number;
}

/** What the first line of every exported state says. */
export const FORMAT = 'local-cloud-state';

/** The version of the form; another one is refused. */
export const VERSION = 2;

/** A row of a table of WeChat's, by its columns. */
export type KeptRow = Readonly<Record<string, string | number | null>>;

/** A row of what WeChat keeps, as a line of the state. */
export interface KeptLine {
  table: string;
  row: KeptRow;
}
