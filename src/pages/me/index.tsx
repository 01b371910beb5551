import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { TextSizeChoice } from '@/features/settings/TextSizeChoice';
import { Badge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';
import { Work } from './Work';

/** What belongs to the person: size of text, own matters, messages, and the work of those who work here. */
export default function MePage() {
  const query = useQuery('people.me', {});
  const inbox = useQuery('notifications.list', {});
  return (
    <Page>
      <Card>
        <TextSizeChoice />
      </Card>
      <Card>
        <View>
          <Cell
            icon="bell"
            title="消息"
            value={<Badge count={inbox.data?.unread ?? 0} />}
            onTap={() => go('inbox/list')}
          />
          <Cell icon="report" title="我报的问题" onTap={() => go('reports/mine')} />
          <Cell icon="counter" title="我的订单" onTap={() => go('shop/mine')} />
          <Cell icon="wall" title="我的心愿和我帮的" onTap={() => go('wishes/mine')} />
          <Cell icon="phone" title="我的信息和隐私" onTap={() => go('privacy/home')} />
          <Cell icon="home" title="我的家和家人" onTap={() => go('mine/hub')} />
        </View>
      </Card>
      <Reading query={query} rows={1}>
        {(me) => <Work me={me} />}
      </Reading>
    </Page>
  );
}
