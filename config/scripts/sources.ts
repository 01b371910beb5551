import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIP = new Set(['node_modules', 'dist', '.cache', '.devcloud']);

/** All files below a folder, as paths that begin with it; sorted, so that lists and hashes are stable. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIP.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });

/** Of the given top-level names, those that exist. */
export const existing = (names: readonly string[]): string[] =>
  names.filter((name) => statSync(name, { throwIfNoEntry: false }) !== undefined);

/** A file as text. */
export const textOf = (path: string): string => readFileSync(path, 'utf8');

/** Works out an answer once for each key: of packages that differ in one file, all other files are judged once. */
export const remembering = <T>(): ((key: string, work: () => T) => T) => {
  const known = new Map<string, { answer: T }>();
  return (key, work) => {
    const found = known.get(key) ?? { answer: work() };
    known.set(key, found);
    return found.answer;
  };
};
