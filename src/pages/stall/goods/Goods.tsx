import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { yuan } from '@/domain/_kernel/money';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../stall.module.scss';
import { Counting } from './Counting';

type Row = OutputOf<'shop.goods'>['rows'][number];

/** One product as the counter’s staff keep it: its sizes, what is left, and the way to change it. */
export function Goods({ row, counter }: { row: Row; counter: string }) {
  const [counting, setCounting] = useState('');
  const sku = row.skus.find((one) => one.sku === counting);
  const withdrawn = row.state === 'withdrawn';
  return (
    <Card title={row.name} aside={<Tag tone={withdrawn ? 'late' : 'done'}>{withdrawn ? '已下架' : '在卖'}</Tag>}>
      <View className={cx(styles.fine)}>{row.farm.name}</View>
      <View>
        {row.skus.map((one) => (
          <Cell
            key={one.sku}
            title={`${one.spec} ${yuan(one.price)}`}
            note={`这个货柜还有 ${one.left ?? 0} 份`}
            value="点货"
            onTap={() => setCounting(one.sku)}
          />
        ))}
      </View>
      <Button tone="plain" onTap={() => go('stall/product', { id: row.id, counter })}>
        改价、改介绍、上下架
      </Button>
      {sku ? <Counting row={row} sku={sku} counter={counter} onClose={() => setCounting('')} /> : null}
    </Card>
  );
}
