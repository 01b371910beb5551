import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { keep } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import type { OrderView } from '@/domain/shop/order';
import { OrderBody } from '@/features/shop/OrderBody';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Moves } from '@/features/stall/Moves';

interface HandingProps {
  order: OrderView;
  counter: string;
  code: string;
  onStale: () => void;
}

const obstacle = ({ state, collectedAt, mine, moves }: OrderView): string | undefined => {
  if (collectedAt !== null) return `这一单 ${sayTime(collectedAt)}已经取走了，别再给第二次。`;
  if (moves.includes('verifyCode')) return undefined;
  if (state === 'ready_for_pickup' && mine) return '这是您自己买的，请别的同事来核对。';
  return '这一单还没备好，先备好再交。';
};

/** The order behind a code: handing it over, or why it must not be. */
export function Handing({ order, counter, code, onStale }: HandingProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [handed, setHanded] = useState(false);
  const [unheard, setUnheard] = useState(false);
  const hand = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('shop.verifyCode', { id: order.id, code });
    setBusy(false);
    if (!answer.ok) {
      setUnheard(answer.error.code === 'OFFLINE');
      onStale();
      return setRefused(shopSentence(answer.error.code));
    }
    setHanded(true);
    return keep('shop.byCode', { counter, code }, answer.data);
  };
  // Only the answer was lost: the goods are this buyer’s, not a second one’s.
  const given = handed || (unheard && order.collectedAt !== null);
  const why = obstacle(order);
  const open = order.moves.includes('verifyCode');
  return (
    <>
      {given ? <Banner>交好了，这个码不能再用。</Banner> : null}
      {why && !given ? <Banner tone="error">{why}</Banner> : null}
      {refused && !given ? <Banner tone="error">{refused}</Banner> : null}
      <OrderBody order={order} sentence={open ? '对一对下面的货，一样不少再交给他。' : given ? '' : (why ?? '')}>
        {open ? (
          <Button big icon="check" loading={busy} onTap={() => void hand()}>
            货交给买家了
          </Button>
        ) : (
          <View>{order.collectedAt === null ? <Moves order={order} onStale={onStale} /> : null}</View>
        )}
      </OrderBody>
    </>
  );
}
