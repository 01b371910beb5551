import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { cx } from './cx';
import styles from './Card.module.scss';
import { Tap } from './Tap';

interface CardProps {
  title?: string;
  /** Beside the title: a tag, a count. */
  aside?: ReactNode;
  onTap?: () => void;
}

/** A white sheet that holds one matter; tappable as a whole when `onTap` is given. */
export function Card({ title, aside, onTap, children }: PropsWithChildren<CardProps>) {
  const inside = (
    <>
      {title ? (
        <View className={cx(styles.head)}>
          <View className={cx(styles.title)}>{title}</View>
          {aside}
        </View>
      ) : null}
      {children}
    </>
  );
  if (!onTap) return <View className={cx(styles.card)}>{inside}</View>;
  return (
    <Tap className={cx(styles.card)} high onTap={onTap}>
      {inside}
    </Tap>
  );
}
