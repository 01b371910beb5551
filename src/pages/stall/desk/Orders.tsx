import type { InputOf } from '@/client/api';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { OrderCard } from '@/features/shop/OrderCard';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';

const NONE = { prepare: '没有要备的货', ready: '没有等人来取的货' } as const;

/** The orders of one part of the desk, the oldest first. */
export function Orders({ counter, tab }: Pick<InputOf<'shop.desk'>, 'counter' | 'tab'>) {
  const list = usePaged('shop.desk', { counter, tab });
  return (
    <>
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty drawing="basket" title={NONE[tab]} text="有了会出现在这里。" />
            </Card>
          ) : (
            rows.map((row) => <OrderCard key={row.id} row={row} page="stall/order" />)
          )
        }
      </Reading>
      <More list={list} />
    </>
  );
}
