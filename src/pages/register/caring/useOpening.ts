import { call } from '@/client/api';
import { go } from '@/client/go';
import { forgetSecrets, useSecret } from '@/client/secrets';
import { CARE, type CareKind } from '@/domain/care/words';
import type { HouseholdView } from '@/domain/registry/views';
import { useAct } from '@/features/register/useAct';
import { nextAt, planFor, type Plan } from './NextVisit';

interface Draft extends Plan {
  kind: CareKind;
  need: string;
}

/** What a tag of the register says of how somebody is looked after. */
const kindOf = (tags: readonly string[]): CareKind =>
  (Object.keys(CARE) as CareKind[]).find((kind) => tags.includes(kind)) ?? 'other';
const NOTHING: Partial<Draft> = {};

/** The form by which somebody is looked after: what he needs stays on the phone encrypted until it has been sent. */
export const useOpening = ({ id, members, area }: HouseholdView, key: string) => {
  const member = members.find((one) => one.key === key);
  const form = `register.care.${id}.${key}`;
  const { value: said, change } = useSecret<Partial<Draft>>(form, NOTHING);
  const { busy, problem, wrong, act } = useAct();
  const value: Draft = { ...planFor('middle'), kind: kindOf(member?.tags ?? []), need: '', ...said };
  const save = (): void => {
    const { kind, need, risk } = value;
    const asked = { place: area.building ?? '', household: id, member: key, kind, need, risk };
    void act(
      (requestId) => call('care.open', { ...asked, nextVisitAt: nextAt(value) }, requestId),
      ({ data }) => {
        forgetSecrets(form);
        go('register/caring', { care: data.id }, true);
      },
    );
  };
  return { member, value, change, busy, problem, wrong, save };
};
