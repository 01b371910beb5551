import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localSecrets } from '../../../devcloud/secrets';
import { mustRun, removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';

const BARE = `require('@cloudbase/node-sdk');\nexports.main = async () => 'hello';\n`;
const PROBE = `const begin = process.hrtime.bigint();
const { main } = require(process.argv[1]);
const ms = Number(process.hrtime.bigint() - begin) / 1e6;
if (typeof main !== 'function') throw new Error('no main');
process.stdout.write('cold=' + ms);`;

const API = join(process.cwd(), 'dist/functions/api/index.js');
let bare = '';
let environment: Record<string, string> = {};

// One process per cold start: a second require in the same process would find everything loaded.
const coldRequire = async (file: string): Promise<number> => {
  const { output } = await mustRun(['-e', PROBE, file], process.cwd(), environment);
  return Number(/cold=([\d.]+)/.exec(output)?.[1]);
};

/** Row 7: loading the bundled `api` function against a bare function that loads the SDK from node_modules. */
export const fnCold: Row = {
  name: 'fn.cold',
  unit: 'ms',
  rounds: 15,
  goal: '< 1.0 × bare SDK',
  prepare: async () => {
    await mustRun(['config/scripts/run.mjs', 'build', 'functions', '--if-changed']);
    const folder = workFolder('bare', {});
    mkdirSync(join(folder, 'bare'));
    // What the platform sets for a function; loading it reads its secrets.
    const platform = { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', TCB_ENV: 'local-env-1' };
    environment = { ...platform, ...localSecrets(folder, 'bench') };
    bare = join(folder, 'bare/index.js');
    writeFileSync(bare, BARE);
    // Both files are in the page cache before the first round counts.
    await Promise.all([coldRequire(API), coldRequire(bare)]);
  },
  ours: () => coldRequire(API),
  reference: () => coldRequire(bare),
  finish: async () => removeWorkFolder('bare'),
  meets: ({ ratio = Infinity }) => ratio < 1,
};
