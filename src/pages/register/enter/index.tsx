import { useRouter } from '@tarojs/taro';
import { shortName } from '@/client/place';
import { useQuery } from '@/client/query';
import { MemberFields } from '@/features/register/MemberFields';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Page } from '@/ui/Page';
import { RoomFields } from './RoomFields';
import { useEntering } from './useEntering';

/** A household is entered with its head; the others are added to it. */
export default function Enter() {
  const { place = '', ...at } = useRouter().params;
  const plate = useQuery('places.get', { id: place });
  const { room, member, change, busy, problem, wrong, save } = useEntering(place, at);
  const path = plate.data?.place.path;
  return (
    <Page>
      <Card title={path ? shortName(path) : '登记一户'}>
        <RoomFields value={room} doorWrong={wrong('door')} onChange={change} />
      </Card>
      <Card title="先记一个人，一般是户主">
        <MemberFields value={member} wrong={wrong} onChange={change} />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big loading={busy} onTap={save}>
          记下来
        </Button>
      </Card>
    </Page>
  );
}
