import type { CareDoc } from '../../src/domain/care/schema';
import { CARE } from '../../src/domain/care/words';
import type { VisitDoc } from '../../src/domain/care/visitSchema';
import { stamp } from '../../src/domain/_kernel/time';
import { personalOf, sealedAt, type Personal } from '../_kernel/personal';
import { ERASED } from '../_kernel/vault';

const care = personalOf<CareDoc>({
  collection: 'careProfiles',
  title: '照看记录',
  of: [],
  home: 'household',
  sealed: ({ needSealed }) => sealedAt('needSealed', 'need', needSealed),
  own: (doc, { members }, open) =>
    members.includes(doc.member)
      ? {
          时间: stamp(doc.createdAt),
          类别: CARE[doc.kind],
          需要: open('need', doc.needSealed),
          上次走访: doc.lastVisitAt === null ? null : stamp(doc.lastVisitAt),
        }
      : undefined,
  blank: () => ({ needSealed: ERASED, nameMask: '*' }),
});

const WAY = { visit: '走访', patrol: '巡查', call: '电话' } as const;

const visits = personalOf<VisitDoc>({
  collection: 'visits',
  title: '走访我家',
  of: [],
  home: 'household',
  sealed: ({ parts }) => parts.flatMap(({ sealed }, n) => sealedAt(`parts.${n}.sealed`, `parts.${n}.words`, sealed)),
  // When somebody came, not what he wrote down: it may be about others of the household.
  own: ({ at, kind }) => ({ 时间: stamp(at), 方式: WAY[kind] }),
  blank: ({ parts }) => ({ parts: parts.map((part) => ({ ...part, sealed: ERASED })) }),
});

/** What care and visits hold of persons. */
export const carePersonal: readonly Personal[] = [care, visits];
