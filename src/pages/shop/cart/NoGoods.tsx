import { goTab } from '@/client/go';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

/** An empty cart, and the way back to the shelf. */
export function NoGoods() {
  return (
    <Page>
      <Card>
        <Empty
          drawing="basket"
          title="购物袋是空的"
          text="看中什么，放进来再一起付。"
          action={{ label: '去货柜看看', onTap: () => goTab('counter') }}
        />
      </Card>
    </Page>
  );
}
