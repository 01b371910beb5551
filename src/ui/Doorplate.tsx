import { View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Doorplate.module.scss';

interface DoorplateProps {
  /** Above the name: road or compound. */
  place: string;
  /** The building, as people say it: “10号楼”. */
  name: string;
  /** Below the name: unit, community. */
  note?: string;
}

/** The building's name as it hangs beside the door. */
export function Doorplate({ place, name, note }: DoorplateProps) {
  return (
    <View className={cx(styles.plate)} ariaRole="heading" ariaLabel={[place, name, note].filter(Boolean).join('，')}>
      <View className={cx(styles.rim)}>
        <View className={cx(styles.place)}>{place}</View>
        <View className={cx(styles.name)}>{name}</View>
        {note ? <View className={cx(styles.note)}>{note}</View> : null}
      </View>
    </View>
  );
}
