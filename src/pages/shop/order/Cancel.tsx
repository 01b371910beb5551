import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '@/domain/shop/order';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';
import { useCancel } from './useCancel';

/** Gives an order up, after asking once more. */
export function Cancel({ order, onStale }: { order: OrderView; onStale: () => void }) {
  const [asking, setAsking] = useState(false);
  const { busy, refused, cancel } = useCancel(order.id, onStale);
  const close = (): void => setAsking(false);
  const confirm = (): void => void cancel().then((done) => done && close());
  return (
    <>
      <Button tone="plain" onTap={() => setAsking(true)}>
        不要了，取消
      </Button>
      {asking ? (
        <Sheet title="不要这一单了?" confirm="取消这一单" danger loading={busy} onConfirm={confirm} onClose={close}>
          <View>{order.paidAt === null ? '货会放回货柜，让别的邻居买。' : '付的钱全部退回您的微信，货放回货柜。'}</View>
          {refused ? <Banner tone="error">{refused}</Banner> : null}
        </Sheet>
      ) : null}
    </>
  );
}
