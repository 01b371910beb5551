import { join } from 'node:path';
import { sizesOf } from '../../../config/scripts/weappPackage';
import { mustRun, removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';

const TARO = 'node_modules/@tarojs/cli/bin/taro';
const HELLO = {
  config: 'config',
  'package.json': 'package.json',
  'project.config.json': 'project.config.json',
  'tsconfig.json': 'tsconfig.json',
  'test/bench/hello': 'src',
};

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
    const folder = workFolder('hello', HELLO);
    await mustRun([join(folder, TARO), 'build', '--type', 'weapp', '--disable-global-config'], folder);
    return sizesOf(join(folder, 'dist/weapp')).main;
  },
  finish: async () => removeWorkFolder('hello'),
  meets: ({ ours, ratio = Infinity }) => ratio <= 1.35 && ours <= 2 * 1024 * 1024,
};
