import { spawn, type ChildProcess } from 'node:child_process';
import { buildStep, isFresh, type Target } from './build';
import { runSteps } from './steps';

const build = async (target: Target): Promise<boolean> => {
  if (isFresh(target)) return true;
  console.log(`Building ${target} …`);
  const [outcome] = await runSteps([buildStep(target)]);
  return outcome?.ok === true;
};

// The cloud needs no app: it starts and plays its demo data while the app is still being built, and waits for a word.
const startCloud = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'devcloud/start.ts', ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LINLI_APP: 'building' },
  });

/** `npm start [-- options]`: builds what changed, then runs the local cloud and the Stage until Ctrl-C. */
export const run = async (args: readonly string[]): Promise<number> => {
  if (!(await build('functions'))) return 1;
  const child = startCloud(args);
  const closed = new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)));
  // Ctrl-C reaches the whole process group; we stay until the child has closed its files.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const built = await build('h5');
  if (built && child.connected) child.send('built');
  if (!built) child.kill('SIGTERM');
  const code = await closed;
  return built ? code : 1;
};
