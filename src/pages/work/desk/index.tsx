import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { goTab } from '@/client/go';
import { Reading } from '@/features/reading/Reading';
import { Desk } from '@/features/work/Desk';
import { postsOf } from '@/features/work/posts';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const toMe = { label: '回到“我的”', onTap: () => goTab('me') };

function NoPost() {
  return (
    <Card>
      <Empty
        title="这里是网格员的工作台"
        text="您现在没有负责的片区。要是该有，请把“我的”里的编号告诉社区。"
        action={toMe}
      />
    </Card>
  );
}

/** The day's work of one post; the address names the post to begin with. */
export default function DeskPage() {
  const { area, level } = useRouter().params;
  const query = useQuery('people.me', {});
  const [key, setKey] = useState(`${level}.${area}`);
  const posts = query.data ? postsOf(query.data) : [];
  const post = posts.find((one) => one.key === key) ?? posts[0];
  if (post) return <Desk posts={posts} post={post} onPost={(next) => setKey(next.key)} />;
  return (
    <Page>
      <Reading query={query} rows={3}>
        {() => <NoPost />}
      </Reading>
    </Page>
  );
}
