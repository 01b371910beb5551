import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { About } from '@/features/register/About';
import { lacksWords } from '@/features/register/words';
import type { HouseholdView } from '@/domain/registry/views';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { History } from './History';
import { Members } from './Members';

function Household({ household }: { household: HouseholdView }) {
  const { state, lacks } = household;
  const lacking = state === 'living' ? lacksWords(lacks) : '这一户搬走了，登记留作历史，不再改动。';
  return (
    <>
      {lacking ? <Banner>{lacking}</Banner> : null}
      <About household={household} />
      <Members household={household} />
      <History household={household} />
    </>
  );
}

/** One household: who they are, masked, what is known of them, what has happened, and who has looked. */
export default function HouseholdPage() {
  const { id = '' } = useRouter().params;
  const query = useQuery('registry.get', { id });
  const visit = (): void => go('register/visit', { place: query.data?.area.building ?? '', household: id });
  const foot = (
    <Button big icon="check" onTap={visit}>
      记一次走访
    </Button>
  );
  return (
    <Page {...(query.data?.state === 'living' ? { foot } : {})}>
      <Reading query={query} rows={3}>
        {(household) => <Household household={household} />}
      </Reading>
    </Page>
  );
}
