import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { REFUND_TONES, REFUND_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { RefundView } from '@/domain/shop/order';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from './Shop.module.scss';

/** One refund: of what, how much, why, and how it stands; `open` lets a tap lead to it. */
export function RefundCard({ refund, open = true }: { refund: RefundView; open?: boolean }) {
  const { id, state, lines, amount, reason, answer, automatic, createdAt } = refund;
  return (
    <Card
      title={`退款 ${yuan(amount)}`}
      aside={<Tag tone={REFUND_TONES[state]}>{REFUND_WORDS[state]}</Tag>}
      {...(open ? { onTap: () => go('shop/refund', { id }) } : {})}
    >
      <View>{lines.map(({ name, spec, quantity }) => `${name}（${spec}）× ${quantity}`).join('、')}</View>
      {automatic ? <View>这一单没有成，钱自动退回，不用再做什么。</View> : <View>{`原因：${reason}`}</View>}
      {answer ? <View>{`货柜的人说：${answer}`}</View> : null}
      <View className={cx(styles.fine)}>{`${sayTime(createdAt)} · ${refund.number}`}</View>
    </Card>
  );
}
