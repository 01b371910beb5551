import { buildStep } from './build';
import { runStep } from './steps';
import { runSuites } from './suites';

/** `npm run e2e [-- jest options]`: builds what changed, then runs the browser tests and the journeys in both worlds. */
export const run = async (args: readonly string[]): Promise<number> => {
  for (const target of ['functions', 'weapp', 'h5'] as const) {
    const { ok } = await runStep(buildStep(target, 'if-changed'));
    if (!ok) return 1;
  }
  const { outcome } = await runSuites('e2e', ['e2e', 'journeys'], {
    workers: 2,
    ...(args.length > 0 ? { rest: args } : {}),
  });
  return outcome.ok ? 0 : 1;
};
