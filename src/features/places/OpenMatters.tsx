import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { STATE_WORDS } from '@/client/reportWords';
import { usePaged } from '@/client/paged';
import { CATEGORIES } from '@/domain/reports/categories';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

interface OpenMattersProps {
  place: string;
  /** How many are open in all, those included that neighbours do not see. */
  open: number;
}

/** The open matters of a building as neighbours may see them: what kind, since when, how far. */
export function OpenMatters({ place, open }: OpenMattersProps) {
  const list = usePaged('reports.ofPlace', { place });
  return (
    <Card title="这栋楼正在办的事" {...(open > 0 ? { aside: `一共 ${open} 件` } : {})}>
      <Reading query={list} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Cell title={open > 0 ? '没有能给邻居看的' : '眼下没有'} note="报的人愿意让邻居看到，才列在这里。" />
          ) : (
            <View>
              {rows.map((row) => (
                <Cell
                  key={row.id}
                  title={CATEGORIES[row.category]}
                  note={`${STATE_WORDS[row.state]} · ${sayTime(row.createdAt)}报的`}
                />
              ))}
            </View>
          )
        }
      </Reading>
      <More list={list} />
    </Card>
  );
}
