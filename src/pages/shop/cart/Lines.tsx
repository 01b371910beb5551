import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { putInCart, type CartLine } from '@/client/cart';
import { PROBLEM_WORDS } from '@/client/shopWords';
import { yuan } from '@/domain/_kernel/money';
import { MOST_OF_ONE } from '@/domain/shop/stock';
import { Stepper } from '@/features/shop/Stepper';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '../shop.module.scss';

type Quoted = OutputOf<'shop.quote'>;

interface LineProps {
  line: Quoted['lines'][number];
  counter: string;
  quantity: number;
}

const problemWords = ({ problem, left }: LineProps['line']): string | undefined => {
  if (problem === 'OUT_OF_STOCK' && left > 0) return `货柜里只有 ${left} 份了，请少买些。`;
  if (problem === 'OUT_OF_STOCK') return '刚卖完了，请拿掉这一样。';
  return problem === null ? undefined : PROBLEM_WORDS[problem];
};

function Line({ line, counter, quantity }: LineProps) {
  const { sku, name, spec, farmName, village, price } = line;
  const wrong = problemWords(line);
  const put = (next: number): void => putInCart(counter, sku, next);
  return (
    <Card title={name || '这样货不在了'}>
      <View className={cx(styles.fine)}>{[spec, village, farmName].filter(Boolean).join(' · ')}</View>
      <View className={cx(styles.line)}>
        <View className={cx(styles.price)}>{yuan(price)}</View>
        <Stepper what={name} value={quantity} most={MOST_OF_ONE} onChange={put} />
      </View>
      {wrong ? <Banner tone="error">{wrong}</Banner> : null}
      {line.problem === 'OUT_OF_STOCK' && line.left > 0 ? (
        <Button tone="plain" onTap={() => put(line.left)}>{`改成 ${line.left} 份`}</Button>
      ) : null}
      {line.problem === null ? null : (
        <Button tone="plain" onTap={() => put(0)}>
          拿掉这一样
        </Button>
      )}
    </Card>
  );
}

/** The lines of a cart as the counter quotes them, each with what stands in its way. */
export function Lines({ quote, cart }: { quote: Quoted; cart: readonly CartLine[] }) {
  return (
    <>
      {quote.lines.map((line) => {
        const wanted = cart.find(({ sku }) => sku === line.sku);
        return wanted ? (
          <Line key={line.sku} line={line} counter={quote.counter.id} quantity={wanted.quantity} />
        ) : null;
      })}
    </>
  );
}
