import { useState } from 'react';
import type { InputOf } from '@/client/api';
import { DAYS } from '@/domain/privacy/words';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Choice } from '@/ui/Choice';

type Asked = InputOf<'blocks.block'>;

const OPTIONS = DAYS.map((days) => ({ value: String(days), label: `${days} 天` }));

/** Keeps the author of a wish from the wall for some days, with a reason that he reads. */
export function Blocking({ area, subject, onClose }: { area: string; subject: string; onClose: () => void }) {
  const [days, setDays] = useState<Asked['days']>(3);
  const acting = useAct();
  const block = async (reason: string): Promise<void> => {
    if (await acting.act('blocks.block', { area, subject, days, reason })) onClose();
  };
  return (
    <ReasonSheet
      title="请他歇几天?"
      confirm="请他歇着"
      danger
      label="为什么"
      hint="他会看到这句话，也可以提意见，由另一位同事来看。"
      acting={acting}
      onConfirm={(reason) => void block(reason)}
      onClose={onClose}
    >
      <Choice
        label="歇几天?"
        options={OPTIONS}
        chosen={[String(days)]}
        onPick={(picked) => setDays(DAYS.find((one) => String(one) === picked) ?? days)}
      />
    </ReasonSheet>
  );
}
