import { useRouter } from '@tarojs/taro';
import { useMe } from '@/client/me';
import { useQuery } from '@/client/query';
import { givable } from '@/features/office/giving';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
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
        {({ place }) =>
          me === undefined ? null : givable(me, place.kind, place.area).length === 0 ? (
            <Card>
              <Empty title="这里没有您能定的职务" text="这一层的职务要请上一级来定。" />
            </Card>
          ) : (
            <Form place={place} me={me} />
          )
        }
      </Reading>
    </Page>
  );
}
