import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';

/** Ends that somebody acts for another, after asking once more. */
export function Ending({ id, label }: { id: string; label: string }) {
  const { busy, problem, act } = useAct();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const end = async (): Promise<void> => {
    if (await act('proxies.revoke', { id })) close();
  };
  return (
    <>
      <Button tone="plain" onTap={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Sheet
          title="不再代办?"
          confirm="从现在起停"
          danger
          loading={busy}
          onConfirm={() => void end()}
          onClose={close}
        >
          <View>停了以后，不能再替办新的事。已经报上去的，照样接着办。两边都会收到消息。</View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </>
  );
}
