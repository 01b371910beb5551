import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function Counter() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
