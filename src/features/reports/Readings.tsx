import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { grantWords } from '@/client/grantWords';
import { useQuery } from '@/client/query';
import type { ReportView } from '@/domain/reports/schema';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

const PURPOSES: Readonly<Record<string, string>> = { call: '为了给您打电话', visit: '为了上门', verify: '为了核实' };

/** For the reporter: who has looked at his phone number, when and what for. */
export function Readings({ report }: { report: ReportView }) {
  const wanted = report.as.includes('reporter') && report.contactMask !== null;
  const readings = useQuery('reports.readings', { id: report.id }, wanted);
  if (!wanted) return null;
  return (
    <Card title="谁看过您的电话">
      <View>
        <Cell title="您留的电话" value={report.contactMask} />
        <Reading query={readings} rows={1}>
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
