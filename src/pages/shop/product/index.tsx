import { Image, View } from '@tarojs/components';
import { goTab, showPhotos } from '@/client/go';
import { shopSentence } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { ProductView } from '@/domain/shop/catalogue';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Tap } from '@/ui/Tap';
import { Buy } from './Buy';
import styles from './index.module.scss';
import { useProduct } from './useProduct';

const toCounter = { label: '去货柜看看', onTap: () => goTab('counter') };

function Unknown({ code }: { code: string }) {
  return (
    <Card>
      <Empty drawing="basket" title="没找到这样货" text={shopSentence(code)} action={toCounter} />
    </Card>
  );
}

function About({ product }: { product: ProductView }) {
  const { name, photos, skus, priceNote, village, farm, brand, uses, story } = product;
  return (
    <Card>
      {photos.map((url, n) => (
        <Tap key={url} className={cx(styles.photo)} label={`看大图：${name}`} onTap={() => showPhotos(photos, url)}>
          <Image className={cx(styles.image)} src={url} mode="aspectFill" ariaLabel={`${name}，第 ${n + 1} 张`} />
        </Tap>
      ))}
      <View className={cx(styles.name)}>{name}</View>
      <View className={cx(styles.price)}>
        {skus.map(({ sku, spec, price }) => (
          <View key={sku}>{`${yuan(price)} / ${spec}`}</View>
        ))}
        {priceNote ? <View className={cx(styles.note)}>{priceNote}</View> : null}
      </View>
      <View className={cx(styles.uses)}>{`适合：${uses}`}</View>
      <View className={cx(styles.fine)}>{`产自${village} · ${farm.name}${brand ? ` · “${brand}”牌` : ''}`}</View>
      {story ? <View>{story}</View> : null}
    </Card>
  );
}

/** One product: what it is, where it comes from, and buying it at the counter where one stands. */
export default function Product() {
  const query = useProduct();
  const { data, error } = query;
  if (data === undefined && (error === 'CODE_UNKNOWN' || error === 'NOT_FOUND'))
    return (
      <Page>
        <Unknown code={error} />
      </Page>
    );
  return (
    <Page>
      <Reading query={query}>
        {(product) => (
          <>
            <About product={product} />
            {product.counter ? <Buy product={product} counter={product.counter} /> : null}
            <Button tone="plain" icon="counter" onTap={toCounter.onTap}>
              看看货柜里别的
            </Button>
          </>
        )}
      </Reading>
    </Page>
  );
}
