import { View } from '@tarojs/components';
import { cx } from '@/ui/cx';
import { Tap } from '@/ui/Tap';
import styles from './Stepper.module.scss';

interface StepperProps {
  /** Of what: a screen reader says it with each button. */
  what: string;
  value: number;
  least?: number;
  most: number;
  onChange: (value: number) => void;
}

/** How many: one less, one more. */
export function Stepper({ what, value, least = 0, most, onChange }: StepperProps) {
  const set = (next: number): void => {
    if (next >= least && next <= most) onChange(next);
  };
  return (
    <View className={cx(styles.stepper)} ariaRole="group" ariaLabel={`${what}要几份`}>
      <Tap
        className={cx(styles.button, value <= least && styles.off)}
        label={`少一份${what}`}
        onTap={() => set(value - 1)}
      >
        −
      </Tap>
      <View className={cx(styles.value)} ariaLive="polite">
        {String(value)}
      </View>
      <Tap
        className={cx(styles.button, value >= most && styles.off)}
        label={`多一份${what}`}
        onTap={() => set(value + 1)}
      >
        +
      </Tap>
    </View>
  );
}
