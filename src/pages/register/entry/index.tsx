import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Page } from '@/ui/Page';
import { VisitCard } from './VisitCard';

/** One visit: what it was about and what came of it; its words are opened for a purpose. */
export default function Entry() {
  const { id = '' } = useRouter().params;
  const query = useQuery('visits.get', { id });
  return (
    <Page>
      <Reading query={query} rows={2}>
        {(visit) => <VisitCard visit={visit} />}
      </Reading>
    </Page>
  );
}
