import { stamp } from '../../src/domain/_kernel/time';
import type { BlockDoc } from '../../src/domain/privacy/blocks';
import type { ComplaintDoc } from '../../src/domain/privacy/complaints';
import { REASONS } from '../../src/domain/privacy/words';
import type { FlagDoc } from '../../src/domain/privacy/flags';
import { personalOf, type Personal } from '../_kernel/personal';
import type { ReadingDoc } from '../_kernel/readings';

const readings = personalOf<ReadingDoc>({
  collection: 'readings',
  title: '谁看过我',
  of: ['of', 'by'],
  order: 'at',
  own: ({ at, by, grant, purpose }, { person }) =>
    by === person ? undefined : { 时间: stamp(at), 以什么身份: grant, 用途: purpose },
});

const flags = personalOf<FlagDoc>({
  collection: 'flags',
  title: '异常查看',
  of: ['looker'],
  own: ({ createdAt, rule, n, said }) => ({ 时间: stamp(createdAt), 规则: rule, 次数: n, 我的说明: said }),
  forget: () => ({ said: null }),
});

const complaints = personalOf<ComplaintDoc>({
  collection: 'complaints',
  title: '我的投诉',
  of: ['complainer'],
  own: ({ createdAt, reason, words }) => ({ 时间: stamp(createdAt), 原因: REASONS[reason], 说明: words }),
  forget: (doc, person) => (doc.household === person ? { words: '', household: '' } : { words: '' }),
  blank: () => ({ words: '', household: '' }),
});

const blocks = personalOf<BlockDoc>({
  collection: 'blocks',
  title: '禁言',
  of: ['person', 'giver'],
  own: ({ createdAt, until, reason, said, person }, self) =>
    person === self.person ? { 时间: stamp(createdAt), 到: stamp(until), 原因: reason, 我的说明: said } : undefined,
  forget: (doc, person) => (doc.person === person ? { said: null, reason: '' } : {}),
  blank: () => ({ said: null, reason: '' }),
});

/** What the records of looks, and complaints, hold of persons. */
export const privacyPersonal: readonly Personal[] = [readings, flags, complaints, blocks];
