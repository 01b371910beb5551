import { View } from '@tarojs/components';
import { Button } from './Button';
import { cx } from './cx';
import styles from './Empty.module.scss';

interface EmptyProps {
  drawing?: 'house' | 'note' | 'basket';
  title: string;
  text?: string;
  action?: { label: string; onTap: () => void };
}

/** Nothing here: says so kindly, and what can be done. */
export function Empty({ drawing = 'note', title, text, action }: EmptyProps) {
  return (
    <View className={cx(styles.empty)}>
      <View className={cx(styles.drawing, styles[drawing])} ariaHidden />
      <View className={cx(styles.title)}>{title}</View>
      {text ? <View className={cx(styles.text)}>{text}</View> : null}
      {action ? (
        <Button tone="plain" onTap={action.onTap}>
          {action.label}
        </Button>
      ) : null}
    </View>
  );
}
