import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { go } from '@/client/go';
import { saidIn } from '@/client/reportWords';
import { CATEGORIES } from '@/domain/reports/categories';
import { StateTag } from '@/features/reports/StateTag';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/Icon';
import styles from './Desk.module.scss';
import { dueWords } from './due';
import type { Recorded } from './recordedSteps';

/** One matter on the desk: what, where, by when, and whether it is one's own; the whole card is the target. */
export function DeskRow({ row, steps }: { row: OutputOf<'reports.desk'>['rows'][number]; steps: readonly Recorded[] }) {
  const refused = steps.some(({ said }) => said !== undefined);
  return (
    <Card
      title={CATEGORIES[row.category]}
      aside={<StateTag state={row.state} />}
      onTap={() => go('work/handle', { id: row.id })}
    >
      <View className={cx(styles.words)}>{saidIn(row)}</View>
      <View className={cx(styles.place)}>{row.placeName}</View>
      {steps.length > 0 ? (
        <View className={cx(styles.line, refused && styles.late)}>
          <Icon name={refused ? 'warn' : 'cloud'} small />
          <View>{refused ? '记下的没办成，请点开看看' : '记下了，联网后自动送出'}</View>
        </View>
      ) : null}
      <View className={cx(styles.line)}>
        <View className={cx(styles.due, row.overdue && styles.late)}>
          <Icon name={row.overdue ? 'warn' : 'clock'} small />
          <View>{dueWords(row)}</View>
        </View>
        {row.mine ? (
          <View className={cx(styles.mine)}>
            <Icon name="me" small />
            <View>归我办</View>
          </View>
        ) : null}
      </View>
    </Card>
  );
}
