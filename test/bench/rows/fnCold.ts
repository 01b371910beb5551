import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';

const BARE = `require('@cloudbase/node-sdk');\nexports.main = async () => 'hello';\n`;
const PROBE = `const begin = process.hrtime.bigint();
const { main } = require(process.argv[1]);
const ms = Number(process.hrtime.bigint() - begin) / 1e6;
if (typeof main !== 'function') throw new Error('no main');
process.stdout.write(String(ms));`;

let bare = '';

// One process per cold start: a second require in the same process would find everything loaded.
const coldRequire = async (file: string): Promise<number> => Number((await mustRun(['-e', PROBE, file])).output);

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
    bare = join(folder, 'bare/index.js');
    writeFileSync(bare, BARE);
    // Both files are in the page cache before the first round counts.
    await Promise.all([coldRequire(join(process.cwd(), 'dist/functions/api/index.js')), coldRequire(bare)]);
  },
  ours: () => coldRequire(join(process.cwd(), 'dist/functions/api/index.js')),
  reference: () => coldRequire(bare),
  finish: async () => removeWorkFolder('bare'),
  meets: ({ ratio = Infinity }) => ratio < 1,
};
