import type { OutputOf } from '@/client/api';
import { phone } from '@/client/go';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Person } from '@/ui/Person';

type Grid = OutputOf<'places.get'>['grid'];

/** Who looks after a place, with one tap to call: the grid worker, and who stands in. */
export function Duty({ grid }: { grid: Grid }) {
  if (!grid?.primary)
    return (
      <Card title="有事找谁">
        <Empty title="这里还没有定网格员" text="有事照样可以报，社区会接着。" />
      </Card>
    );
  const { primary, backup, standIn } = grid;
  return (
    <Card title="有事找他们">
      <Person
        role={standIn ? '网格员，这几天请假' : '网格员'}
        name={primary.name}
        hours={primary.hours}
        onCall={() => phone(primary.phone)}
      />
      {backup ? (
        <Person
          role={standIn ? '这几天找他' : '他不在时找'}
          name={backup.name}
          hours={backup.hours}
          onCall={() => phone(backup.phone)}
        />
      ) : null}
    </Card>
  );
}
