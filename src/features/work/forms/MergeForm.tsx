import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { saidIn } from '@/client/reportWords';
import { useDraft } from '@/client/drafts';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/Icon';
import { Skeleton } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import { CATEGORIES } from '@/domain/reports/categories';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { useSameBuilding, type SameBuildingRow } from '../useSameBuilding';
import styles from '../Work.module.scss';
import { ReasonField } from './ReasonField';

const EMPTY = { into: '', reason: '' };

interface TargetsProps extends FormProps {
  chosen: string;
  onPick: (into: string) => void;
  error: string | undefined;
}

function Targets({ report, chosen, onPick, error }: TargetsProps) {
  const { rows, failed, reload } = useSameBuilding(report);
  if (failed)
    return (
      <Banner tone="offline" action={{ label: '再试一次', onTap: reload }}>
        同楼的事没打开，可能网络不太好。
      </Banner>
    );
  if (rows === undefined) return <Skeleton rows={1} />;
  if (rows.length === 0) return <Banner>这栋楼没有别的正在办的事，不用并。</Banner>;
  return (
    <Card title="并到同一栋楼的哪一件?">
      <View className={cx(styles.stack)} ariaRole="radiogroup" ariaLabel="并到哪一件">
        {rows.map((row) => (
          <Target key={row.id} row={row} on={row.id === chosen} onPick={() => onPick(row.id)} />
        ))}
      </View>
      {error === undefined ? null : <View className={cx(styles.wrong)}>{error}</View>}
    </Card>
  );
}

function Target({ row, on, onPick }: { row: SameBuildingRow; on: boolean; onPick: () => void }) {
  return (
    <Tap className={cx(styles.pick, on && styles.picked)} role="radio" checked={on} onTap={onPick}>
      <View className={cx(styles.pickHead)}>
        {on ? <Icon name="check" small /> : null}
        <View>{CATEGORIES[row.category]}</View>
      </View>
      <View className={cx(styles.clip)}>{saidIn(row)}</View>
      <View className={cx(styles.fine)}>{`${row.number} · ${sayTime(row.createdAt)}`}</View>
    </Tap>
  );
}

/** Folds the matter into another of the same building. */
export function MergeForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.merge`, EMPTY);
  const { into } = draft.value;
  const making = useMove('reports.merge', draft, { into: into === '' ? '请选一件' : undefined });
  const reason = draft.value.reason.trim();
  const send = () => making.send({ id: report.id, into, ...(reason ? { reason } : {}) });
  return (
    <MoveScreen report={report} move="merge" making={making} onSend={send}>
      <Targets report={report} chosen={into} onPick={(id) => draft.change({ into: id })} error={making.wrong('into')} />
      <Card>
        <ReasonField
          label="想补一句话吗?可以不写"
          value={draft.value.reason}
          onInput={(words) => draft.change({ reason: words })}
          error={making.wrong('reason')}
        />
      </Card>
    </MoveScreen>
  );
}
