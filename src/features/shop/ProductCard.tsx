import { Image, View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { yuan } from '@/domain/_kernel/money';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './Shop.module.scss';

type Row = OutputOf<'shop.products'>['rows'][number];

const leftWords = (left: number): string => (left > 0 ? `还有 ${left} 份` : '卖完了');

/** One product on the shelf: its photo, where it comes from, what it is good for, price and what is left. */
export function ProductCard({ row, counter }: { row: Row; counter: string }) {
  const { id, name, photo, farm, village, uses, priceNote, skus } = row;
  const left = skus.reduce((sum, sku) => sum + (sku.left ?? 0), 0);
  const least = Math.min(...skus.map(({ price }) => price));
  return (
    <Card onTap={() => go('shop/product', { id, counter })}>
      <View className={cx(styles.product)}>
        {photo ? (
          <View className={cx(styles.thumb)}>
            <Image className={cx(styles.image)} src={photo} mode="aspectFill" ariaHidden />
          </View>
        ) : null}
        <View className={cx(styles.words)}>
          <View className={cx(styles.name)}>{name}</View>
          <View className={cx(styles.fine)}>{`${village} · ${farm.name}`}</View>
          <View>{uses}</View>
          <View className={cx(styles.line)}>
            <View className={cx(styles.price)}>
              <View>{`${yuan(least)}${skus.length > 1 ? ' 起' : ''}`}</View>
              {priceNote ? <View className={cx(styles.note)}>{priceNote}</View> : null}
            </View>
            <View className={cx(styles.fine)}>{leftWords(left)}</View>
          </View>
        </View>
      </View>
    </Card>
  );
}
