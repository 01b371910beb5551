import type { IndexDecl } from '../engine/types';

/**
 * The lines of an exported state, one JSON object each: a header, then every environment with its files, then its
 * collections with their documents, and last how many there were, so that a torn file is known.
 */
export type StateLine =
  | { format: typeof FORMAT; version: typeof VERSION }
  | { environment: string }
  | { file: { path: string; type: string; owner: string; at: number }; base64: string }
  | { collection: string; indexes: readonly IndexDecl[] }
  | { document: unknown }
  | { end: Totals };

/** How much a state holds. */
export interface Totals {
  documents: number;
  files: number;
}

/** What the first line of every exported state says. */
export const FORMAT = 'local-cloud-state';

/** The version of the form; another one is refused. */
export const VERSION = 1;
