import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import cloudbase from '@cloudbase/node-sdk';
import { buildSync } from 'esbuild';

const root = resolve(__dirname, '../../..');

/** Builds the gateway into one file, so that it starts as fast as it can; below the project, where libsql is found. */
export const buildGateway = (): string => {
  const outfile = join(root, '.cache', `crash-${process.pid}.cjs`);
  const entryPoints = [join(__dirname, 'gateway.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', external: ['libsql'], logLevel: 'error' });
  return outfile;
};

/** A gateway in a process of its own, and the genuine SDK over it. */
export interface Victim {
  url: string;
  app: ReturnType<typeof cloudbase.init>;
  /** Resolves when the process is gone, however it went. */
  gone: Promise<unknown>;
  kill: () => void;
}

/** Starts the gateway on a data folder; with `killAt` it kills itself at that point. */
export const startVictim = async (gateway: string, dataDir: string, killAt = ''): Promise<Victim> => {
  const child = spawn(process.execPath, [gateway, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', DEVCLOUD_KILL_AT: killAt },
  });
  const gone = once(child, 'exit');
  const failed = gone.then(() => Promise.reject(new Error('the gateway did not start')));
  failed.catch(() => undefined);
  const ready = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [line] = await Promise.race([ready, failed]);
  const { url, environment } = JSON.parse(line) as { url: string; environment: Record<string, string> };
  // SILENCE: the SDK leaves its slow-request timer running after an error.
  Object.assign(process.env, environment, { SILENCE: 'true' });
  const app = cloudbase.init({ env: String(environment['TCB_ENV']), keepalive: true, timeout: 10_000 });
  return { url, app, gone, kill: () => void child.kill('SIGKILL') };
};
