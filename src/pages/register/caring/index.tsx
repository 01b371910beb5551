import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Page } from '@/ui/Page';
import { Caring } from './Caring';
import { Opening } from './Opening';

function Present({ id }: { id: string }) {
  const query = useQuery('care.get', { id });
  return (
    <Reading query={query} rows={2}>
      {(care) => <Caring care={care} />}
    </Reading>
  );
}

function Fresh({ id, member }: { id: string; member: string }) {
  const query = useQuery('registry.get', { id });
  return (
    <Reading query={query} rows={2}>
      {(household) => <Opening household={household} member={member} />}
    </Reading>
  );
}

/** Somebody who is looked after: opened for a member of a household, seen, reviewed and closed. */
export default function CaringPage() {
  const { care, id = '', member = '' } = useRouter().params;
  return <Page>{care ? <Present id={care} /> : <Fresh id={id} member={member} />}</Page>;
}
