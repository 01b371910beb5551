import { useState } from 'react';
import { call } from '@/client/api';
import type { CareView } from '@/domain/care/schema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { NextVisit, nextAt, planFor, type Plan } from './NextVisit';

/** What has changed with somebody who is looked after. */
export function Review({ care: { id, risk }, onClose }: { care: CareView; onClose: () => void }) {
  const [plan, setPlan] = useState<Plan>(() => planFor(risk));
  const [need, setNeed] = useState('');
  const { busy, problem, wrong, act } = useAct();
  const save = (): void => {
    const said = { id, risk: plan.risk, nextVisitAt: nextAt(plan), ...(need.trim() === '' ? {} : { need }) };
    void act((requestId) => call('care.review', said, requestId), onClose);
  };
  const error = wrong('need');
  return (
    <Sheet title="情况变了" confirm="记下来" loading={busy} onConfirm={save} onClose={onClose}>
      <Field
        label="需要什么"
        hint="没变就空着"
        lines="many"
        max={300}
        value={need}
        onInput={setNeed}
        {...(error ? { error } : {})}
      />
      <NextVisit value={plan} onChange={setPlan} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
