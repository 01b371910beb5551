import { goTab } from '@/client/go';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { ReportCard } from '@/features/reports/ReportCard';
import { Unfinished } from '@/features/forms/Unfinished';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

/** Everything the person has reported, newest first. */
export default function MyReports() {
  const list = usePaged('reports.mine', {});
  return (
    <Page>
      <Unfinished />
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty
                title="还没有报过问题"
                text="楼里哪里坏了、脏了、吵了，告诉我们就行。"
                action={{ label: '去报一个', onTap: () => goTab('home') }}
              />
            </Card>
          ) : (
            rows.map((row) => <ReportCard key={row.id} row={row} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
