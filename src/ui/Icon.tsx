import { View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Marks.module.scss';

/** The icons that exist; each is drawn in src/assets/icons and takes the colour of the text around it. */
export type IconName =
  | 'report'
  | 'help'
  | 'service'
  | 'phone'
  | 'camera'
  | 'scan'
  | 'home'
  | 'wall'
  | 'counter'
  | 'me'
  | 'bell'
  | 'check'
  | 'clock'
  | 'back'
  | 'next'
  | 'close'
  | 'warn'
  | 'cloud';

/** A decorative icon: always beside its word, so screen readers skip it. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return <View className={cx(styles.icon, styles[name], small && styles.small)} ariaHidden />;
}
