import { mkdirSync } from 'node:fs';
import { existing } from './sources';
import { ownStep, runSteps, summarize, type Outcome, type Step } from './steps';
import { runSuites, type Counts } from './suites';

const SOURCES = ['src', 'cloudfunctions', 'config', 'devcloud', 'test'];
const CONFIGS = ['package.json', 'tsconfig.json', 'tsconfig.node.json', 'project.config.json'];

const types = (name: string, file: string): Step => ({
  name: `types: ${name}`,
  // The compiler proper; `typescript` stays for those who need its API (the layers, the rules).
  script: 'node_modules/typescript-7/bin/tsc',
  args: ['--noEmit', '-p', file, '--incremental', '--tsBuildInfoFile', `.cache/tsc-${name}.tsbuildinfo`],
});

// The longest first: two at a time, they end together.
const staticSteps = (): Step[] => {
  const folders = existing(SOURCES);
  return [
    types('node side', 'tsconfig.node.json'),
    types('mini-program', 'tsconfig.json'),
    {
      name: 'lint',
      script: 'node_modules/oxlint/bin/oxlint',
      args: ['-c', 'config/oxlint.json', '--type-aware', '--deny-warnings', ...folders],
    },
    {
      name: 'layers',
      script: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['--config', 'config/layers.cjs', ...folders],
    },
    { name: 'dead code', script: 'node_modules/knip/bin/knip.js', args: ['--config', 'config/knip.json'] },
    ownStep('sizes and names', 'rules'),
    {
      name: 'format',
      script: 'node_modules/oxfmt/bin/oxfmt',
      args: ['-c', 'config/oxfmt.json', '--check', ...folders, ...existing(CONFIGS)],
    },
  ];
};

/** Runs the static steps two at a time, then the unit and conformance tests. */
export const checkAll = async (): Promise<{ outcomes: Outcome[]; counts: Counts }> => {
  mkdirSync('.cache', { recursive: true });
  const outcomes = await runSteps(staticSteps());
  const { outcome, counts } = await runSuites('check', ['unit', 'conformance'], { workers: 2 });
  return { outcomes: [...outcomes, outcome], counts };
};

/** `npm run check`: the fast gate; the exit code. */
export const run = async (): Promise<number> => {
  const began = performance.now();
  const { outcomes } = await checkAll();
  summarize(outcomes, began);
  return outcomes.every((o) => o.ok) ? 0 : 1;
};
