import { mustRun } from '../programs';
import type { Row } from '../row';

/** Row 17: wall time of `npm run check`; a check that is red is no measurement. */
export const check: Row = {
  name: 'check',
  unit: 's',
  rounds: 1,
  note: 'one round: it is minutes of work',
  goal: '≤ 90 s',
  ours: async () => (await mustRun(['config/scripts/run.mjs', 'check'])).seconds,
  meets: ({ ours }) => ours <= 90,
};
