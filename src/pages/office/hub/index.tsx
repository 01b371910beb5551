import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { go, goTab } from '@/client/go';
import type { GrantView } from '@/client/me';
import { useQuery } from '@/client/query';
import { toolsOf } from '@/features/office/tools';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { GiveBack } from './GiveBack';

const toMe = { label: '回到“我的”', onTap: () => goTab('me') };

function Tools({ posts }: { posts: readonly GrantView[] }) {
  const offered = toolsOf(posts);
  if (offered.length === 0) {
    return (
      <Card>
        <Empty title="这里没有要办的" text="这份职务眼下没有要在手机上办的事。" action={toMe} />
      </Card>
    );
  }
  return (
    <Card title={posts[0]?.areaName ?? ''}>
      <View>
        {offered.map(({ tool, params }) => (
          <Cell
            key={tool.page}
            icon={tool.icon}
            title={tool.title}
            note={tool.note}
            onTap={() => go(tool.page, params)}
          />
        ))}
      </View>
    </Card>
  );
}

/** What somebody may do by the posts he holds over one area; the address names the area, its level and perhaps one role. */
export default function Hub() {
  const { area, level, role } = useRouter().params;
  const query = useQuery('people.me', {});
  const here = (one: GrantView): boolean => one.area === area && one.level === level && one.role === (role ?? one.role);
  return (
    <Page>
      <Reading query={query} rows={2}>
        {(me) => {
          const posts = me.grants.filter(here);
          return (
            <>
              <Tools posts={posts} />
              {posts.length > 0 ? <GiveBack me={me.id} posts={posts} /> : null}
            </>
          );
        }}
      </Reading>
    </Page>
  );
}
