import { Image, View } from '@tarojs/components';
import { cx } from './cx';
import { Icon } from './Icon';
import styles from './Photos.module.scss';
import { Tap } from './Tap';

/** A photo being added: `progress` (0–100) while it uploads, `error` when it did not arrive. */
export interface PhotoItem {
  key: string;
  url: string;
  progress?: number;
  error?: string;
}

interface PhotosProps {
  label: string;
  items: readonly PhotoItem[];
  max?: number;
  onAdd: () => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

function Cover({ item, onRetry }: { item: PhotoItem; onRetry: () => void }) {
  if (item.error) {
    return (
      <Tap className={cx(styles.cover, styles.failed)} label={`${item.error}，点这里再传一次`} onTap={onRetry}>
        <Icon name="warn" small />
        <View>再传一次</View>
      </Tap>
    );
  }
  if (item.progress === undefined) return null;
  return <View className={cx(styles.cover)}>{`${Math.round(item.progress)}%`}</View>;
}

/** A grid of up to six photos to add, watch and remove. */
export function Photos({ label, items, max = 6, onAdd, onRemove, onRetry }: PhotosProps) {
  return (
    <View className={cx(styles.photos)}>
      <View className={cx(styles.label)}>{label}</View>
      <View className={cx(styles.grid)}>
        {items.map((item, index) => (
          <View key={item.key} className={cx(styles.cell)}>
            <Image className={cx(styles.image)} src={item.url} mode="aspectFill" ariaLabel={`第 ${index + 1} 张照片`} />
            <Cover item={item} onRetry={() => onRetry(item.key)} />
            <Tap className={cx(styles.remove)} label={`去掉第 ${index + 1} 张`} onTap={() => onRemove(item.key)}>
              <View className={cx(styles.cross)}>
                <Icon name="close" small />
              </View>
            </Tap>
          </View>
        ))}
        {items.length < max ? (
          <Tap className={cx(styles.cell, styles.add)} label={`加照片，还能加 ${max - items.length} 张`} onTap={onAdd}>
            <Icon name="camera" />
            <View>加照片</View>
          </Tap>
        ) : null}
      </View>
    </View>
  );
}
