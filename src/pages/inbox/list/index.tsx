import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function Inbox() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
