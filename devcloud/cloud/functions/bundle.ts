import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FunctionDecl } from './types';

/** The code of a function; `version` changes with any file of its folder. */
export interface Bundle {
  file: string;
  exported: string;
  version: string;
}

const NAME = /^[A-Za-z][\w-]{0,59}$/;
const HANDLER = /^([\w./-]+)\.(\w+)$/;

/** A figure that changes when a file below the folder is made, changed or removed; installed packages do not count. */
const stamp = (folder: string): number => {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) sum += stamp(file);
    const { mtimeMs, size, ino } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0, ino: 0 };
    sum += mtimeMs + size + ino;
  }
  return sum;
};

/** Finds the code of a declared function below a folder of functions; undefined when there is none. */
export const bundleOf = (directory: string, decl: FunctionDecl): Bundle | undefined => {
  const [, module, exported] = HANDLER.exec(decl.handler ?? 'index.main') ?? [];
  if (!NAME.test(decl.name) || module === undefined || exported === undefined) return undefined;
  const folder = path.join(directory, decl.name);
  const file = path.join(folder, `${module}.js`);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { file, exported, version: String(stamp(folder)) };
};
