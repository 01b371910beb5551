import { workMachine } from '../../src/domain/sheets/machine';
import type { WorkDoc } from '../../src/domain/sheets/schema';
import { timedBy } from '../_kernel/deadlines';
import type { Consumer } from '../_kernel/deps';

/** A week after the work is over its result is no longer shown; its file goes by the event. */
export const workDeadlines = timedBy<WorkDoc>(workMachine, () => ({}));

const OVER = ['work.finish', 'work.fail', 'work.cancel', 'work.expire'];

/** Deletes what a piece of work needs no more: the table sent along when it is over, everything when it has expired. */
export const sheetsEffects: Consumer = {
  name: 'sheetsEffects',
  handle: async (event, deps) => {
    if (!OVER.includes(event.name)) return;
    const work = await deps.store.get<WorkDoc>('works', event.subject.id);
    const { source = null, result = null } = work ?? {};
    const kept = event.name === 'work.expire' ? result?.file : undefined;
    await deps.files.discard([source, kept].filter((file) => typeof file === 'string'));
  },
};
