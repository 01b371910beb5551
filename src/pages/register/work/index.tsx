import { useRouter } from '@tarojs/taro';
import { WorkCard } from '@/features/register/WorkCard';
import { Page } from '@/ui/Page';

/** One piece of heavy work: whoever leaves and comes back finds it where it is. */
export default function Work() {
  const { id = '' } = useRouter().params;
  return (
    <Page>
      <WorkCard id={id} />
    </Page>
  );
}
