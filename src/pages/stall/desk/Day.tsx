import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/client/go';
import type { CounterView } from '@/domain/shop/catalogue';
import { CounterPlate } from '@/features/shop/CounterPlate';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Orders } from './Orders';
import { Refunds } from './Refunds';

const TABS = [
  { value: 'prepare', label: '要备货' },
  { value: 'ready', label: '等来取' },
  { value: 'refunds', label: '退款' },
] as const;
type Tab = (typeof TABS)[number]['value'];

/** The day at one counter: what is to be prepared, handed over and decided, and the ways to keep it. */
export function Day({ counter, area }: { counter: CounterView; area: string }) {
  const [tab, setTab] = useState<Tab>('prepare');
  return (
    <>
      <CounterPlate counter={counter} />
      <Choice label="看哪一些" options={TABS} chosen={[tab]} onPick={setTab} />
      {tab === 'refunds' ? (
        <Refunds key={counter.id} counter={counter.id} />
      ) : (
        <Orders key={`${counter.id} ${tab}`} counter={counter.id} tab={tab} />
      )}
      <Card>
        <View>
          <Cell
            icon="counter"
            title="货品和库存"
            note="上货、改价、营业时间"
            onTap={() => go('stall/goods', { counter: counter.id, area })}
          />
          <Cell icon="clock" title="每月账单" note="各家农企卖了多少" onTap={() => go('stall/sales', { area })} />
        </View>
      </Card>
    </>
  );
}
