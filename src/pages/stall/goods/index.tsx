import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Goods } from './Goods';
import { Settings } from './Settings';

/** What a counter sells and whether it is open, for those who keep it. */
export default function GoodsPage() {
  const { counter = '', area = '' } = useRouter().params;
  const counters = useQuery('shop.counters', { place: area || counter });
  const goods = useQuery('shop.goods', { counter });
  const own = counters.data?.rows.find(({ id }) => id === counter);
  return (
    <Page>
      {own ? <Settings key={own.id} counter={own} /> : null}
      <Button tone="plain" onTap={() => go('stall/product', { counter, area: area || counter })}>
        登记一样新货
      </Button>
      <Reading query={goods} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty drawing="basket" title="还没有登记货" text="先登记农企和它的货，再点货上架。" />
            </Card>
          ) : (
            rows.map((row) => <Goods key={row.id} row={row} counter={counter} />)
          )
        }
      </Reading>
    </Page>
  );
}
