import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Homes } from '@/features/home/Homes';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';
import { MyNumber } from './MyNumber';

function Family() {
  const claims = useQuery('claims.mine', {});
  const vouch = useQuery('claims.toVouch', {});
  const proxies = useQuery('proxies.mine', {});
  const relays = useQuery('relays.toMe', {});
  const waiting = (claims.data?.rows ?? []).filter(({ state }) => state === 'asked').length;
  const family = vouch.data?.rows.length ?? 0;
  const asked = (proxies.data?.entrusted ?? []).filter(({ state }) => state === 'asked').length;
  const words = (relays.data?.rows ?? []).filter(({ state }) => state === 'passedOn').length;
  const value = (n: number, say: string) => (n > 0 ? { value: say } : {});
  return (
    <Card title="家里的事">
      <View>
        <Cell
          icon="home"
          title="登记我住哪一户"
          note="扫楼门口的码，网格员或家人确认"
          {...value(family, `${family} 位等您认`)}
          {...value(waiting, '等确认')}
          onTap={() => go('mine/claim')}
        />
        <Cell
          icon="help"
          title="家人代办"
          note="替老人办，或者请家人替您办"
          {...value(asked, '等您同意')}
          onTap={() => go('mine/proxies')}
        />
        <Cell
          icon="wall"
          title="托网格员捎句话"
          note="跟不认识的邻居说件事，不用互留电话"
          {...value(words, '有话捎来')}
          onTap={() => go('mine/relays')}
        />
      </View>
    </Card>
  );
}

/** One’s home, what the family does for one another, and one’s own number. */
export default function MineHub() {
  const me = useQuery('people.me', {});
  return (
    <Page>
      <Homes />
      <Family />
      <Reading query={me} rows={1}>
        {(known) => <MyNumber me={known} />}
      </Reading>
    </Page>
  );
}
