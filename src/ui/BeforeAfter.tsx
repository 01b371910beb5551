import { Image, View } from '@tarojs/components';
import styles from './BeforeAfter.module.scss';
import { cx } from './cx';
import { Tap } from './Tap';

interface BeforeAfterProps {
  before?: string;
  after?: string;
  onOpen: (url: string) => void;
}

function Half({
  title,
  none,
  url,
  onOpen,
}: {
  title: string;
  none: string;
  url?: string;
  onOpen: BeforeAfterProps['onOpen'];
}) {
  return (
    <View className={cx(styles.half)}>
      {url ? (
        <Tap className={cx(styles.frame)} label={`看大图：${title}`} onTap={() => onOpen(url)}>
          <Image className={cx(styles.image)} src={url} mode="aspectFill" ariaLabel={title} />
        </Tap>
      ) : (
        <View className={cx(styles.frame)}>{none}</View>
      )}
      <View className={cx(styles.title)}>{title}</View>
    </View>
  );
}

/** The same place before and after, side by side. */
export function BeforeAfter({ before, after, onOpen }: BeforeAfterProps) {
  return (
    <View className={cx(styles.pair)}>
      <Half title="原来的样子" none="没有拍照片" onOpen={onOpen} {...(before ? { url: before } : {})} />
      <Half title="办好以后" none="办好后会拍照给您看" onOpen={onOpen} {...(after ? { url: after } : {})} />
    </View>
  );
}
