import { Image, View } from '@tarojs/components';
import house from '../assets/drawings/house.svg';
import basket from '../assets/drawings/basket.svg';
import note from '../assets/drawings/note.svg';
import { Button } from './Button';
import { cx } from './cx';
import styles from './Empty.module.scss';

const drawings = { house, note, basket };

interface EmptyProps {
  drawing?: keyof typeof drawings;
  title: string;
  text?: string;
  action?: { label: string; onTap: () => void };
}

/** Nothing here: says so kindly, and what can be done. */
export function Empty({ drawing = 'note', title, text, action }: EmptyProps) {
  return (
    <View className={cx(styles.empty)}>
      <Image className={cx(styles.drawing)} src={drawings[drawing]} mode="scaleToFill" ariaHidden />
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
