import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import type { OrderView } from '@/domain/shop/order';
import { Reading } from '@/features/reading/Reading';
import { OrderBody } from '@/features/shop/OrderBody';
import { RefundCard } from '@/features/shop/RefundCard';
import { Banner } from '@/ui/Banner';
import { Page } from '@/ui/Page';
import { Moves } from '@/features/stall/Moves';

const SENTENCES: Readonly<Partial<Record<OrderView['state'], string>>> = {
  pending_payment: '买家还没付款，先不用备。',
  paid: '买家付好了，可以备货。',
  formed: '拼成了，可以备货。',
  preparing: '备好了就点一下，买家才会来。',
  ready_for_pickup: '等买家拿取货码来取。交货前一定要核对取货码。',
  carried: '邻居正给买家捎过去。送到时核对取货码。',
};

/** One order in the hands of the counter’s staff. */
export default function StallOrder() {
  const query = useQuery('shop.order', { id: useRouter().params['id'] ?? '' });
  return (
    <Page>
      <Reading query={query} rows={3}>
        {(order) => {
          const sentence = SENTENCES[order.state];
          return (
            <>
              {order.toCall ? <Banner>好几天没来取了，请打个电话问问。</Banner> : null}
              <OrderBody order={order} {...(sentence === undefined ? {} : { sentence })}>
                <Moves order={order} onStale={query.reload} />
              </OrderBody>
              {order.refunds.map((refund) => (
                <RefundCard key={refund.id} refund={refund} />
              ))}
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
