import { View } from '@tarojs/components';
import styles from './Badge.module.scss';
import { cx } from './cx';

/** How many are new; nothing when none are. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null;
  const text = count > 99 ? '99+' : String(count);
  return (
    <View className={cx(styles.badge)} ariaLabel={`${text} 条新的`}>
      {text}
    </View>
  );
}
