import { View } from '@tarojs/components';
import styles from './Choice.module.scss';
import { cx } from './cx';
import { Icon, type IconName } from './Icon';
import { Tap } from './Tap';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; icon?: IconName }[];
  chosen: readonly T[];
  /** Several may be chosen; the caller adds and removes. */
  multiple?: boolean;
  error?: string;
  onPick: (value: T) => void;
}

/** A handful of chips to choose from; a chosen one carries a tick as well as its colour. */
export function Choice<T extends string>({ label, options, chosen, multiple, error, onPick }: ChoiceProps<T>) {
  return (
    <View className={cx(styles.choice)} ariaRole={multiple ? 'group' : 'radiogroup'} ariaLabel={label}>
      <View className={cx(styles.label)}>{label}</View>
      <View className={cx(styles.chips)}>
        {options.map((option) => {
          const on = chosen.includes(option.value);
          return (
            <Tap
              key={option.value}
              className={cx(styles.chip, on && styles.on)}
              role={multiple ? 'checkbox' : 'radio'}
              label={option.label}
              checked={on}
              onTap={() => onPick(option.value)}
            >
              {on ? <Icon name="check" small /> : option.icon ? <Icon name={option.icon} small /> : null}
              <View>{option.label}</View>
            </Tap>
          );
        })}
      </View>
      {error ? <View className={cx(styles.error)}>{error}</View> : null}
    </View>
  );
}
