import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Sheet.module.scss';
import { Tap } from './Tap';

interface SheetProps {
  title: string;
  confirm: string;
  danger?: boolean;
  loading?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more from the bottom edge; put a Choice or a Field inside to ask for a reason. */
export function Sheet(props: PropsWithChildren<SheetProps>) {
  const { title, confirm, danger = false, loading = false, disabled = false, onConfirm, onClose, children } = props;
  return (
    <View className={cx(styles.layer)} catchMove>
      <Tap className={cx(styles.veil)} label="关上，不办了" onTap={onClose} />
      <View className={cx(styles.sheet)} ariaRole="dialog" ariaLabel={title}>
        <View className={cx(styles.head)}>
          <View className={cx(styles.title)}>{title}</View>
          <Tap className={cx(styles.close)} label="关上" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <View className={cx(styles.body)}>{children}</View>
        <Button big tone={danger ? 'danger' : 'primary'} loading={loading} disabled={disabled} onTap={onConfirm}>
          {confirm}
        </Button>
      </View>
    </View>
  );
}
