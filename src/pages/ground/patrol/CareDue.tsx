import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { DAY } from '@/domain/_kernel/time';
import { CARE } from '@/domain/care/words';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Tag } from '@/ui/Tag';

const isBy = (at: number, later = 0): boolean => at <= Date.now() + later;

/** Who is to be visited by tonight; what is late first. */
export function CareDue({ area, level }: { area: string; level: 'grid4' | 'community' }) {
  const list = usePaged('care.list', { area, level });
  return (
    <Card title="今天要看的人">
      <Reading query={list} rows={1}>
        {({ rows }) => {
          const due = rows.filter(({ nextVisitAt }) => isBy(nextVisitAt, DAY));
          return (
            <View>
              {due.length === 0 ? <Cell title="今天没有要上门看的人" note="照看的人到了日子，会列在这里。" /> : null}
              {due.map((row) => (
                <Cell
                  key={row.id}
                  icon="help"
                  title={`${row.name} · ${CARE[row.kind]}`}
                  note={`${row.placeName} ${row.roomName}，${sayTime(row.nextVisitAt)} 前`}
                  value={isBy(row.nextVisitAt) ? <Tag tone="late">要补</Tag> : <Tag tone="doing">今天</Tag>}
                  onTap={() => go('register/caring', { care: row.id })}
                />
              ))}
            </View>
          );
        }}
      </Reading>
    </Card>
  );
}
