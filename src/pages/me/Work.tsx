import { View } from '@tarojs/components';
import { go } from '@/client/go';
import type { Me } from '@/client/me';
import { postsOf } from '@/features/work/posts';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** Where somebody who works here works: a desk, or the tools of a post without one; nothing for everybody else. */
export function Work({ me: { grants } }: { me: Me }) {
  const desks = postsOf({ grants });
  const posts = grants.filter(({ area, level }) => !desks.some(({ key }) => key === `${level}.${area}`));
  if (grants.length === 0) return null;
  return (
    <Card title="我的工作">
      <View>
        {desks.map(({ key, area, level, name, title }) => (
          <Cell
            key={key}
            icon="service"
            title={name}
            note={`我的工作台 · ${title}`}
            onTap={() => go('work/desk', { area, level })}
          />
        ))}
        {posts.map(({ role, area, level, areaName, title }) => (
          <Cell
            key={role + area}
            icon="service"
            title={areaName}
            note={title}
            onTap={() => go('office/hub', { area, level, role })}
          />
        ))}
      </View>
    </Card>
  );
}
