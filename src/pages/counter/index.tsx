import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { herePlace } from '@/client/place';
import { useQuery } from '@/client/query';
import { scan } from '@/client/scan';
import { carry } from '@/features/places/arrival';
import { Reading } from '@/features/reading/Reading';
import { CartButton } from '@/features/shop/CartButton';
import { CounterPlate } from '@/features/shop/CounterPlate';
import { Shelf } from '@/features/shop/Shelf';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const onScan = (): void =>
  void scan().then((arrival) => {
    if (!arrival) return;
    carry(arrival);
    go('scan');
  });

function None({ known }: { known: boolean }) {
  return (
    <Card>
      <Empty
        drawing="basket"
        title={known ? '这个社区还没有货柜' : '先看看您在哪栋楼'}
        text={known ? '有了货柜，合作社的米面、杂粮和蜂蜜，下楼就能取。' : '知道您在哪个社区，才知道货柜里有什么。'}
        action={{ label: '选一栋楼', onTap: () => go('scan', { pick: '1' }) }}
      />
    </Card>
  );
}

/** The produce counter of one’s community: whether it is open, and what is on its shelf. */
export default function Counter() {
  const [place, setPlace] = useState(herePlace);
  useDidShow(() => setPlace(herePlace()));
  const [picked, setPicked] = useState('');
  const counters = useQuery('shop.counters', { place: place?.place.id ?? '' }, place !== undefined);
  const rows = counters.data?.rows ?? [];
  const counter = rows.find(({ id }) => id === picked) ?? rows[0];
  const shelf = useQuery('shop.products', { counter: counter?.id ?? '' }, counter !== undefined);
  const options = rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page foot={counter ? <CartButton counter={counter.id} /> : null}>
      {options.length > 1 ? (
        <Choice label="哪个货柜" options={options} chosen={[counter?.id ?? '']} onPick={setPicked} />
      ) : null}
      {counter ? <CounterPlate counter={counter} /> : null}
      <Card>
        <View>
          <Cell icon="scan" title="扫货架上的码" onTap={onScan} />
          {counter ? (
            <Cell icon="counter" title="找东西、看哪一家的" onTap={() => go('shop/shelf', { counter: counter.id })} />
          ) : null}
        </View>
      </Card>
      {place ? (
        <Reading query={counters}>
          {() =>
            counter ? (
              <Reading query={shelf}>{(found) => <Shelf shelf={found} none="货架还空着" />}</Reading>
            ) : (
              <None known />
            )
          }
        </Reading>
      ) : (
        <None known={false} />
      )}
    </Page>
  );
}
