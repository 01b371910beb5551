import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function MyReports() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
