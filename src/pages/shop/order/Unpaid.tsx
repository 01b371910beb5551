import { useEffect, useRef } from 'react';
import { yuan } from '@/domain/_kernel/money';
import type { OrderView } from '@/domain/shop/order';
import { usePaying } from '@/features/shop/usePaying';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

interface UnpaidProps {
  order: OrderView;
  /** Whether WeChat Pay opens by itself: the buyer has just ordered. */
  atOnce: boolean;
}

/** Paying for an order, and asking WeChat when the news of it is late. */
export function Unpaid({ order, atOnce }: UnpaidProps) {
  const { busy, told, pay, check } = usePaying(order.id);
  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    pay();
  }, [atOnce, pay]);
  return (
    <>
      {told ? <Banner>{told}</Banner> : null}
      <Button big icon="check" loading={busy} onTap={pay}>{`付款 ${yuan(order.total)}`}</Button>
      <Button tone="plain" disabled={busy} onTap={check}>
        我已经付过了
      </Button>
    </>
  );
}
