import { useRouter } from '@tarojs/taro';
import { useMe } from '@/client/me';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Page } from '@/ui/Page';
import { Form } from './Form';

/** Giving somebody a role over a place: which, by what name, how long, and how he gets it. */
export default function GivePage() {
  const area = useRouter().params['area'] ?? '';
  const { me } = useMe();
  const query = useQuery('places.get', { id: area }, area !== '');
  return (
    <Page>
      <Reading query={query} rows={2}>
        {({ place }) => (me ? <Form place={place} me={me} /> : null)}
      </Reading>
    </Page>
  );
}
