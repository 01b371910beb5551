import { Image, View } from '@tarojs/components';
import { useQuery } from '@/client/query';
import type { OrderView } from '@/domain/shop/order';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

const isReady = ({ state }: OrderView): boolean => state === 'ready_for_pickup' || state === 'carried';

/** The pickup code, large enough to be read across a counter; it says clearly whether the goods are ready. */
export function Pickup({ order }: { order: OrderView }) {
  const pickup = useQuery('shop.pickup', { id: order.id });
  const ready = isReady(order);
  return (
    <Reading query={pickup} rows={1}>
      {({ counter, code, picture }) =>
        code === null ? null : (
          <Card title={ready ? '取货码' : '取货码（还没备好）'}>
            <View className={cx(styles.code, !ready && styles.early)} ariaLabel={[...code].join(' ')}>
              {`${code.slice(0, 3)} ${code.slice(3)}`}
            </View>
            {picture ? (
              <View className={cx(styles.frame)}>
                <Image
                  className={cx(styles.qr)}
                  src={`data:image/png;base64,${picture}`}
                  mode="aspectFit"
                  ariaLabel="取货二维码"
                />
              </View>
            ) : null}
            <View className={cx(styles.where)}>{counter.name}</View>
            <View className={cx(styles.hours)}>{counter.hours}</View>
            <View className={cx(styles.fine)}>给货柜的人看一眼，或念这六个数。别发给不认识的人。</View>
          </Card>
        )
      }
    </Reading>
  );
}
