import { deadlines } from '../_kernel/deadlines';
import { sweep } from '../_kernel/events';
import { createDeps } from '../_kernel/runtime';
import { serveTasks } from '../_kernel/tasks';
import { consumers, machines, timed } from '../composition';
import { deliver } from '../notifications/deliver';
import { firstAdmin } from './firstAdmin';

/** The function behind the one timer; every task is an invocation of its own. */
export const main = serveTasks(
  {
    byTimer: ['deadlines', 'sweep', 'deliver', 'tidy'],
    tasks: {
      sweep: async (_input, deps) => ({ drained: await sweep(machines, deps) }),
      deliver: (_input, deps) => deliver(deps),
      deadlines: async (_input, deps) => ({ moved: await deadlines(timed, deps) }),
      tidy: async (_input, deps) => ({
        removed: await deps.store.remove('commands', { expireAt: { lte: deps.now() } }),
      }),
      firstAdmin,
    },
  },
  'jobs',
  createDeps(process.env, consumers),
);
