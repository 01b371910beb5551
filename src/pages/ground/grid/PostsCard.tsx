import { useState } from 'react';
import { phone } from '@/client/go';
import { sayTime } from '@/client/clock';
import type { GridView } from '@/domain/places/gridSchema';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Person } from '@/ui/Person';
import { Tag } from '@/ui/Tag';
import { Appoint } from './Appoint';

type Post = NonNullable<GridView['primary']>;

const roleOf = (name: string, here: boolean, { until }: Post): string =>
  [name, here ? '现在值班' : undefined, until ? `担到 ${sayTime(until)}` : undefined].filter(Boolean).join(' · ');

/** The posts of a grid (AB岗): who is on duty at this moment, and who stands behind him. */
export function PostsCard({ grid }: { grid: GridView }) {
  const [editing, setEditing] = useState(false);
  const { primary, backup, onDuty, keeper } = grid;
  const standing = onDuty === 'backup' ? <Tag tone="doing">B岗在顶班</Tag> : null;
  return (
    <Card title={grid.name} aside={standing}>
      {primary ? (
        <Person
          role={roleOf('A岗', onDuty === 'primary', primary)}
          name={primary.name}
          hours={primary.hours}
          onCall={() => phone(primary.phone)}
        />
      ) : (
        <Empty title="还没有定A岗" text="定了以后，新报的事会直接送到他那里。" />
      )}
      {backup ? (
        <Person
          role={roleOf('B岗', onDuty === 'backup', backup)}
          name={backup.name}
          hours={backup.hours}
          onCall={() => phone(backup.phone)}
        />
      ) : null}
      {keeper && !editing ? (
        <Button tone="plain" onTap={() => setEditing(true)}>
          {primary ? '换人、改电话' : '定A岗和B岗'}
        </Button>
      ) : null}
      {editing ? <Appoint grid={grid} onDone={() => setEditing(false)} /> : null}
    </Card>
  );
}
