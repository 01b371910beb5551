import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, layDemo } from './prepared';
import { startSystem, type System, type SystemOptions } from '../../devcloud/start';

/** The whole system in a folder of its own, on free ports, its timers fired by hand. */
export interface TestSystem extends System {
  dataDir: string;
}

// A process costs as much as a hundred calls, and two systems may stand side by side.
const FRUGAL = { maxProcesses: 1 };
const BUILDS = { functionsDir: join(DIST, 'functions'), h5Dir: join(DIST, 'h5') };

/** Starts the system for a test; a given `dataDir` is kept at the end, so that it can be started again. */
export const startTestSystem = async (options: Partial<SystemOptions> = {}): Promise<TestSystem> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'linli-system-'));
  if (options.dataDir === undefined) layDemo(dataDir);
  const system = await startSystem({ ...BUILDS, ...FRUGAL, timers: false, strictReads: true, ...options, dataDir });
  const stop = async (): Promise<void> => {
    await system.stop();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...system, dataDir, stop };
};

/** What a raw request got. */
export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** Asks a loopback port for exactly this path under exactly this host name; nothing is tidied up on the way. */
export const ask = (
  port: number,
  host: string,
  path: string,
  more: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method: more.method ?? 'GET', setHost: false };
    const headers = { host: `${host}:${port}`, ...more.headers };
    const sent = request({ ...options, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(more.body);
  });
