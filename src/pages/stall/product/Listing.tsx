import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import { shopSentence } from '@/client/shopWords';
import type { ProductView } from '@/domain/shop/catalogue';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

const MOST = 100;

const useListing = (id: string, onDone: () => void) => {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();
  const made = async (
    making: ReturnType<typeof call<'shop.relistProduct' | 'shop.withdrawProduct'>>,
  ): Promise<void> => {
    setBusy(true);
    const answer = await making;
    setBusy(false);
    setTold(answer.ok ? undefined : shopSentence(answer.error.code));
    if (answer.ok) onDone();
  };
  const withdraw = (reason: string): void => {
    if ([...reason.trim()].length < 2) setTold(fieldSentence('too_short'));
    else void made(call('shop.withdrawProduct', { id, reason }));
  };
  return { busy, told, withdraw, relist: () => void made(call('shop.relistProduct', { id })) };
};

/** Taking a product off the counters, with a reason, or selling it again. */
export function Listing({ product }: { product: ProductView }) {
  const { id, moves } = product;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const close = (): void => setAsking(false);
  const { busy, told, withdraw, relist } = useListing(id, close);
  const trouble = told ? <Banner tone="error">{told}</Banner> : null;
  return (
    <Card title={product.state === 'listed' ? '在卖' : '已下架'}>
      {asking ? null : trouble}
      {moves.includes('withdraw') ? (
        <Button tone="plain" onTap={() => setAsking(true)}>
          下架
        </Button>
      ) : null}
      {moves.includes('relist') ? (
        <Button tone="plain" loading={busy} onTap={relist}>
          重新上架
        </Button>
      ) : null}
      {asking ? (
        <Sheet
          title="为什么下架?"
          confirm="下架"
          danger
          loading={busy}
          onConfirm={() => withdraw(reason)}
          onClose={close}
        >
          <View>所有货柜都不再卖它；已经付钱的订单照样给。</View>
          <Field label="原因" placeholder="例如：这一批卖完了" max={MOST} value={reason} onInput={setReason} />
          {trouble}
        </Sheet>
      ) : null}
    </Card>
  );
}
