import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { go, goTab } from '@/client/go';
import { useQuery } from '@/client/query';
import type { ReportView } from '@/domain/reports/schema';
import { Duty } from '@/features/places/Duty';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { standingOf } from '@/features/reports/standing';
import { StateTag } from '@/features/reports/StateTag';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from './index.module.scss';

function Receipt({ report }: { report: ReportView }) {
  return (
    <Card title="收到了" aside={<StateTag state={report.state} overdue={report.overdue} />}>
      <View>编号</View>
      <View className={cx(styles.number)}>{report.number}</View>
      <View className={cx(styles.next)}>{standingOf(report)}</View>
      <View className={cx(styles.fine)}>受理以后，会定下谁来办、哪天办好；办好了拍照给您看，您说好了才算完。</View>
    </Card>
  );
}

/** The answer right after a report was sent: its number, what happens next, by when, and who has it. */
export default function ReportDone() {
  const id = useRouter().params['id'] ?? '';
  const report = useQuery('reports.get', { id });
  const place = useQuery('places.get', { id: report.data?.place.id ?? '' }, report.data !== undefined);
  return (
    <Page>
      <Reading query={report}>
        {(found) => (
          <>
            <Receipt report={found} />
            <RemindMe />
            {place.data ? <Duty grid={place.data.grid} /> : null}
          </>
        )}
      </Reading>
      <Button tone="plain" onTap={() => go('reports/detail', { id }, true)}>
        看看这件事
      </Button>
      <Button tone="plain" icon="home" onTap={() => goTab('home')}>
        回首页
      </Button>
    </Page>
  );
}
