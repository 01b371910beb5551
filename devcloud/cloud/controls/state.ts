import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Gateway } from '../gateway';
import { Reply } from '../http';
import { exportState } from '../state/export';
import { importState } from '../state/import';
import { resetState } from '../state/reset';
import { seed } from '../state/seed';
import type { ControlCall, ControlRoute } from './route';

const save = (gateway: Gateway): Reply =>
  new Reply(
    200,
    { 'content-type': 'application/x-ndjson', 'content-disposition': 'attachment; filename="state.ndjson"' },
    Readable.from(exportState(gateway)),
  );

const load = async (gateway: Gateway, { stream }: ControlCall) => {
  const folder = path.join(gateway.options.dataDir, 'incoming');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${randomBytes(8).toString('hex')}.ndjson`);
  try {
    await pipeline(stream, createWriteStream(file));
    return { ok: true, ...(await importState(gateway, file)) };
  } finally {
    rmSync(file, { force: true });
  }
};

/** The whole state: out, in, emptied, or with documents added. */
export const stateControls: readonly ControlRoute[] = [
  { method: 'GET', path: '/control/state/export', run: save },
  { method: 'POST', path: '/control/state/import', run: load },
  { method: 'POST', path: '/control/state/reset', run: resetState },
  {
    method: 'POST',
    path: '/control/state/seed',
    run: async ({ clock }, { environment, body }) => ({
      ok: true,
      documents: await seed(environment, await body(), clock.now()),
    }),
  },
];
