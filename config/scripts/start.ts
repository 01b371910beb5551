import { spawn } from 'node:child_process';
import { buildStep, isFresh, type Target } from './build';
import { runSteps } from './steps';

const prepare = async (targets: readonly Target[]): Promise<boolean> => {
  const stale = targets.filter((target) => !isFresh(target));
  if (stale.length > 0) console.log(`Building ${stale.join(' and ')} …`);
  const outcomes = await runSteps(stale.map((target) => buildStep(target)));
  return outcomes.every((o) => o.ok);
};

/** `npm start [-- options]`: builds what changed, then runs the local cloud and the Stage until Ctrl-C. */
export const run = async (args: readonly string[]): Promise<number> => {
  if (!(await prepare(['functions', 'h5']))) return 1;
  const child = spawn(process.execPath, ['--import', 'tsx', 'devcloud/start.ts', ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the whole process group; we stay until the child has closed its files.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
};
