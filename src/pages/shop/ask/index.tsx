import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { yuan } from '@/domain/_kernel/money';
import type { OrderView } from '@/domain/shop/order';
import { Reading } from '@/features/reading/Reading';
import { Stepper } from '@/features/shop/Stepper';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';
import styles from '../shop.module.scss';
import { useAsking } from './useAsking';

const MOST = 200;

// What is asked for but not decided yet counts as well: it cannot be asked for twice.
const leftOf = ({ refunds }: OrderView, { sku, quantity }: OrderView['lines'][number]): number =>
  refunds
    .filter(({ state }) => state !== 'rejected')
    .flatMap(({ lines }) => lines)
    .reduce((left, line) => (line.sku === sku ? left - line.quantity : left), quantity);

function Form({ order }: { order: OrderView }) {
  const { counts, reason, change, busy, wrong, refused, send } = useAsking(order.id);
  const lines = order.lines.filter((line) => leftOf(order, line) > 0);
  const amount = lines.reduce((sum, { sku, price }) => sum + price * (counts[sku] ?? 0), 0);
  return (
    <>
      <Card title="退哪一样、退几份">
        {lines.map((line) => (
          <View key={line.sku} className={cx(styles.line)}>
            <View>{`${line.name}（${line.spec}）${yuan(line.price)}`}</View>
            <Stepper
              what={line.name}
              value={counts[line.sku] ?? 0}
              most={leftOf(order, line)}
              onChange={(count) => change({ counts: { ...counts, [line.sku]: count } })}
            />
          </View>
        ))}
        <View className={cx(styles.price)}>{`退回 ${yuan(amount)}`}</View>
      </Card>
      <Card>
        <Field
          label="为什么退"
          hint="货柜的人能看到。同意后，钱原路退回您的微信。"
          lines="many"
          max={MOST}
          value={reason}
          onInput={(text) => change({ reason: text })}
          {...(wrong ? { error: wrong } : {})}
        />
        {refused ? <Banner tone="error">{refused}</Banner> : null}
        <Button big loading={busy} onTap={send}>
          申请退款
        </Button>
      </Card>
    </>
  );
}

/** Asks for the money of some lines of an order. */
export default function AskRefund() {
  const query = useQuery('shop.order', { id: useRouter().params['order'] ?? '' });
  return (
    <Page>
      <Reading query={query}>
        {(order) => (order.refundable ? <Form order={order} /> : <Banner>这一单没有能退的了。</Banner>)}
      </Reading>
    </Page>
  );
}
