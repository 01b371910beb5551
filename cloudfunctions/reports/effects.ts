import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { ReportDoc } from '../../src/domain/reports/schema';
import type { Consumer, Deps } from '../_kernel/deps';
import { linkBack, takeOver } from '../_kernel/handoff';
import { wishTaken } from './takeOver';

/** The reporter of a merged report follows the one it was merged into. */
const followed = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const child = await deps.store.get<ReportDoc>('reports', event.subject.id);
  if (!child?.mergedInto) return;
  await deps.store.updateIf('reports', child.mergedInto, {}, { add: { followers: child.reporter } });
};

/** What events do to reports. */
export const reportEffects: Consumer = {
  name: 'reportEffects',
  handle: async (event, deps) => {
    if (event.name === 'report.merge') await followed(event, deps);
    if (event.name === 'wish.convert') await takeOver(event, wishTaken, deps);
    if (event.name === 'wish.takeOver') await linkBack(event, 'reports', deps);
  },
};
