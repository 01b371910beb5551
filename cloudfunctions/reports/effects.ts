import type { ReportDoc } from '../../src/domain/reports/schema';
import type { Consumer } from '../_kernel/deps';

/** What a report’s event does to another report: a merged one makes its reporter follow the parent. */
export const reportEffects: Consumer = {
  name: 'reportEffects',
  handle: async (event, deps) => {
    if (event.name !== 'report.merge') return;
    const child = await deps.store.get<ReportDoc>('reports', event.subject.id);
    if (!child?.mergedInto) return;
    await deps.store.updateIf('reports', child.mergedInto, {}, { add: { followers: child.reporter } });
  },
};
