import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Cloud, CloudOptions } from '../../devcloud/cloud/server';

const root = path.resolve(__dirname, '../..');

/** A cloud in a process group of its own; `kill` ends the whole group as a power cut would. */
export interface Killable extends Cloud {
  kill: () => Promise<void>;
}

/** Starts a cloud in a process group of its own. */
export const startKillable = async (options: CloudOptions): Promise<Killable> => {
  const args = ['--import', 'tsx', path.join(__dirname, 'cloudProcess.ts'), JSON.stringify(options)];
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const gone = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { environment, ...place } = JSON.parse(line) as Omit<Cloud, 'environment' | 'stop'> & {
    environment: Record<string, string>;
  };
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    await gone;
  };
  return { ...place, environment: () => environment, stop: kill, kill };
};
