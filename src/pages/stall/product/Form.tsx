import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Photos } from '@/ui/Photos';
import type { ProductDraft } from './form';
import { Sizes } from './Sizes';
import { useSaving } from './useSaving';

interface FormProps {
  id: string;
  rev: number;
  area: string;
  given: ProductDraft;
  /** The farms to choose from; a product stays with its farm. */
  farms: OutputOf<'shop.farms'>['rows'];
}

interface WhoseProps extends Pick<FormProps, 'farms' | 'area'> {
  chosen: string;
  onPick: (farm: string) => void;
}

function Whose({ farms, area, chosen, onPick }: WhoseProps) {
  const options = farms.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card>
      <Choice label="哪一家的" options={options} chosen={[chosen]} onPick={onPick} />
      <Button tone="plain" onTap={() => go('stall/farm', { area })}>
        登记一家农企
      </Button>
    </Card>
  );
}

/** Everything that is told of a product. */
export function Form({ farms, ...props }: FormProps) {
  const { value, change, photos, busy, told, save } = useSaving(props);
  const entering = props.id === '';
  const text = (key: 'name' | 'village' | 'uses' | 'story' | 'priceNote') => ({
    value: value[key],
    onInput: (typed: string) => change({ [key]: typed }),
  });
  return (
    <>
      {entering ? (
        <Whose farms={farms} area={props.area} chosen={value.farm} onPick={(farm) => change({ farm })} />
      ) : null}
      <Card>
        <Field label="名称" max={40} {...text('name')} />
        <Field label="产自哪里" max={40} {...text('village')} />
        <Field label="适合做什么" placeholder="例如：蒸馍、擀面、烙饼" max={100} {...text('uses')} />
        <Field label="说两句（可以不写）" lines="many" max={500} {...text('story')} />
        <Field label="价钱旁边的话（可以不写）" placeholder="例如：演示价" max={10} {...text('priceNote')} />
      </Card>
      <Sizes skus={value.skus} onChange={(skus) => change({ skus })} />
      <Card>
        <Photos
          label={entering ? '照片（最多六张）' : '换照片（不换就不加）'}
          items={photos.items}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
        />
        {told ? <Banner tone="error">{told}</Banner> : null}
        <Button big loading={busy} onTap={save}>
          记下来
        </Button>
      </Card>
    </>
  );
}
