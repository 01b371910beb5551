import { sayTime } from '@/client/clock';
import { usePaged } from '@/client/paged';
import { CATEGORIES } from '@/domain/reports/categories';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { StateTag } from '@/features/reports/StateTag';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** The open matters of a building as neighbours may see them: what kind, since when, how far. */
export function OpenMatters({ place }: { place: string }) {
  const list = usePaged('reports.ofPlace', { place });
  return (
    <Card title="这栋楼正在办的事">
      <Reading query={list} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Cell title="眼下没有" note="愿意让邻居看到的事，才列在这里。" />
          ) : (
            rows.map((row) => (
              <Cell
                key={row.id}
                title={CATEGORIES[row.category]}
                note={`${sayTime(row.createdAt)}报的`}
                value={<StateTag state={row.state} />}
              />
            ))
          )
        }
      </Reading>
      <More list={list} />
    </Card>
  );
}
