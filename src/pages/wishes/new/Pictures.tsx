import { View } from '@tarojs/components';
import type { Wrong } from '@/features/forms/useSending';
import { VoiceField } from '@/features/voice/VoiceField';
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
      <VoiceField
        label="再说几句（不说也行，最长一分钟）"
        heardBy="录音不上墙。只有您自己、社区，和来帮忙的那位邻居能听到；心愿了结三十天后删掉。"
        form={form}
        error={wrong.voice}
      />
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
