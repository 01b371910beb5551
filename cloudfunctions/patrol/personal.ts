import { stamp } from '../../src/domain/_kernel/time';
import type { ArrivalDoc, SpotDoc } from '../../src/domain/patrol/arrivals';
import { personalOf, type Personal } from '../_kernel/personal';

const arrivals = personalOf<ArrivalDoc>({
  collection: 'arrivals',
  title: '到场扫码',
  of: ['person'],
  own: ({ createdAt, placeName, scannedAt }, _self) => ({
    时间: stamp(createdAt),
    地点: placeName,
    扫到码: scannedAt === null ? null : stamp(scannedAt),
  }),
});

const spots = personalOf<SpotDoc>({
  collection: 'spotChecks',
  title: '到场抽查',
  of: ['worker'],
  own: ({ at, placeName, note }) => ({ 时间: stamp(at), 地点: placeName, 结果: note }),
  forget: () => ({ workerName: '' }),
});

/** What is held of those who go somewhere on duty. */
export const patrolPersonal: readonly Personal[] = [arrivals, spots];
