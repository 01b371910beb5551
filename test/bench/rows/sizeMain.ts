import { join } from 'node:path';
import { sizesOf } from '../../../config/scripts/weappPackage';
import { buildHello, HELLO_FOLDER, removeHello } from '../helloBuild';
import { mustRun } from '../programs';
import type { Row } from '../row';

/** Row 1: bytes of the main package against a bare hello built by the same configuration in the same run. */
export const sizeMain: Row = {
  name: 'size.main',
  unit: 'B',
  rounds: 1,
  note: 'builds are byte-identical, so one round',
  goal: '≤ 1.35 × hello, ≤ 2 MB',
  ours: async () => {
    await mustRun(['config/scripts/run.mjs', 'build', 'weapp', '--if-changed']);
    return sizesOf('dist/weapp').main;
  },
  reference: async () => {
    await buildHello('weapp');
    return sizesOf(join(HELLO_FOLDER, 'dist/weapp')).main;
  },
  finish: async () => removeHello(),
  meets: ({ ours, ratio = Infinity }) => ratio <= 1.35 && ours <= 2 * 1024 * 1024,
};
