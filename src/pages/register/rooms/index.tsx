import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../register.module.scss';
import { Buildings } from './Buildings';
import { Households } from './Households';

type Order = 'building' | 'incomplete' | 'unvisited';

const ORDERS = [
  { value: 'building', label: '按楼看' },
  { value: 'incomplete', label: '缺得多的' },
  { value: 'unvisited', label: '久没走访的' },
] as const satisfies readonly { value: Order; label: string }[];

function Figure({ number, unit }: { number: number; unit: string }) {
  return (
    <View className={cx(styles.figure)}>
      <View className={cx(styles.number)}>{number}</View>
      <View>{unit}</View>
    </View>
  );
}

function Figures({ area }: { area: string }) {
  const query = useQuery('registry.figures', { area });
  return (
    <Reading query={query} rows={1}>
      {({ rooms, households, people }) => (
        <View className={cx(styles.figures)}>
          <Figure number={rooms} unit="间房" />
          <Figure number={households} unit="户" />
          <Figure number={people} unit="口人" />
        </View>
      )}
    </Reading>
  );
}

/** The register of a grid or a community: its figures, its buildings, and the households that lack most. */
export default function Rooms() {
  const { area = '', level } = useRouter().params;
  const [order, setOrder] = useState<Order>('building');
  const post = { area, level: level === 'grid4' ? 'grid4' : 'community' } as const;
  return (
    <Page>
      <Card title="这一片登记了">
        <Figures area={area} />
        <Cell icon="me" title="找一户" note="按门牌、电话或姓名" onTap={() => go('register/find', { area })} />
      </Card>
      <Card>
        <Choice label="怎么看" options={ORDERS} chosen={[order]} onPick={setOrder} />
      </Card>
      {order === 'building' ? <Buildings {...post} /> : <Households key={order} {...post} first={order} />}
    </Page>
  );
}
