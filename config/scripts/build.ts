import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { existing, filesBelow } from './sources';
import { ownStep, runStep, type Step } from './steps';

const TARGETS = {
  functions: { inputs: ['cloudfunctions', 'src/domain', 'config'], proof: 'dist/functions/api/index.js' },
  h5: { inputs: ['src', 'config'], proof: 'dist/h5/index.html' },
  weapp: { inputs: ['src', 'config', 'project.config.json'], proof: 'dist/weapp/app.json' },
} as const;

/** What can be built; each goes to `dist/<target>`. */
export type Target = keyof typeof TARGETS;

const isTarget = (name: string | undefined): name is Target => name !== undefined && name in TARGETS;
const stampOf = (target: Target): string => join('.cache/built', target);

/** Hash of everything that the target is built from. */
export const inputHash = (target: Target): string => {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const name of ['TARO_APP_ENV_ID', 'TARO_APP_SPEECH_PLUGIN']) hash.update(`${process.env[name] ?? ''}\0`);
  const roots = [...TARGETS[target].inputs, 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const root of existing(roots)) {
    const files = root.includes('.') ? [root] : filesBelow(root);
    for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

/** Whether the last build of the target was made from the present inputs. */
export const isFresh = (target: Target): boolean => {
  const [stamp] = existing([stampOf(target)]);
  return (
    stamp !== undefined &&
    existing([TARGETS[target].proof]).length === 1 &&
    readFileSync(stamp, 'utf8') === inputHash(target)
  );
};

const taroStep = (target: Target): Step => ({
  name: `build ${target}`,
  script: 'node_modules/@tarojs/cli/bin/taro',
  args: ['build', '--type', target, '--disable-global-config'],
  env: { NODE_ENV: 'production' },
});

const buildBundles = async (): Promise<boolean> => {
  const [{ buildFunctions }, { functions }] = await Promise.all([import('../buildFunctions'), import('../functions')]);
  await buildFunctions(functions.map((f) => f.name));
  return true;
};

const buildApp = async (target: Target): Promise<boolean> => {
  rmSync(join('dist', target), { recursive: true, force: true });
  const { ok } = await runStep(taroStep(target), 'always');
  // Taro's command ends with 0 after some errors: the package itself is the proof.
  if (existing([TARGETS[target].proof]).length === 0) console.log(`${TARGETS[target].proof} was not written.`);
  return ok && existing([TARGETS[target].proof]).length === 1;
};

/** The step that builds a target in a process of its own, unless it is fresh. */
export const buildStep = (target: Target, option?: 'if-changed'): Step =>
  ownStep(`build ${target}`, 'build', [target, ...(option ? ['--if-changed'] : [])]);

/** `npm run build:<target>`; with --if-changed nothing is done when the inputs are those of the last build. */
export const run = async (args: readonly string[]): Promise<number> => {
  const [target] = args;
  if (!isTarget(target)) throw new Error(`Say what to build: ${Object.keys(TARGETS).join(', ')}.`);
  if (args.includes('--if-changed') && isFresh(target)) return 0;
  const stamp = stampOf(target);
  rmSync(stamp, { force: true });
  const hash = inputHash(target);
  const ok = target === 'functions' ? await buildBundles() : await buildApp(target);
  if (!ok) return 1;
  mkdirSync('.cache/built', { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
};
