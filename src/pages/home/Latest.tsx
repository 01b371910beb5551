import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { ReportCard } from '@/features/reports/ReportCard';
import { Badge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

const SHOWN = 2;

/** What is new for the person: unread messages, and the last reports. */
export function Latest() {
  const inbox = useQuery('notifications.list', {});
  const mine = useQuery('reports.mine', {});
  const rows = mine.data?.rows ?? [];
  const unread = inbox.data?.unread ?? 0;
  return (
    <>
      <Card>
        <View>
          <Cell
            icon="bell"
            title="消息"
            {...(unread > 0 ? { value: <Badge count={unread} /> } : {})}
            onTap={() => go('inbox/list')}
          />
          <Cell icon="report" title="我报的问题" onTap={() => go('reports/mine')} />
          <Cell icon="counter" title="我的订单" onTap={() => go('shop/mine')} />
        </View>
      </Card>
      {rows.slice(0, SHOWN).map((row) => (
        <ReportCard key={row.id} row={row} />
      ))}
    </>
  );
}
