import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { RefundCard } from '@/features/shop/RefundCard';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Decide } from './Decide';

/** One refund: what is given back and how it stands; staff decide here. */
export default function Refund() {
  const query = useQuery('shop.refund', { id: useRouter().params['id'] ?? '' });
  return (
    <Page>
      <Reading query={query}>
        {(refund) => (
          <>
            <RefundCard refund={refund} open={false} />
            {refund.moves.includes('approve') ? <Decide refund={refund} onStale={query.reload} /> : null}
            <Button
              tone="plain"
              onTap={() =>
                go(refund.moves.includes('approve') ? 'stall/order' : 'shop/order', { id: refund.order }, true)
              }
            >
              看这一单
            </Button>
          </>
        )}
      </Reading>
    </Page>
  );
}
