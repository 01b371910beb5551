import { useState } from 'react';
import { call } from '@/client/api';
import { useQuery } from '@/client/query';
import { RELATIONS } from '@/domain/registry/words';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';

interface ConfirmProps {
  id: string;
  household: string;
  onClose: () => void;
}

const NOBODY = 'nobody';

/** Says which member of the household somebody is; one who is not entered yet can be bound all the same. */
export function Confirm({ id, household, onClose }: ConfirmProps) {
  const { data } = useQuery('registry.get', { id: household });
  const [picked, setPicked] = useState('');
  const { busy, problem, act, say } = useAct();
  const free = (data?.members ?? []).filter(({ bound }) => !bound);
  const options = [
    ...free.map(({ key, relation, name }) => ({ value: key, label: `${RELATIONS[relation]} ${name}` })),
    { value: NOBODY, label: '是这家的，还没登记' },
  ];
  const confirm = (): void => {
    if (picked === '') return say('请先选他是哪一位。');
    const who = picked === NOBODY ? {} : { member: picked };
    return void act((requestId) => call('claims.confirm', { id, ...who }, requestId), onClose);
  };
  return (
    <Sheet title="他是家里哪一位?" confirm="是他" loading={busy} onConfirm={confirm} onClose={onClose}>
      <Choice label="登记的家里人" options={options} chosen={[picked]} onPick={setPicked} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
