import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { cx } from './cx';
import styles from './Tap.module.scss';

interface TapProps {
  className?: string;
  /** The class makes it high enough by itself: in a list every class less is bytes less in each row. */
  high?: boolean;
  /** What a screen reader says; needed when the content is not words. */
  label?: string;
  role?: 'button' | 'radio' | 'checkbox' | 'link';
  checked?: boolean;
  onTap: () => void;
}

/** Anything that can be tapped and is not a Button: it has a role, a pressed look and a minimum height. */
export function Tap({
  className,
  high = false,
  label,
  role = 'button',
  checked,
  onTap,
  children,
}: PropsWithChildren<TapProps>) {
  return (
    <View
      className={cx(!high && styles.tap, className)}
      hoverClass={cx(styles.pressed)}
      ariaRole={role}
      {...(label === undefined ? {} : { ariaLabel: label })}
      {...(checked === undefined ? {} : { ariaChecked: checked })}
      onClick={onTap}
    >
      {children}
    </View>
  );
}
