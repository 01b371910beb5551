import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { shopSentence } from '@/client/shopWords';
import type { CounterView } from '@/domain/shop/catalogue';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import styles from '../stall.module.scss';

const OPEN = [
  { value: 'yes', label: '开着，接单' },
  { value: 'no', label: '先不接单' },
] as const;
const TAKING = [
  { value: 'no', label: '有人值守，核对取货码' },
  { value: 'yes', label: '没人值守，买家自取' },
] as const;
const MOST = 40;

/** Whether a counter takes orders, its hours, and how goods are taken. */
export function Settings({ counter }: { counter: CounterView }) {
  const [value, setValue] = useState(counter);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();
  const change = (part: Partial<CounterView>): void => setValue({ ...value, ...part });
  const save = async (): Promise<void> => {
    setBusy(true);
    const { id, hours, open, unattended } = value;
    const answer = await call('shop.setCounter', { counter: id, hours, open, unattended });
    setBusy(false);
    setTold(answer.ok ? '记下了，居民马上看得到。' : shopSentence(answer.error.code));
  };
  return (
    <Card title={counter.name}>
      <Choice
        label="接单吗"
        options={OPEN}
        chosen={[value.open ? 'yes' : 'no']}
        onPick={(open) => change({ open: open === 'yes' })}
      />
      <Field label="营业时间" max={MOST} value={value.hours} onInput={(hours) => change({ hours })} />
      <Choice
        label="怎么取货"
        options={TAKING}
        chosen={[value.unattended ? 'yes' : 'no']}
        onPick={(taking) => change({ unattended: taking === 'yes' })}
      />
      <View className={cx(styles.fine)}>先不接单时，付过钱的订单照样能取。</View>
      {told ? <Banner>{told}</Banner> : null}
      <Button tone="plain" loading={busy} onTap={() => void save()}>
        记下来
      </Button>
    </Card>
  );
}
