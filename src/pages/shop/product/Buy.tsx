import { View } from '@tarojs/components';
import { useState } from 'react';
import { putInCart, useCart } from '@/client/cart';
import { go } from '@/client/go';
import { PROBLEM_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import type { CounterView, ProductView } from '@/domain/shop/catalogue';
import { MOST_OF_ONE } from '@/domain/shop/stock';
import { Stepper } from '@/features/shop/Stepper';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

type SkuView = ProductView['skus'][number];

interface BuyProps {
  product: ProductView;
  counter: CounterView;
}

const obstacle = ({ product, counter }: BuyProps, left: number): string | undefined => {
  if (product.state === 'withdrawn') return '这样货现在不卖了，看看别的吧。';
  if (left <= 0) return '这个货柜卖完了，到货后就能买。';
  return counter.open ? undefined : PROBLEM_WORDS.COUNTER_CLOSED;
};

function Add({ sku, counter, name }: { sku: SkuView; counter: string; name: string }) {
  const inCart = useCart(counter).find((line) => line.sku === sku.sku)?.quantity ?? 0;
  const most = Math.min(sku.left ?? 0, MOST_OF_ONE);
  const [wanted, setWanted] = useState(1);
  const [added, setAdded] = useState(false);
  const add = (): void => {
    putInCart(counter, sku.sku, Math.min(most, inCart + wanted));
    setAdded(true);
  };
  const buy = (): void => {
    putInCart(counter, sku.sku, Math.max(inCart, wanted));
    go('shop/cart', { counter });
  };
  return (
    <>
      <View className={cx(styles.line)}>
        <View>{`一共 ${yuan(sku.price * wanted)}`}</View>
        <Stepper what={name} value={wanted} least={1} most={most} onChange={setWanted} />
      </View>
      <Button big icon="counter" onTap={buy}>
        买这个
      </Button>
      <Button tone="plain" onTap={add}>
        放进购物袋，再看看别的
      </Button>
      {added ? (
        <Banner action={{ label: '去购物袋', onTap: () => go('shop/cart', { counter }) }}>
          {`购物袋里有 ${inCart} 份了。`}
        </Banner>
      ) : null}
    </>
  );
}

/** Choosing a size and how many; where nothing can be bought, why. */
export function Buy(props: BuyProps) {
  const { product, counter } = props;
  const [chosen, setChosen] = useState('');
  const sku = product.skus.find((one) => one.sku === chosen) ?? product.skus[0];
  if (!sku) return null;
  const why = obstacle(props, sku.left ?? 0);
  const options = product.skus.map((one) => ({ value: one.sku, label: `${one.spec} ${yuan(one.price)}` }));
  return (
    <Card title={`在${counter.name}买`}>
      {options.length > 1 ? <Choice label="要哪一种" options={options} chosen={[sku.sku]} onPick={setChosen} /> : null}
      <View className={cx(styles.fine)}>{`这个货柜还有 ${sku.left ?? 0} 份 · ${counter.hours}`}</View>
      {why ? <Banner>{why}</Banner> : <Add key={sku.sku} sku={sku} counter={counter.id} name={product.name} />}
    </Card>
  );
}
