import { deadlines } from '../_kernel/deadlines';
import { sweep } from '../_kernel/events';
import { createDeps } from '../_kernel/runtime';
import { serveTasks } from '../_kernel/tasks';
import { consumers, machines, personal, timed } from '../composition';
import { deliver } from '../notifications/deliver';
import { eraseLeaving } from '../privacy/erase';
import { rekey } from '../privacy/rekey';
import { retainAtNight } from '../privacy/retain';
import { watchReadings } from '../privacy/watch';
import { sweepHolds } from '../shop/stock';
import { sweepShipping } from '../pay/shipping';
import { mediaChecked } from '../wall/push';
import { eraseEnded } from '../wall/retention';
import { firstAdmin } from './firstAdmin';

/** The verdicts on photos that nobody will ask for any more. */
const CHECKS_KEPT = 7 * 24 * 3_600_000;

/** The function behind the one timer; every task is an invocation of its own. */
export const main = serveTasks(
  {
    byTimer: [
      'deadlines',
      'sweep',
      'pay.sweep',
      'sheets.sweep',
      'shipping',
      'deliver',
      'tidy',
      'watch',
      'forget',
      'rekey',
    ],
    tasks: {
      sweep: async (_input, deps) => ({ drained: await sweep(machines, deps) }),
      shipping: async (_input, deps) => ({ told: await sweepShipping(deps) }),
      deliver: (_input, deps) => deliver(deps),
      deadlines: async (_input, deps) => ({ moved: await deadlines(timed, deps) }),
      tidy: async (_input, deps) => ({
        holds: await sweepHolds(deps),
        erased: await eraseEnded(deps),
        removed: await deps.store.remove('commands', { expireAt: { lte: deps.now() } }),
        checks: await deps.store.remove('checks', { at: { lte: deps.now() - CHECKS_KEPT } }),
      }),
      watch: async (_input, deps) => ({ watched: await watchReadings(deps) }),
      forget: async (_input, deps) => ({
        erased: await eraseLeaving({ parts: personal, machines }, deps),
        anonymised: await retainAtNight(personal, deps),
      }),
      rekey: (input, deps) => rekey(personal, deps, { again: (input as { again?: unknown } | null)?.again === true }),
      firstAdmin,
    },
    pushes: { 'event/wxa_media_check': mediaChecked },
  },
  'jobs',
  createDeps(process.env, consumers),
);
