import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { phone as dial } from '@/client/go';
import { registrySentence } from '@/client/registryWords';
import type { ClaimView } from '@/domain/registry/claims';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { CLAIMED_AS, WHY, type CarePurpose } from '@/features/register/words';
import { Person } from '@/ui/Person';
import { Sheet } from '@/ui/Sheet';

/** Name and phone of who claims a home, for a purpose that he can see. */
export function Reveal({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const [clear, setClear] = useState<OutputOf<'claims.reveal'>>();
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await call('claims.reveal', { id: claim.id, purpose });
    if (!answer.ok) return registrySentence(answer.error.code);
    setClear(answer.data);
    return undefined;
  };
  if (!clear)
    return (
      <WhySheet
        purposes={WHY}
        title="看姓名和电话"
        confirm="看一眼"
        left={`他写的是 ${claim.name}，${claim.phone ?? '没有留电话'}`}
        logged="看一次记一次，他能看到是哪个岗位、为什么看的。"
        read={read}
        onClose={onClose}
      />
    );
  const { name, phone } = clear;
  return (
    <Sheet
      title="认领的人"
      confirm={phone === null ? '看好了' : '打电话'}
      onConfirm={() => (phone === null ? onClose() : dial(phone))}
      onClose={onClose}
    >
      <Person role={CLAIMED_AS[claim.as]} name={name} hours={phone ?? '没有留电话'} />
    </Sheet>
  );
}
