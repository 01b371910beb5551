import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Complaint } from './Complaint';

/** What neighbours find should not hang on the wall, the oldest first. */
export default function ComplaintsPage() {
  const { area, fits } = usePost(['community']);
  const list = usePaged('complaints.desk', { area }, fits);
  return (
    <Page>
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="没有投诉" text="邻居觉得墙上哪句话不该留，会排在这里等您看。" />
            </Card>
          ) : (
            rows.map((row) => <Complaint key={row.id} row={row} area={area} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
