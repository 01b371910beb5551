import { View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Skeleton.module.scss';

/** The shape of what is about to come. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className={cx(styles.skeleton)} ariaLabel="正在打开" ariaLive="polite">
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className={cx(styles.card)}>
          <View className={cx(styles.bar, styles.short)} />
          <View className={cx(styles.bar)} />
          <View className={cx(styles.bar)} />
        </View>
      ))}
    </View>
  );
}
