import { goTab } from '@/client/go';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { OrderCard } from '@/features/shop/OrderCard';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

/** Everything the person has bought, newest first. */
export default function MyOrders() {
  const list = usePaged('shop.mine', {});
  return (
    <Page>
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty
                drawing="basket"
                title="还没有买过东西"
                text="合作社的米面、杂粮和蜂蜜，线上付，楼下取。"
                action={{ label: '去货柜看看', onTap: () => goTab('counter') }}
              />
            </Card>
          ) : (
            rows.map((row) => <OrderCard key={row.id} row={row} page="shop/order" />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
