import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';

/** Says that the matter is settled. */
export function Settling({ id }: { id: string }) {
  const { busy, problem, act } = useAct();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const settle = async (): Promise<void> => {
    if (await act('relays.close', { id })) close();
  };
  return (
    <>
      <Button tone="plain" onTap={() => setOpen(true)}>
        事情了结了
      </Button>
      {open ? (
        <Sheet title="了结了?" confirm="了结了" loading={busy} onConfirm={() => void settle()} onClose={close}>
          <View>两边借看的电话马上收回。以后还有事，可以再托一次。</View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </>
  );
}
