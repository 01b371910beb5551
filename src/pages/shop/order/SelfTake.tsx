import { useState } from 'react';
import { call } from '@/client/api';
import { keep } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import type { OrderView } from '@/domain/shop/order';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

/** Takes paid goods from a counter where nobody stands. */
export function SelfTake({ order: { id }, onStale }: { order: OrderView; onStale: () => void }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('shop.selfTake', { id });
    setBusy(false);
    if (answer.ok) return keep('shop.order', { id }, answer.data);
    setRefused(shopSentence(answer.error.code));
    return onStale();
  };
  return (
    <>
      {refused ? <Banner tone="error">{refused}</Banner> : null}
      <Button big icon="check" loading={busy} onTap={() => void take()}>
        我在货柜前，拿到了
      </Button>
    </>
  );
}
