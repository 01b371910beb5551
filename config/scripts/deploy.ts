import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { buildFunctions } from '../buildFunctions';
import { collections } from '../collections';
import { functions } from '../functions';
import { applyCollections, describeCollections } from './deployCollections';
import { cloudbaserc } from './cloudbaserc';

const CLI = '@cloudbase/cli@2.12.10';
const CREDENTIALS = ['ENV_ID', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;

const missingNames = (): string[] => {
  const needed = [...CREDENTIALS, ...new Set(functions.flatMap((f) => f.env))];
  return needed.filter((name) => !process.env[name]);
};

const deployFunction = (name: string): boolean => {
  const args = ['--yes', '-p', CLI, 'tcb', 'fn', 'deploy', name, '--force', '--envId', process.env.ENV_ID ?? ''];
  console.log(`npx ${args.join(' ')}`);
  return spawnSync('npx', args, { cwd: 'dist', stdio: 'inherit' }).status === 0;
};

const login = (): boolean => {
  const { TENCENTCLOUD_SECRETID = '', TENCENTCLOUD_SECRETKEY = '' } = process.env;
  const keys = ['--apiKeyId', TENCENTCLOUD_SECRETID, '--apiKey', TENCENTCLOUD_SECRETKEY];
  return spawnSync('npx', ['--yes', '-p', CLI, 'tcb', 'login', ...keys], { stdio: 'inherit' }).status === 0;
};

/** `npm run deploy [-- --dry-run]`: bundles, collections with indexes and rules, then the functions with their timers. */
export const run = async (args: readonly string[]): Promise<number> => {
  const dry = args.includes('--dry-run');
  const missing = missingNames();
  if (missing.length > 0 && !dry) {
    throw new Error(`Nothing was deployed. Set these environment variables first: ${missing.join(', ')}.`);
  }
  await buildFunctions(functions.map((f) => f.name));
  mkdirSync('dist', { recursive: true });
  const envId = process.env.ENV_ID ?? '<ENV_ID>';
  writeFileSync(
    'dist/cloudbaserc.json',
    `${JSON.stringify(cloudbaserc(envId, functions, dry ? {} : process.env), null, 2)}\n`,
  );
  if (dry) {
    // Names only: values of secrets stay out of terminals and logs.
    console.log(describeCollections(collections).join('\n'));
    for (const f of functions)
      console.log(`function ${f.name}: timers ${f.timers.map((t) => t.name).join(', ') || 'none'}`);
    if (missing.length > 0) console.log(`A real run still needs: ${missing.join(', ')}`);
    return 0;
  }
  try {
    await applyCollections(collections);
    return login() && functions.every((f) => deployFunction(f.name)) ? 0 : 1;
  } finally {
    rmSync('dist/cloudbaserc.json'); // it holds the values of secrets
  }
};
