import type { Deps } from '../_kernel/deps';
import { serve, type Enter } from '../_kernel/serve';
import { serveTasks, type Tasks } from '../_kernel/tasks';
import type { PlatformContext } from '../_kernel/whoami';
import type { WorkKind } from '../_kernel/work';
import { sheetsApi } from './handlers';
import { sweepWorks } from './runWork';

/** `jobs`, which starts the sweep, has a minute for everything. */
const SWEEP_FOR = 40_000;

/** What `sheets` does without being asked by a person: goes on with work whose asker has put his phone away. */
export const sheetsTasks = (kinds: readonly WorkKind[]): Tasks['tasks'] => ({
  sweep: async (_input, deps) => ({ run: await sweepWorks(kinds, deps.now() + SWEEP_FOR, deps) }),
});

/** The function of heavy work: actions of people, and the sweep that `jobs` starts with the job token. */
export const serveSheets = (kinds: readonly WorkKind[], enter: Enter, deps: Deps) => {
  const actions = serve(sheetsApi(kinds), enter, deps);
  const tasks = serveTasks({ byTimer: [], tasks: sheetsTasks(kinds) }, 'sheets', deps);
  return (event: unknown, context: PlatformContext): Promise<unknown> =>
    typeof (event as { task?: unknown } | null)?.task === 'string' ? tasks(event, context) : actions(event, context);
};
