import { Image, View } from '@tarojs/components';
import { cx } from './cx';
import { Icon } from './Icon';
import { Tap } from './Tap';
import styles from './Timeline.module.scss';

/** One step of a matter, newest first: what happened, who did it (a role), when in plain words. */
export interface TimelineStep {
  key: string;
  title: string;
  who: string;
  time: string;
  note?: string;
  photos?: readonly string[];
}

interface TimelineProps {
  steps: readonly TimelineStep[];
  /** The last step closed the matter: it gets a tick instead of a dot. */
  finished?: boolean;
  onPhoto?: (url: string) => void;
}

/** Progress like a parcel's. */
export function Timeline({ steps, finished = false, onPhoto }: TimelineProps) {
  return (
    <View className={cx(styles.timeline)} ariaRole="list">
      {steps.map((step, index) => (
        <View key={step.key} className={cx(styles.step, index === 0 && styles.now)} ariaRole="listitem">
          <View className={cx(styles.dot, index === 0 && finished && styles.tick)}>
            {index === 0 && finished ? <Icon name="check" small /> : null}
          </View>
          <View className={cx(styles.title)}>{step.title}</View>
          <View className={cx(styles.meta)}>{`${step.time} · ${step.who}`}</View>
          {step.note ? <View className={cx(styles.note)}>{step.note}</View> : null}
          {step.photos?.length ? (
            <View className={cx(styles.photos)}>
              {step.photos.map((url, n) => (
                <Tap key={url} className={cx(styles.photo)} label={`看第 ${n + 1} 张照片`} onTap={() => onPhoto?.(url)}>
                  <Image className={cx(styles.image)} src={url} mode="aspectFill" ariaLabel={`照片 ${n + 1}`} />
                </Tap>
              ))}
            </View>
          ) : null}
        </View>
      ))}
    </View>
  );
}
