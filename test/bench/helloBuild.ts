import { join, resolve } from 'node:path';
import { mustRun, removeWorkFolder, workFolder } from './programs';

const TARO = 'node_modules/@tarojs/cli/bin/taro';
const NAME = 'hello';
const PARTS = {
  config: 'config',
  'package.json': 'package.json',
  'project.config.json': 'project.config.json',
  'tsconfig.json': 'tsconfig.json',
  'test/bench/hello': 'src',
};

/** Where the bare hello is built. */
export const HELLO_FOLDER = resolve('.cache/bench', NAME);

/** Builds a bare Taro + React page by the product’s own configuration. */
export const buildHello = async (target: 'weapp' | 'h5'): Promise<void> => {
  const folder = workFolder(NAME, PARTS);
  await mustRun([join(folder, TARO), 'build', '--type', target, '--disable-global-config'], folder);
};

/** Removes what buildHello made. */
export const removeHello = (): void => removeWorkFolder(NAME);
