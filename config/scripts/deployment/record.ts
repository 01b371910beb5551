import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from './parts';

const FOLDER = '.deploy';

const fileOf = (envId: string, folder: string): string => join(folder, `${envId.replaceAll(/[^\w-]/g, '_')}.json`);

/** What earlier deployments from this folder made in an environment; empty before the first. */
export const readRecord = (envId: string, folder = FOLDER): Known => {
  const file = fileOf(envId, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Known) : {};
};

/** Remembers what was made; written beside and renamed, so that a stop in between loses nothing. */
export const writeRecord = (envId: string, known: Known, folder = FOLDER): void => {
  const file = fileOf(envId, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

/** A short name of each bundle's content. */
export const codeOf = (names: readonly string[], folder: string): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      const hash = createHash('sha256');
      const files = readdirSync(join(folder, name)).filter((file) => !file.endsWith('.map'));
      for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, name, file)));
      return [name, hash.digest('hex').slice(0, 12)];
    }),
  );
