import { useState } from 'react';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';

/** Says that one does not live there any more, and why. */
export function Leaving({ id }: { id: string }) {
  const { busy, problem, wrong, act } = useAct();
  const [open, setOpen] = useState(false);
  const end = async (reason: string): Promise<void> => {
    if (await act('claims.end', { id, reason })) setOpen(false);
  };
  return (
    <>
      <Button tone="plain" onTap={() => setOpen(true)}>
        我不住这里了
      </Button>
      {open ? (
        <WordsSheet
          title="不住这里了"
          label="说一声为什么"
          hint="例如：搬走了、房子租给别人了"
          seen="登记停了以后，您就看不到、也改不了这一户的登记；替家人代办的事不受影响。"
          confirm="停了我在这里的登记"
          danger
          busy={busy}
          wrong={wrong['reason']}
          problem={problem}
          onSend={(why) => void end(why)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
