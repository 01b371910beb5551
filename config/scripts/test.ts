import { checkAll } from './check';
import { buildStep } from './build';
import { ownStep, runStep, summarize, type Outcome } from './steps';
import { runSuites, type Counts } from './suites';

// Three at a time are no quicker: two have both cores at work.
const WORKERS = 2;
const SUITES = [
  { name: 'local', projects: ['devcloud', 'flows', 'weapp'], workers: WORKERS },
  { name: 'browser', projects: ['e2e', 'journeys', 'package'], workers: WORKERS },
] as const;

// One after the other: each Taro build alone uses both cores.
const buildAll = async (): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const target of ['functions', 'weapp', 'h5'] as const) outcomes.push(await runStep(buildStep(target)));
  outcomes.push(await runStep(ownStep('package check', 'packages'), 'always'));
  return outcomes;
};

const addUp = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((sum, c) => sum + c.passed, 0),
  failed: all.reduce((sum, c) => sum + c.failed, 0),
});

/**
 * `npm test`: everything. The last line printed is `N passed, N failed`: tests, and among the failed also each step
 * that is no test (a type error, a build), so that a red run never ends with `0 failed`.
 */
export const run = async (): Promise<number> => {
  const began = performance.now();
  const { outcomes, counts } = await checkAll();
  const all = [...outcomes, ...(await buildAll())];
  const tallies = [counts];
  for (const suite of SUITES) {
    const { outcome, counts: more } = await runSuites(suite.name, suite.projects, { workers: suite.workers });
    all.push(outcome);
    tallies.push(more);
  }
  summarize(all, began);
  const { passed, failed } = addUp(tallies);
  const otherFailures = all.filter((o) => !o.ok && !o.name.startsWith('tests:')).length;
  const red = all.some((o) => !o.ok);
  console.log(`${passed} passed, ${red ? Math.max(1, failed + otherFailures) : failed} failed`);
  return red || failed > 0 ? 1 : 0;
};
