import { rmSync, writeFileSync } from 'node:fs';
import { buildFunctions } from '../buildFunctions';
import { collections } from '../collections';
import { functions } from '../functions';
import { storageRule } from '../storage';
import { cloudbaserc } from './cloudbaserc';
import { apply } from './deployment/apply';
import { compare, describePlan, partsOf, type Declarations } from './deployment/parts';
import { codeOf, readRecord, writeRecord } from './deployment/record';
import { describeSmoke, smokeAt } from './deployment/smoke';
import { tencent } from './deployment/tencent';

const CREDENTIALS = ['ENV_ID', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;
/** Apart from dist/functions, which a running local cloud reads. */
const FOLDER = 'dist/deploy';
const SETTINGS = `${FOLDER}/cloudbaserc.json`;
/** Bytes of variables that the platform gives one function (cloud.tencent.com/document/product/583/11637). */
const MAX_VARIABLES = 4096;

const missingNames = (): string[] => {
  const needed = [...CREDENTIALS, ...new Set(functions.flatMap((f) => f.env))];
  return needed.filter((name) => !process.env[name]);
};

const tooLarge = (): string[] =>
  functions
    .filter(
      ({ env }) => env.reduce((sum, name) => sum + Buffer.byteLength(name + process.env[name]), 0) > MAX_VARIABLES,
    )
    .map(({ name }) => name);

const build = async (): Promise<Declarations> => {
  const names = functions.map((f) => f.name);
  const folder = `${FOLDER}/functions`;
  await buildFunctions(names, folder);
  return { collections, functions, storage: storageRule, code: codeOf(names, folder) };
};

const plan = (declarations: Declarations, envId: string, missing: readonly string[]): void => {
  console.log(describePlan(compare(partsOf(declarations), readRecord(envId))).join('\n'));
  console.log(
    'Compared with what was deployed to this environment from this folder; nothing was asked over the network.',
  );
  if (missing.length > 0) console.log(`A real run still needs these environment variables: ${missing.join(', ')}.`);
};

const deploy = async (declarations: Declarations, envId: string): Promise<void> => {
  const { TENCENTCLOUD_SECRETID: secretId = '', TENCENTCLOUD_SECRETKEY: secretKey = '' } = process.env;
  const settings = JSON.stringify(cloudbaserc(envId, functions, process.env), null, 2);
  writeFileSync(SETTINGS, `${settings}\n`, { mode: 0o600 });
  try {
    const remember = (known: Readonly<Record<string, string>>): void => writeRecord(envId, known);
    await apply(tencent({ envId, secretId, secretKey }), declarations, readRecord(envId), remember, console.log);
  } finally {
    rmSync(SETTINGS); // it holds the values of secrets
  }
};

const runSmoke = async (): Promise<number> => {
  const [envId = '', secretId = '', secretKey = ''] = CREDENTIALS.map((name) => process.env[name]);
  if (!envId || !secretId || !secretKey) throw new Error(`Set ${CREDENTIALS.join(', ')} first.`);
  const observations = await smokeAt(envId, secretId, secretKey);
  console.log(describeSmoke(observations).join('\n'));
  return observations.every(({ ok }) => ok) ? 0 : 1;
};

/**
 * `npm run deploy`: makes an environment what config/ declares; `-- --plan` only says what that would be; `-- --smoke`
 * makes the thirty calls of docs/deploy.md.
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const unknown = args.filter((arg) => arg !== '--plan' && arg !== '--smoke');
  if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(' ')}; there are --plan and --smoke.`);
  if (args.includes('--smoke')) return runSmoke();
  const missing = missingNames();
  const isPlan = args.includes('--plan');
  if (missing.length > 0 && !isPlan) {
    throw new Error(`Nothing was deployed. Set these environment variables first: ${missing.join(', ')}.`);
  }
  if (!isPlan && tooLarge().length > 0)
    throw new Error(`Nothing was deployed. The variables of ${tooLarge().join(', ')} are larger than 4 KB.`);
  const declarations = await build();
  const envId = process.env['ENV_ID'] ?? 'new-environment';
  if (isPlan) plan(declarations, envId, missing);
  else await deploy(declarations, envId);
  return 0;
};
