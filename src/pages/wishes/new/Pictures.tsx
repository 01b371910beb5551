import { View } from '@tarojs/components';
import type { Wrong } from '@/features/forms/useSending';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Photos } from '@/ui/Photos';
import type { Spot } from './check';
import styles from './index.module.scss';
import { MOST, type WishForm } from './useWishForm';

/** Photos of the wish, and who sees them until WeChat has checked them. */
export function Pictures({ form, wrong }: { form: WishForm; wrong: Wrong<Spot> }) {
  const { items, add, remove, retry } = form.photos;
  return (
    <Card>
      <Photos
        label="照片（不拍也行，最多三张）"
        max={MOST}
        items={items}
        onAdd={add}
        onRemove={remove}
        onRetry={retry}
      />
      <View className={cx(styles.fine)}>有照片的，要等微信检查过才上墙；检查完之前，只有您和社区看得到。</View>
      {wrong.photos ? <Banner tone="error">{wrong.photos}</Banner> : null}
    </Card>
  );
}
