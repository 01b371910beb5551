import { View } from '@tarojs/components';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { NO_SKU, type SkuDraft } from './form';

const MOST = 5;
const MOST_SPEC = 20;

interface SizesProps {
  skus: readonly SkuDraft[];
  onChange: (skus: SkuDraft[]) => void;
}

/** The sizes of a product with their prices. */
export function Sizes({ skus, onChange }: SizesProps) {
  const set = (at: number, part: Partial<SkuDraft>): void =>
    onChange(skus.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <Card title="规格和价钱">
      {skus.map((one, n) => (
        <View key={one.sku ?? `new ${n}`}>
          <Field
            label={`规格 ${n + 1}`}
            placeholder="例如：5 斤"
            max={MOST_SPEC}
            value={one.spec}
            onInput={(spec) => set(n, { spec })}
          />
          <Field
            label={`规格 ${n + 1} 的价钱（元）`}
            placeholder="例如：28.80"
            value={one.price}
            onInput={(price) => set(n, { price })}
          />
        </View>
      ))}
      {skus.length < MOST ? (
        <Button tone="plain" onTap={() => onChange([...skus, NO_SKU])}>
          再加一种规格
        </Button>
      ) : null}
    </Card>
  );
}
