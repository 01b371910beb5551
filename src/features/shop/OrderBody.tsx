import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { ORDER_LINES, ORDER_TONES, ORDER_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { OrderView } from '@/domain/shop/order';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import { Timeline } from '@/ui/Timeline';
import { orderSentence } from './orderSentence';
import styles from './Shop.module.scss';

type Line = OrderView['lines'][number];

const lineNote = ({ spec, village, price, quantity, refunded }: Line): string => {
  const what = `${spec} · ${village} · ${yuan(price)} × ${quantity}`;
  return refunded > 0 ? `${what} · 退 ${refunded} 份` : what;
};

function Lines({ order }: { order: OrderView }) {
  return (
    <Card title="买了什么">
      <View>
        {order.lines.map((line) => (
          <Cell key={line.sku} title={line.name} note={lineNote(line)} value={yuan(line.amount)} />
        ))}
      </View>
      <View className={cx(styles.line)}>
        <View className={cx(styles.fine)}>{`订单号 ${order.number}`}</View>
        <View className={cx(styles.price)}>{`一共 ${yuan(order.total)}`}</View>
      </View>
    </Card>
  );
}

/** An order: how it stands with `children` as what may be done, what was bought, and what happened. */
export function OrderBody({ order, sentence, children }: PropsWithChildren<{ order: OrderView; sentence?: string }>) {
  const steps = order.timeline.map(({ at, grant, mine, move, note }, n) => ({
    key: String(n),
    title: ORDER_LINES[move] ?? '有了进展',
    who: mine && order.mine ? '您' : grantWords(grant),
    time: sayTime(at),
    note,
  }));
  return (
    <>
      <Card title={order.counter.name} aside={<Tag tone={ORDER_TONES[order.state]}>{ORDER_WORDS[order.state]}</Tag>}>
        <View>{sentence ?? orderSentence(order)}</View>
        {children}
      </Card>
      <Lines order={order} />
      <Card title="一步一步">
        <Timeline steps={steps.reverse()} finished={order.state === 'completed' || order.state === 'picked_up'} />
      </Card>
    </>
  );
}
