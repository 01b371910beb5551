import { useState } from 'react';
import { call } from '@/client/api';
import type { CareView } from '@/domain/care/schema';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Button } from '@/ui/Button';
import { Review } from './Review';

const READY = ['家人接走同住', '已经康复', '搬走了', '去世了'] as const;

/** What may be done about somebody who is looked after: put anew what has changed, or end it. */
export function CareMoves({ care }: { care: CareView }) {
  const { id, moves } = care;
  const [open, setOpen] = useState<'review' | 'close'>();
  const { act } = useAct();
  const close = () => setOpen(undefined);
  return (
    <>
      {moves.includes('review') ? (
        <Button tone="plain" onTap={() => setOpen('review')}>
          情况变了，改一改
        </Button>
      ) : null}
      {moves.includes('close') ? (
        <Button tone="plain" onTap={() => setOpen('close')}>
          不用照看了
        </Button>
      ) : null}
      {open === 'review' ? <Review care={care} onClose={close} /> : null}
      {open === 'close' ? (
        <ReasonSheet
          title="不用照看了"
          text="以后不再提醒去看；以前的走访都留着。"
          confirm="不用照看了"
          ready={READY}
          act={(reason) => act((requestId) => call('care.close', { id, reason }, requestId))}
          onClose={close}
        />
      ) : null}
    </>
  );
}
