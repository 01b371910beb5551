import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useCart } from '@/client/cart';
import { useQuery } from '@/client/query';
import { PROBLEM_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { Uncollected } from '@/domain/shop/order';
import { Reading } from '@/features/reading/Reading';
import { CounterPlate } from '@/features/shop/CounterPlate';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../shop.module.scss';
import { Lines } from './Lines';
import { NoGoods } from './NoGoods';
import { useCheckout } from './useCheckout';

const LATE = [
  { value: 'refund', label: '退给我' },
  { value: 'donate', label: '送给需要的邻居' },
] as const;

function Terms({ uncollected, onPick }: { uncollected: Uncollected; onPick: (fate: Uncollected) => void }) {
  return (
    <Card>
      <Choice label="要是一直没来取" options={LATE} chosen={[uncollected]} onPick={onPick} />
      <View className={cx(styles.fine)}>下单后货给您留 15 分钟。货柜的人看得到您买了什么，看不到您的电话。</View>
    </Card>
  );
}

/** What is wanted from a counter at today’s prices, and ordering it. */
export default function Cart() {
  const counter = useRouter().params['counter'] ?? '';
  const cart = useCart(counter);
  const quote = useQuery('shop.quote', { counter, lines: [...cart] }, cart.length > 0);
  const checkout = useCheckout(quote.reload);
  const [uncollected, setUncollected] = useState<Uncollected>('refund');
  // While a changed cart is quoted anew, the lines stay where the thumb is.
  const last = useRef<OutputOf<'shop.quote'>>();
  last.current = quote.data ?? last.current;
  const { data } = quote;
  const buy = (): void => {
    if (data) checkout.order({ counter, lines: [...cart], total: data.total, uncollected });
  };
  if (cart.length === 0) return <NoGoods />;
  return (
    <Page
      foot={
        <Button big icon="check" loading={checkout.busy} disabled={!data || data.problem !== null} onTap={buy}>
          {data ? `下单付款 ${yuan(data.total)}` : '正在算价钱'}
        </Button>
      }
    >
      <Reading query={{ ...quote, data: last.current }}>
        {(found) => (
          <>
            <CounterPlate counter={found.counter} />
            {found.counter.open ? null : <Banner>{PROBLEM_WORDS.COUNTER_CLOSED}</Banner>}
            <Lines quote={found} cart={cart} />
            <Terms uncollected={uncollected} onPick={setUncollected} />
            {checkout.refused ? <Banner tone="error">{checkout.refused}</Banner> : null}
          </>
        )}
      </Reading>
    </Page>
  );
}
