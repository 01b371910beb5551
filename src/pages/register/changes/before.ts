import type { OutputOf } from '@/client/api';
import type { ChangeView } from '@/domain/registry/changes';
import type { HouseholdView } from '@/domain/registry/views';
import { RELATIONS, TENURES } from '@/domain/registry/words';

type Said = NonNullable<OutputOf<'changes.said'>['said']>;

/** One thing that a proposal changes: as it stands in the register, and as it would stand. */
export interface Difference {
  what: string;
  before: string;
  after: string;
}

const NONE = '没有';
const yearWords = (year: number | null | undefined): string => (year ? `${year} 年` : NONE);

/** What a proposal would change; names and phones only once they have been opened for a purpose. */
export const differencesOf = (
  change: ChangeView,
  household: HouseholdView | undefined,
  said: Said | undefined,
): Difference[] => {
  if (change.kind === 'tenure')
    return [
      {
        what: '房子是',
        before: household ? TENURES[household.tenure] : '',
        after: change.tenure ? TENURES[change.tenure] : '',
      },
    ];
  const member = household?.members.find(({ key }) => key === change.member);
  const hidden = '（点下面看）';
  const rows: Record<ChangeView['said'][number], Difference> = {
    name: { what: '姓名', before: member?.name ?? NONE, after: said?.name ?? hidden },
    phone: { what: '电话', before: member?.phone ?? NONE, after: said?.phone ?? hidden },
    relation: {
      what: '是户主的',
      before: member ? RELATIONS[member.relation] : NONE,
      after: said ? RELATIONS[said.relation] : hidden,
    },
    birthYear: {
      what: '哪年生的',
      before: yearWords(member?.birthYear),
      after: said ? yearWords(said.birthYear) : hidden,
    },
  };
  return change.said.map((field) => rows[field]).filter(({ before, after }) => before !== after);
};
