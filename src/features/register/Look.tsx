import { useState } from 'react';
import { registrySentence } from '@/client/registryWords';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { LOGGED, WHY, type CarePurpose } from '@/features/register/words';
import { Button } from '@/ui/Button';

interface LookProps<T> {
  /** What is looked at, on the button and on the sheet. */
  title: string;
  /** Why it does not show by itself. */
  left: string;
  tone?: 'primary' | 'plain';
  ask: (purpose: CarePurpose) => Promise<{ ok: true; data: T } | { ok: false; error: { code: string } }>;
  onSeen: (data: T) => void;
}

/** A button to what does not show by itself: it is read for a purpose, and that is logged. */
export function Look<T>({ title, left, tone = 'plain', ask, onSeen }: LookProps<T>) {
  const [asking, setAsking] = useState(false);
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await ask(purpose);
    if (!answer.ok) return registrySentence(answer.error.code);
    onSeen(answer.data);
    setAsking(false);
    return undefined;
  };
  return (
    <>
      <Button tone={tone} onTap={() => setAsking(true)}>
        {title}
      </Button>
      {asking ? (
        <WhySheet
          purposes={WHY}
          title={title}
          confirm="看一眼"
          left={left}
          logged={LOGGED}
          read={read}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
