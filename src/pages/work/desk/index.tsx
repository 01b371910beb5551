import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function Desk() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
