import { View } from '@tarojs/components';
import type { HerePlace } from '@/client/place';
import { HerePlate } from '@/features/places/HerePlate';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

interface LandingProps {
  place: HerePlace;
  onYes: () => void;
  onNo: () => void;
}

/** “这里是 …，对吗?” with the short number to compare, so that an overlaid sticker is noticed. */
export function Landing({ place, onYes, onNo }: LandingProps) {
  return (
    <>
      <View className={cx(styles.ask)}>这里是</View>
      <HerePlate place={place} />
      <View className={cx(styles.ask)}>对吗?</View>
      {place.number ? (
        <Card>
          <View>码上印的编号是</View>
          <View className={cx(styles.number)}>{place.number}</View>
          <View>对不上，可能被人换过，别用它，告诉网格员一声。</View>
        </Card>
      ) : null}
      <Button big icon="check" onTap={onYes}>
        对，是这里
      </Button>
      <Button tone="plain" onTap={onNo}>
        不是这里
      </Button>
    </>
  );
}
