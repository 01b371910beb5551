import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { usePaged } from '@/client/paged';
import { useQuery } from '@/client/query';
import { yuan } from '@/domain/_kernel/money';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import styles from '../stall.module.scss';

type Row = OutputOf<'shop.sales'>['rows'][number];

const titleOf = ({ kind, name, spec, quantity }: Row): string =>
  `${kind === 'refund' ? '退 ' : ''}${name}（${spec}）× ${Math.abs(quantity)}`;

/** The list of one farm for one month, and what it comes to. */
export function Month({ farm, month }: { farm: string; month: string }) {
  // The same answer as the list's first page, read from what is kept: it holds the total as well.
  const first = useQuery('shop.sales', { id: farm, month }, false);
  const list = usePaged('shop.sales', { id: farm, month });
  return (
    <Reading query={list}>
      {({ rows }) => (
        <>
          <Card title="这个月一共">
            <View className={cx(styles.total)}>{yuan(first.data?.total ?? 0)}</View>
            <View className={cx(styles.fine)}>只算取走的货；退了的已经减掉。</View>
          </Card>
          <Card>
            {rows.length === 0 ? <View>这个月还没有取走的货。</View> : null}
            <View>
              {rows.map((row) => (
                <Cell
                  key={row.id}
                  title={titleOf(row)}
                  note={`${sayTime(row.at)} · ${row.orderNumber}`}
                  value={yuan(row.amount)}
                />
              ))}
            </View>
          </Card>
          <More list={list} />
        </>
      )}
    </Reading>
  );
}
