import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Reading } from './Reading';

interface Row {
  at: number;
  grant: string;
  purpose: string;
}

interface ReadingsCardProps {
  title: string;
  left: string;
  mask: string;
  query: { data: { rows: readonly Row[] } | undefined; error: string | undefined; reload: () => void };
}

const PURPOSES: Readonly<Record<string, string>> = { call: '为了打电话', visit: '为了上门', verify: '为了核实' };

/** Who has looked at what a person left, when and what for. */
export function ReadingsCard({ title, left, mask, query }: ReadingsCardProps) {
  return (
    <Card title={title}>
      <View>
        <Cell title={left} value={mask} />
        <Reading query={query} rows={1}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Cell title="还没有人看过" note="有人看，这里就记一笔。" />
            ) : (
              rows.map(({ at, grant, purpose }) => (
                <Cell
                  key={`${at} ${grant}`}
                  title={grantWords(grant)}
                  note={`${sayTime(at)}，${PURPOSES[purpose] ?? ''}`}
                />
              ))
            )
          }
        </Reading>
      </View>
    </Card>
  );
}
