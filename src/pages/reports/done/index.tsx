import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function ReportDone() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
