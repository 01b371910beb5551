import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './Cell.module.scss';
import { cx } from './cx';
import { Icon, type IconName } from './Icon';
import { Tap } from './Tap';

interface CellProps {
  title: string;
  note?: string;
  icon?: IconName;
  /** At the right edge: a short text, a Tag or a Badge. */
  value?: ReactNode;
  onTap?: () => void;
}

/** One line of a list, with its own explanation below and a chevron when it leads somewhere. */
export function Cell({ title, note, icon, value, onTap }: CellProps) {
  const inside = (
    <>
      {icon ? <Icon name={icon} /> : null}
      <View className={cx(styles.words)}>
        <View>{title}</View>
        {note ? <View className={cx(styles.note)}>{note}</View> : null}
      </View>
      {value === undefined ? null : <View className={cx(styles.value)}>{value}</View>}
      {onTap ? <Icon name="next" small /> : null}
    </>
  );
  if (!onTap) return <View className={cx(styles.cell)}>{inside}</View>;
  return (
    <Tap className={cx(styles.cell)} onTap={onTap}>
      {inside}
    </Tap>
  );
}
