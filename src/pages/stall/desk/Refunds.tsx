import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { RefundCard } from '@/features/shop/RefundCard';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';

const TABS = [
  { value: 'waiting', label: '等答复' },
  { value: 'decided', label: '答复过的' },
] as const;

/** The refunds of a counter: those that wait for an answer, and those that have one. */
export function Refunds({ counter }: { counter: string }) {
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('waiting');
  const list = usePaged('shop.refunds', { counter, tab });
  return (
    <>
      <Choice label="退款" options={TABS} chosen={[tab]} onPick={setTab} />
      <Reading query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty drawing="basket" title={tab === 'waiting' ? '没有要答复的退款' : '还没有退过款'} />
            </Card>
          ) : (
            rows.map((refund) => <RefundCard key={refund.id} refund={refund} />)
          )
        }
      </Reading>
      <More list={list} />
    </>
  );
}
