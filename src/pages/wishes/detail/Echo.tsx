import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import type { WishView } from '@/domain/wall/views';
import { PhotoRow } from '@/features/photos/PhotoRow';
import { ReadAloud } from '@/features/voice/ReadAloud';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '../wishes.module.scss';
import { Judge, Share } from './Consent';

const seenBy = ({ shared, state, queue, authorShares, helperShares }: WishView): string => {
  if (shared) return '贴在墙上，邻居都看得到，不写名字。';
  if (queue === 'echo') return '社区看过以后，才会贴到墙上。';
  if (state !== 'fulfilled') return '等说好帮成了，两边都愿意，才贴到墙上。';
  const why = authorShares && helperShares ? '检查过才贴到墙上' : '有一边先不贴';
  return `${why}，现在只有两边和社区看得到。`;
};

/** What came back: the echo with its photos, the thanks, and who sees them. */
export function Echo({ wish }: { wish: WishView }) {
  const { echo, thanks } = wish;
  if (echo === null) return null;
  return (
    <Card title="回音" aside={<View className={cx(styles.fine)}>{sayTime(echo.at)}</View>}>
      <View className={cx(styles.words)}>{echo.words}</View>
      <PhotoRow title="回音的照片" urls={echo.photos} />
      {thanks === null ? null : (
        <View className={cx(styles.thanks)}>
          <View className={cx(styles.next)}>谢意</View>
          <View>{thanks}</View>
        </View>
      )}
      <ReadAloud text={[echo.words, thanks].filter(Boolean).join('。\n')} />
      <View className={cx(styles.fine)}>{seenBy(wish)}</View>
      <Share wish={wish} />
      <Judge wish={wish} />
    </Card>
  );
}
