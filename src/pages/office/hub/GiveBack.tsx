import { View } from '@tarojs/components';
import { useState } from 'react';

import type { GrantView } from '@/client/me';
import { sayDay } from '@/features/privacy/day';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Sheet } from '@/ui/Sheet';

/** The posts one holds here, until when, and the way to give one back. */
export function GiveBack({ me, posts }: { me: string; posts: readonly GrantView[] }) {
  const [asked, setAsked] = useState<GrantView>();
  const { busy, problem, act } = useAct();
  const give = async ({ role, level, area }: GrantView): Promise<void> => {
    if (await act('people.endGrant', { id: me, role, level, area })) setAsked(undefined);
  };
  return (
    <Card title="您在这里的职务">
      <View>
        {posts.map((post) => (
          <Cell
            key={`${post.role} ${post.title}`}
            icon="me"
            title={post.title}
            note={post.validTo === undefined ? '没有定到期的日子' : `担到${sayDay(post.validTo)}`}
            value="交出"
            onTap={() => setAsked(post)}
          />
        ))}
      </View>
      {asked ? (
        <Sheet
          title={`交出“${asked.title}”?`}
          confirm="交出这份职务"
          danger
          loading={busy}
          onConfirm={() => void give(asked)}
          onClose={() => setAsked(undefined)}
        >
          <View>
            交出以后，这一片的事您就看不到、也办不了了。手上没办完的，请先转给别人。想再担，要请上一级重新定。
          </View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </Card>
  );
}
