import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function Me() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
