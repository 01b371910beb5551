import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { ORDER_TONES, ORDER_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from './Shop.module.scss';

interface OrderCardProps {
  row: OutputOf<'shop.mine'>['rows'][number];
  /** Where a tap leads. */
  page: 'shop/order' | 'stall/order';
}

/** One order of a list: what, how much, where and how it stands. */
export function OrderCard({ row, page }: OrderCardProps) {
  const { id, number, state, counterName, what, total, createdAt, payBy, toCall } = row;
  const when = state === 'pending_payment' ? `请在 ${sayTime(payBy)} 前付款` : `${sayTime(createdAt)}下的单`;
  return (
    <Card title={what} aside={<Tag tone={ORDER_TONES[state]}>{ORDER_WORDS[state]}</Tag>} onTap={() => go(page, { id })}>
      <View className={cx(styles.line)}>
        <View>{counterName}</View>
        <View className={cx(styles.price)}>{yuan(total)}</View>
      </View>
      <View className={cx(styles.fine)}>{`${when} · ${number}`}</View>
      {toCall && page === 'stall/order' ? <Tag tone="late">好几天没来取，打个电话问问</Tag> : null}
    </Card>
  );
}
