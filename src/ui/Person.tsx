import { View } from '@tarojs/components';
import { Button } from './Button';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Person.module.scss';

interface PersonProps {
  role: string;
  name: string;
  /** When he or she can be reached, in plain words. */
  hours?: string;
  onCall?: () => void;
}

/** Somebody who can be asked: role, name, hours, and one tap to call. */
export function Person({ role, name, hours, onCall }: PersonProps) {
  return (
    <View className={cx(styles.person)}>
      <View className={cx(styles.face)}>
        <Icon name="me" />
      </View>
      <View className={cx(styles.words)}>
        <View className={cx(styles.name)}>{name}</View>
        <View className={cx(styles.note)}>{role}</View>
        {hours ? <View className={cx(styles.note)}>{hours}</View> : null}
      </View>
      {onCall ? (
        <View className={cx(styles.call)}>
          <Button tone="plain" icon="phone" onTap={onCall}>
            打电话
          </Button>
        </View>
      ) : null}
    </View>
  );
}
