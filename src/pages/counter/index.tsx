import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

/** Says what the counter will be, until it is. */
export default function Counter() {
  return (
    <Page>
      <Card>
        <Empty
          drawing="basket"
          title="货柜还在路上"
          text="乡下合作社的新鲜菜、米和蜂蜜，往后在小区的货柜就能取。备好了，我们在这儿告诉您。"
        />
      </Card>
    </Page>
  );
}
