import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSystem } from '../../devcloud/start';
import { carried } from './browser';

/** What is tested; another build can be named, so that a build may go on meanwhile. */
export const DIST = path.resolve(process.env['JOURNEYS_DIST'] ?? path.resolve(__dirname, '../../dist'));

const PLAYED = 'LINLI_PLAYED_DEMO';

/** Plays the demo once, for all workers of this run to copy, and unpacks the browser; ends by removing the demo. */
export const prepare = async (): Promise<() => void> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-demo-'));
  const [system] = await Promise.all([
    startSystem({ dataDir, timers: false, strictReads: true, functionsDir: path.join(DIST, 'functions') }),
    carried(),
  ]);
  await system.stop();
  process.env[PLAYED] = dataDir;
  return () => rmSync(dataDir, { recursive: true, force: true });
};

/** Lays the demo that was played for this run into a folder; whether there is one. */
export const layDemo = (dataDir: string): boolean => {
  const played = process.env[PLAYED];
  if (played !== undefined) cpSync(played, dataDir, { recursive: true });
  return played !== undefined;
};
