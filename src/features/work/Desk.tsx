import { useState } from 'react';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { DeskList } from './DeskList';
import { DeskTabs, type DeskTab } from './DeskTabs';
import { OnDuty } from './OnDuty';
import type { Post } from './posts';
import { PostSwitch } from './PostSwitch';
import { usePrefetch } from './usePrefetch';

interface DeskProps {
  posts: readonly Post[];
  /** The post whose desk is open. */
  post: Post;
  onPost: (post: Post) => void;
}

/** A worker's day at one post: late things first if there are any, else today's. */
export function Desk({ posts, post, onPost }: DeskProps) {
  const [picked, setPicked] = useState<DeskTab>();
  const { area, level } = post;
  const overdue = usePaged('reports.desk', { area, level, tab: 'overdue' });
  const late = overdue.data?.rows.length ?? 0;
  const known = overdue.data !== undefined || overdue.error !== undefined;
  const tab = picked ?? (late > 0 || !known ? 'overdue' : 'today');
  const chosen = usePaged('reports.desk', { area, level, tab }, tab !== 'overdue');
  usePrefetch(post);
  const switchTo = (next: Post) => {
    setPicked(undefined);
    onPost(next);
  };
  return (
    <Page foot={<DeskTabs chosen={tab} late={late} onPick={setPicked} />}>
      {posts.length > 1 ? <PostSwitch posts={posts} post={post} onPost={switchTo} /> : null}
      <Card>
        {level === 'community' ? (
          <>
            <Cell icon="wall" title="等您看的心愿" onTap={() => go('wishes/review', { community: area })} />
            <Cell icon="counter" title="货柜台" note="备货、交货、退款" onTap={() => go('stall/desk', { area })} />
          </>
        ) : null}
        <Cell
          icon="service"
          title="更多工具"
          note="这份职务还能办的事"
          onTap={() => go('office/hub', { area, level })}
        />
      </Card>
      {known || picked ? (
        <DeskList key={tab} tab={tab} list={tab === 'overdue' ? overdue : chosen} />
      ) : (
        <Skeleton rows={3} />
      )}
      <OnDuty />
    </Page>
  );
}
