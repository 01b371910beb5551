import { View } from '@tarojs/components';
import { ShareChoice } from '@/features/wall/ShareChoice';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';
import type { WishForm } from './useWishForm';

/** Whether what comes back may hang on the wall. */
export function Sharing({ value, edit }: Pick<WishForm, 'value' | 'edit'>) {
  return (
    <Card>
      <ShareChoice
        label="帮成以后，回音和谢意能贴在墙上吗?"
        value={value.share}
        onChange={(share) => edit({ share })}
      />
      <View className={cx(styles.fine)}>要您和帮忙的邻居两边都愿意才贴，都不写名字；随时可以改主意。</View>
    </Card>
  );
}
