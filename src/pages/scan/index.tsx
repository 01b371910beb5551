import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';

export default function Scan() {
  return (
    <Page>
      <Skeleton rows={3} />
    </Page>
  );
}
