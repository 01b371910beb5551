import type { OutputOf } from '@/client/api';
import { go, goTab } from '@/client/go';
import { daysWords } from '@/features/places/days';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { venueAbove } from './names';

type Place = OutputOf<'places.get'>['place'];

const told = ({ startsAt, endsAt }: Place): string => {
  if (startsAt === null || endsAt === null) return '要找地方坐坐、要办事，问问社区，会告诉您现在去哪里。';
  return `原来定的是${daysWords(startsAt, endsAt)}。多谢您来看，下回有活动还会贴出来。`;
};

/** A venue that has closed, or an activity that is over: says so kindly, and where to go instead. */
export function Closed({ place }: { place: Place }) {
  const { name, kind, parent } = place;
  const above = venueAbove(place);
  const venue = above !== undefined && parent !== null;
  const action = venue
    ? { label: `看看${above}还有什么`, onTap: () => go('places/venue', { id: parent }, true) }
    : { label: '去首页看看', onTap: () => goTab('home') };
  return (
    <Card>
      <Empty
        drawing="house"
        title={kind === 'activity' ? `“${name}”已经结束了` : `${name}已经关了`}
        text={told(place)}
        action={action}
      />
    </Card>
  );
}
