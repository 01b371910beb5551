import { View } from '@tarojs/components';
import type { CounterView } from '@/domain/shop/catalogue';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from './Shop.module.scss';

/** The counter’s name and hours, and whether it takes orders now. */
export function CounterPlate({ counter }: { counter: CounterView }) {
  const { name, hours, open } = counter;
  return (
    <Card title={name} aside={<Tag tone={open ? 'done' : 'waiting'}>{open ? '开着' : '现在不接单'}</Tag>}>
      <View className={cx(styles.fine)}>{hours}</View>
    </Card>
  );
}
