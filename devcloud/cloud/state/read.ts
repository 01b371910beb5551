import { createReadStream, closeSync, openSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import { CloudError } from '../db/errors';
import { FORMAT, VERSION } from './lines';
import type { StateLine } from './lines';

const CHUNK = 1024 * 1024;

/** Raised for a file that is no whole state; nothing has been changed. */
export const badState = (sentence: string): CloudError => new CloudError('INVALID_STATE', sentence);

/** Reads the lines of a state and refuses one that is torn, of another form, or not in order. */
export async function* readState(file: string): AsyncGenerator<StateLine> {
  let at = 0;
  let ended = false;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1;
    let line: unknown;
    try {
      line = JSON.parse(text);
    } catch {
      throw badState(`line ${at} is not JSON`);
    }
    if (typeof line !== 'object' || line === null || ended) throw badState(`line ${at} does not belong there`);
    const head = line as { format?: unknown; version?: unknown };
    if (at === 1 && (head.format !== FORMAT || head.version !== VERSION))
      throw badState(`the first line is not that of a ${FORMAT} of version ${VERSION}`);
    ended = 'end' in line;
    yield line as StateLine;
  }
  if (!ended) throw badState('the file has no end: it was cut off');
}

/** The lines of a checked file, without giving way to anybody else meanwhile. */
export function* readNow(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    let rest = '';
    for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer)) {
      const parts = (rest + decoder.write(buffer.subarray(0, count))).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(handle);
  }
}
