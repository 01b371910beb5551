import { stamp } from '../../src/domain/_kernel/time';
import type { LeaveDoc, RegridDoc } from '../../src/domain/places/grids';
import { personalOf, type Personal } from '../_kernel/personal';

const leaves = personalOf<LeaveDoc>({
  collection: 'leaves',
  title: '请假',
  of: ['person'],
  own: ({ gridName, from, until, reason }) => ({ 网格: gridName, 从: stamp(from), 到: stamp(until), 说明: reason }),
  forget: () => ({ name: '', reason: '' }),
});

const regrids = personalOf<RegridDoc>({ collection: 'regrids', title: '网格划转', of: ['asker'] });

/** What grids hold of those who work in them. */
export const placesPersonal: readonly Personal[] = [leaves, regrids];
