import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import type { OrderState } from '@/domain/shop/order';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { OrderBody } from '@/features/shop/OrderBody';
import { RefundCard } from '@/features/shop/RefundCard';
import { useLooking } from '@/features/shop/useLooking';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Cancel } from './Cancel';
import { Pickup } from './Pickup';
import { SelfTake } from './SelfTake';
import { Unpaid } from './Unpaid';

const SHOW_CODE: readonly OrderState[] = ['paid', 'formed', 'preparing', 'ready_for_pickup', 'carried'];

/** One’s own order: how it stands, paying, the pickup code, giving it up and asking for money back. */
export default function Order() {
  const { id = '', pay } = useRouter().params;
  const query = useQuery('shop.order', { id });
  useLooking(query.data, query.reload);
  return (
    <Page>
      <Reading query={query} rows={3}>
        {(order) => (
          <>
            {order.mine && SHOW_CODE.includes(order.state) ? <Pickup order={order} /> : null}
            <OrderBody order={order}>
              {order.mine && order.state === 'pending_payment' ? (
                <Unpaid order={order} atOnce={pay === '1' && order.timeline.length === 1} />
              ) : null}
              {order.moves.includes('selfTake') ? <SelfTake order={order} onStale={query.reload} /> : null}
              {order.mine && order.moves.includes('cancel') ? <Cancel order={order} onStale={query.reload} /> : null}
              {order.refundable ? (
                <Button tone="plain" onTap={() => go('shop/ask', { order: id })}>
                  有问题，申请退款
                </Button>
              ) : null}
            </OrderBody>
            {order.refunds.map((refund) => (
              <RefundCard key={refund.id} refund={refund} />
            ))}
            {order.mine && SHOW_CODE.includes(order.state) ? <RemindMe /> : null}
          </>
        )}
      </Reading>
      <Button tone="plain" onTap={() => go('shop/mine', {}, true)}>
        我的订单
      </Button>
    </Page>
  );
}
