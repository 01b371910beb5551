import { existsSync, readFileSync, rmSync } from 'node:fs';
import { commit, seedOf } from './seed';
import { runStep, type Outcome } from './steps';

/** Test counts of one or more jest runs; a suite that could not run counts as one failure. */
export interface Counts {
  passed: number;
  failed: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numTotalTests: number;
  testResults: readonly { name: string }[];
}

// A project whose folder lost its tests would pass silently: jest looks only at the sum of all projects.
const emptyProjects = (report: JestReport, projects: readonly string[]): string[] =>
  projects.filter((project) => !report.testResults.some((r) => r.name.includes(`/test/${project}/`)));

const read = (file: string): JestReport | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport) : undefined;

/** Runs the given jest projects in one jest process and counts their tests. */
export const runSuites = async (
  name: string,
  projects: readonly string[],
  options: { workers: number; rest?: readonly string[] },
): Promise<{ outcome: Outcome; counts: Counts }> => {
  const file = `.cache/jest-${name}.json`;
  rmSync(file, { force: true });
  const args = ['-c', 'config/jest.config.cjs', `--maxWorkers=${options.workers}`, '--json', `--outputFile=${file}`];
  args.push(`--seed=${seedOf(process.env, commit())}`);
  const outcome = await runStep({
    name: `tests: ${projects.join(' ')}`,
    script: 'node_modules/jest/bin/jest.js',
    args: [...args, ...(options.rest ?? []), '--selectProjects', ...projects],
  });
  const report = read(file);
  if (report === undefined) return { outcome: { ...outcome, ok: false }, counts: { passed: 0, failed: 1 } };
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
  const empty = options.rest === undefined ? emptyProjects(report, projects) : [];
  for (const project of empty) console.log(`      test/${project} has no tests: a gate without tests is not green.`);
  console.log(`      ${counts.passed} passed, ${counts.failed} failed`);
  return {
    outcome: { ...outcome, ok: outcome.ok && empty.length === 0 },
    counts: { passed: counts.passed, failed: counts.failed + empty.length },
  };
};
