import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Page } from '@/ui/Page';
import { Closed } from './Closed';
import { Open } from './Open';

/** What the code of a venue or an activity leads to: what is there, on which days, and the way to say what is wrong. */
export default function Venue() {
  const { id = '', number = '' } = useRouter().params;
  const plate = useQuery('places.get', { id });
  return (
    <Page>
      <Reading query={plate} rows={3}>
        {(found) =>
          found.place.state === 'active' ? <Open plate={found} number={number} /> : <Closed place={found.place} />
        }
      </Reading>
    </Page>
  );
}
