import { call, newRequestId } from '@/client/api';
import { forgetSecrets, useSecret } from '@/client/secrets';
import { useAct } from '@/features/register/useAct';
import { EMPTY, inputOf, missing, PART, type PartDraft, type VisitDraft } from './form';

/** The form of a visit: what people said stays on the phone encrypted until it has been logged, once. */
export const useVisit = (at: { place: string; household: string }, onDone: (id: string) => void) => {
  const form = `register.visit.${at.household || at.place}`;
  const { value, change } = useSecret<VisitDraft>(form, EMPTY);
  const { busy, problem, act, say } = useAct();
  const edit = (part: Partial<VisitDraft>): void => change({ requestId: value.requestId || newRequestId(), ...part });
  const setPart = (n: number, part: Partial<PartDraft>): void =>
    edit({ parts: value.parts.map((one, index) => (index === n ? { ...one, ...part } : one)) });
  const dropPart = (n: number): void => edit({ parts: value.parts.filter((_, index) => index !== n) });
  const addPart = (): void => edit({ parts: [...value.parts, PART] });
  const save = (): void => {
    const gap = missing(value);
    if (gap !== undefined) return say(gap);
    return void act(
      async () => {
        const answer = await call('visits.log', inputOf(value, at, Date.now()), value.requestId);
        // Asked with other words before: what is on the screen now is another visit.
        if (!answer.ok && answer.error.code === 'CONFLICT') edit({ requestId: newRequestId() });
        return answer;
      },
      ({ data }) => {
        forgetSecrets(form);
        onDone(data.id);
      },
    );
  };
  return { value, busy, problem, edit, setPart, dropPart, addPart, save };
};
