import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { go } from '@/client/go';
import { useMe } from '@/client/me';
import { useQuery } from '@/client/query';
import { givable, LEVELS_OF_POSTS } from '@/features/office/giving';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { InviteCard } from '../InviteCard';
import { Holder } from './Holder';

function Below({ area }: { area: string }) {
  const query = useQuery('places.children', { id: area });
  const rows = (query.data?.rows ?? []).filter(({ kind }) => LEVELS_OF_POSTS.includes(kind));
  if (rows.length === 0) return null;
  return (
    <Card title="往下看一层">
      <View>
        {rows.map(({ id, name }) => (
          <Cell key={id} icon="home" title={name} onTap={() => go('office/people', { area: id })} />
        ))}
      </View>
    </Card>
  );
}

/** Who holds which role over a place and until when, the roles that are offered, and the places below. */
export default function PeoplePage() {
  const area = useRouter().params['area'] ?? '';
  const { me } = useMe();
  const place = useQuery('places.get', { id: area }, area !== '');
  const holders = useQuery('people.holders', { area }, area !== '');
  const offered = useQuery('people.invites', {});
  const at = place.data?.place;
  const roles = me && at ? givable(me, at.kind, at.area) : [];
  const ask = (
    <Button big icon="me" onTap={() => go('office/give', { area })}>
      请人担职务
    </Button>
  );
  return (
    <Page foot={roles.length > 0 ? ask : null}>
      <Reading query={holders} rows={2}>
        {({ rows }) => (
          <Card title={at?.name ?? ''}>
            {rows.length === 0 ? (
              <Empty title="这里还没有人担职务" />
            ) : (
              <View>
                {rows.map((row) => (
                  <Holder key={row.id + row.role} row={row} area={area} mayEnd={roles.includes(row.role)} />
                ))}
              </View>
            )}
          </Card>
        )}
      </Reading>
      {(offered.data?.rows ?? [])
        .filter((one) => one.area === area)
        .map((one) => (
          <InviteCard key={one.id} invite={one} />
        ))}
      <Below area={area} />
    </Page>
  );
}
