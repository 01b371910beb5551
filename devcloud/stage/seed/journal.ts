import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was done already, on disk: a step is made once, and gives the same result for ever. */
export interface Journal {
  /** The result of `make` under `key`; `make` gets a request id that depends on the key alone. */
  step: <T>(key: string, make: (requestId: string) => Promise<T>) => Promise<T>;
}

/** The request id of a step: 32 characters, the same in every run. */
export const requestIdOf = (key: string): string =>
  `demo-${createHash('sha256').update(key).digest('base64url').slice(0, 27)}`;

// A process killed while writing leaves half a last line: it counts as not done, and is cut off.
const read = (file: string): Map<string, unknown> => {
  const done = new Map<string, unknown>();
  if (!existsSync(file)) return done;
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  for (const line of whole.split('\n').filter(Boolean)) {
    const [key, value] = JSON.parse(line) as [string, unknown];
    done.set(key, value);
  }
  return done;
};

/** A journal kept in a file of lines; steps that were acknowledged are never made again. */
export const openJournal = (file: string): Journal => {
  mkdirSync(dirname(file), { recursive: true });
  const done = read(file);
  return {
    step: async <T>(key: string, make: (requestId: string) => Promise<T>): Promise<T> => {
      if (done.has(key)) return done.get(key) as T;
      const made = await make(requestIdOf(key));
      appendFileSync(file, `${JSON.stringify([key, made ?? null])}\n`);
      done.set(key, made);
      return made;
    },
  };
};
