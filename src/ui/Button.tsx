import { Button as TaroButton, View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Button.module.scss';
import { Icon, type IconName } from './Icon';

interface ButtonProps {
  children: string;
  tone?: 'primary' | 'plain' | 'danger';
  /** The one main action of a screen: full width and taller. */
  big?: boolean;
  icon?: IconName;
  loading?: boolean;
  disabled?: boolean;
  onTap: () => void;
}

/** A button with words; while loading it says so and cannot be tapped twice. */
export function Button({ children, tone = 'primary', big, icon, loading, disabled, onTap }: ButtonProps) {
  const still = loading === true || disabled === true;
  return (
    <TaroButton
      className={cx(styles.button, styles[tone], big && styles.big, still && styles.still)}
      hoverClass={still ? 'none' : cx(styles.pressed)}
      ariaRole="button"
      ariaLabel={loading ? `${children}，请稍等` : children}
      {...(still ? { disabled: true } : {})}
      onClick={() => {
        if (!still) onTap();
      }}
    >
      <View className={cx(styles.face)}>
        {loading ? <View className={cx(styles.wait)} /> : icon ? <Icon name={icon} small /> : null}
        <View>{children}</View>
      </View>
    </TaroButton>
  );
}
