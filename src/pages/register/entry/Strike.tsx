import { useState } from 'react';
import { call } from '@/client/api';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Button } from '@/ui/Button';

const READY = ['记错了楼', '记重了', '不是这一户'] as const;

/** A visit that was logged wrongly is struck, for a reason, where that is still `allowed`. */
export function Strike({ id, allowed }: { id: string; allowed: boolean }) {
  const [open, setOpen] = useState(false);
  const { act } = useAct();
  return (
    <>
      {allowed ? (
        <Button tone="plain" onTap={() => setOpen(true)}>
          记错了，作废
        </Button>
      ) : null}
      {open ? (
        <ReasonSheet
          title="这一次作废"
          text="台账里还在，标着“作废了”；七天以内可以作废。"
          confirm="作废"
          ready={READY}
          act={(reason) => act((requestId) => call('visits.strike', { id, reason }, requestId))}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
