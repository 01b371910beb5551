import { Image, View } from '@tarojs/components';
import { showPhotos } from '@/client/go';
import { cx } from '@/ui/cx';
import { Tap } from '@/ui/Tap';
import styles from './PhotoRow.module.scss';

interface PhotoRowProps {
  /** Whose photos these are: “原来的样子”, “办好以后”. */
  title: string;
  urls: readonly string[];
}

/** Photos that were sent, each to be opened on the whole screen. */
export function PhotoRow({ title, urls }: PhotoRowProps) {
  if (urls.length === 0) return null;
  return (
    <View className={cx(styles.photos)}>
      {urls.map((url, n) => (
        <Tap
          key={url}
          className={cx(styles.photo)}
          label={`看大图：${title}第 ${n + 1} 张`}
          onTap={() => showPhotos(urls, url)}
        >
          <Image className={cx(styles.image)} src={url} mode="aspectFill" ariaLabel={`${title}第 ${n + 1} 张`} />
        </Tap>
      ))}
    </View>
  );
}
