import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Day } from './Day';

/** The day at the counters of a community: what is to be prepared, handed over and decided. */
export default function Desk() {
  const { area = '' } = useRouter().params;
  const [picked, setPicked] = useState('');
  const counters = useQuery('shop.counters', { place: area });
  const rows = counters.data?.rows ?? [];
  const counter = rows.find(({ id }) => id === picked) ?? rows[0];
  const options = rows.map(({ id, name }) => ({ value: id, label: name }));
  const verify = (id: string) => (
    <Button big icon="scan" onTap={() => go('stall/verify', { counter: id })}>
      核对取货码
    </Button>
  );
  return (
    <Page foot={counter ? verify(counter.id) : null}>
      {options.length > 1 ? (
        <Choice label="哪个货柜" options={options} chosen={[counter?.id ?? '']} onPick={setPicked} />
      ) : null}
      <Reading query={counters}>
        {() =>
          counter ? (
            <Day counter={counter} area={area} />
          ) : (
            <Card>
              <Empty drawing="basket" title="这个社区还没有货柜" text="请管理员先登记一个货柜。" />
            </Card>
          )
        }
      </Reading>
    </Page>
  );
}
