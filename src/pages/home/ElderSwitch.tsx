import { View } from '@tarojs/components';
import { useTextSize, type TextSize } from '@/client/settings';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import styles from './index.module.scss';

const NAMES: readonly { value: TextSize; label: string }[] = [
  { value: 'standard', label: '标准字' },
  { value: 'elder', label: '长辈版' },
  { value: 'elderMax', label: '最大字' },
];

/** 长辈版 in one tap, in sight on the first screen. */
export function ElderSwitch() {
  const { size, setSize } = useTextSize();
  return (
    <View className={cx(styles.sizes)} ariaRole="radiogroup" ariaLabel="字的大小">
      {NAMES.map(({ value, label }) => (
        <Tap
          key={value}
          className={cx(styles.size, size === value && styles.on)}
          role="radio"
          label={label}
          checked={size === value}
          onTap={() => setSize(value)}
        >
          {size === value ? <Icon name="check" small /> : null}
          <View>{label}</View>
        </Tap>
      ))}
    </View>
  );
}
