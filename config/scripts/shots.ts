import { buildStep } from './build';
import { runStep } from './steps';
import { shots } from '../../test/support/looks/shots';

const GALLERY = {
  name: 'build gallery',
  script: 'node_modules/@tarojs/cli/bin/taro',
  args: ['build', '--type', 'h5', '--disable-global-config'],
  env: { NODE_ENV: 'production', LINLI_GALLERY: '1' },
};

/** `npm run shots [-- WORD …]`: pictures of every page (or of those whose name holds a word) in screenshots/pages. */
export const run = async (words: readonly string[]): Promise<number> => {
  const steps = [...(['functions', 'h5'] as const).map((target) => buildStep(target, 'if-changed'))];
  if (words.length === 0 || words.includes('gallery')) steps.push(GALLERY);
  for (const step of steps) {
    const { ok } = await runStep(step);
    if (!ok) return 1;
  }
  await shots(words);
  return 0;
};
