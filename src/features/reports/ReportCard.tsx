import { View } from '@tarojs/components';
import { go } from '@/client/go';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { saidIn } from '@/client/reportWords';
import { CATEGORIES } from '@/domain/reports/categories';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './ReportBody.module.scss';
import { StateTag } from './StateTag';

/** One report of a list, as its reporter sees it. */
export function ReportCard({ row }: { row: OutputOf<'reports.mine'>['rows'][number] }) {
  return (
    <Card
      title={CATEGORIES[row.category]}
      aside={<StateTag state={row.state} overdue={row.overdue} />}
      onTap={() => go('reports/detail', { id: row.id })}
    >
      <View>{saidIn(row)}</View>
      <View className={cx(styles.fine)}>{`${sayTime(row.createdAt)} · ${row.placeName}`}</View>
    </Card>
  );
}
