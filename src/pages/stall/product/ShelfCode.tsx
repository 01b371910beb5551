import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { shopSentence } from '@/client/shopWords';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '../stall.module.scss';

/** The code to print and stick to the shelf beside the product. */
export function ShelfCode({ product, counter }: { product: string; counter: string }) {
  const [shown, setShown] = useState(false);
  const { data, error } = useQuery('shop.shelfPicture', { counter, product, format: 'png' }, shown);
  return (
    <Card title="货架码">
      <View className={cx(styles.fine)}>印出来贴在货架上，居民一扫就能看、能买。</View>
      {shown ? null : (
        <Button tone="plain" onTap={() => setShown(true)}>
          看货架码
        </Button>
      )}
      {error === 'NOT_SOLD_HERE' ? <Banner>先点货上架，才有这个货柜的码。</Banner> : null}
      {error !== undefined && error !== 'NOT_SOLD_HERE' ? <Banner tone="error">{shopSentence(error)}</Banner> : null}
      {data ? (
        <>
          <Image
            className={cx(styles.code)}
            src={`data:image/png;base64,${data.content}`}
            mode="aspectFit"
            showMenuByLongpress
            ariaLabel={`${data.caption}的货架码`}
          />
          <View>{data.caption}</View>
          <View className={cx(styles.fine)}>{`${data.number} · 长按图片可以存下来`}</View>
        </>
      ) : null}
    </Card>
  );
}
