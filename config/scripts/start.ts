import { spawn } from 'node:child_process';
import { buildStep, isFresh, type Target } from './build';
import { runStep } from './steps';

const prepare = async (target: Target): Promise<boolean> => {
  if (isFresh(target)) return true;
  console.log(`Building ${target} …`);
  const { ok } = await runStep(buildStep(target));
  return ok;
};

/** `npm start [-- options]`: builds what changed, then runs the local cloud and the Stage until Ctrl-C. */
export const run = async (args: readonly string[]): Promise<number> => {
  for (const target of ['functions', 'h5'] as const) if (!(await prepare(target))) return 1;
  const child = spawn(process.execPath, ['--import', 'tsx', 'devcloud/start.ts', ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the whole process group; we stay until the child has closed its files.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
};
