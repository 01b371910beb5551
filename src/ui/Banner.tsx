import { View } from '@tarojs/components';
import styles from './Banner.module.scss';
import { cx } from './cx';
import { Icon, type IconName } from './Icon';
import { Tap } from './Tap';

interface BannerProps {
  tone?: 'info' | 'offline' | 'error';
  children: string;
  action?: { label: string; onTap: () => void };
}

const marks: Record<NonNullable<BannerProps['tone']>, IconName> = { info: 'bell', offline: 'cloud', error: 'warn' };

/** One sentence about the whole page, with what can be done about it. */
export function Banner({ tone = 'info', children, action }: BannerProps) {
  return (
    <View className={cx(styles.banner, styles[tone])} ariaLive={tone === 'error' ? 'assertive' : 'polite'}>
      <View className={cx(styles.mark)}>
        <Icon name={marks[tone]} small />
      </View>
      <View className={cx(styles.text)}>{children}</View>
      {action ? (
        <Tap className={cx(styles.action)} onTap={action.onTap}>
          {action.label}
        </Tap>
      ) : null}
    </View>
  );
}
