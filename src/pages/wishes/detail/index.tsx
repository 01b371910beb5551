import { useRouter } from '@tarojs/taro';
import { go, goTab } from '@/client/go';
import { useQuery } from '@/client/query';
import type { WishState } from '@/domain/wall/schema';
import type { WishView } from '@/domain/wall/views';
import { Complain } from '@/features/privacy/Complain';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Echo } from './Echo';
import { MoveSheet } from './MoveSheet';
import { Own } from './Own';
import { hasMainStep, MainStep, OtherSteps } from './Steps';
import { useMoving } from './useMoving';
import { WishCard, WishHistory } from './WishBody';

/** Where everybody can read it, anybody may say that it should not hang there. */
const HANGING: readonly WishState[] = ['open', 'claimed', 'in_progress', 'fulfil_submitted', 'fulfilled'];

/** The report it came from or became. */
function Links({ wish }: { wish: WishView }) {
  const { from, to } = wish.links;
  const report = to ?? from?.id;
  if (report === undefined) return null;
  return (
    <Button tone="plain" icon="report" onTap={() => go('reports/detail', { id: report })}>
      {to === null ? '看原来报的那件事' : '看转去办的那件事'}
    </Button>
  );
}

function Wish({ wish, onStale }: { wish: WishView; onStale: () => void }) {
  const moving = useMoving(wish, onStale);
  const { thanks, refused, asking } = moving;
  const toWall = { label: '回到墙上', onTap: () => goTab('wall') };
  return (
    <Page foot={hasMainStep(wish) ? <MainStep wish={wish} moving={moving} /> : null}>
      {thanks ? <Banner>{thanks}</Banner> : null}
      {refused && asking === undefined ? (
        <Banner tone="error" action={toWall}>
          {refused}
        </Banner>
      ) : null}
      <WishCard wish={wish} />
      <Echo wish={wish} />
      <Links wish={wish} />
      <OtherSteps wish={wish} moving={moving} />
      <WishHistory wish={wish} />
      <Own wish={wish} />
      {HANGING.includes(wish.state) && !wish.as.includes('author') ? <Complain kind="wish" subject={wish.id} /> : null}
      <MoveSheet key={asking} moving={moving} />
    </Page>
  );
}

/** One wish: what is needed, what came back, and what the person may do next. */
export default function WishDetail() {
  const { id = '' } = useRouter().params;
  const query = useQuery('wall.get', { id }, id !== '');
  if (query.data) return <Wish wish={query.data} onStale={query.reload} />;
  return (
    <Page>
      <Reading query={query} rows={3}>
        {() => null}
      </Reading>
    </Page>
  );
}
