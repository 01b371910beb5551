import { View } from '@tarojs/components';
import { useDraft } from '@/client/drafts';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Skeleton } from '@/ui/Skeleton';
import { CATEGORIES } from '@/domain/reports/categories';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { useSameBuilding } from '../useSameBuilding';
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
  if (rows.length === 0) return <View>这栋楼没有别的正在办的事，不用并。</View>;
  const options = rows.map((row) => ({
    value: row.id,
    label: `${row.number} ${CATEGORIES[row.category]}：${row.words}`,
  }));
  return (
    <Choice
      label="并到同一栋楼的哪一件?"
      options={options}
      chosen={[chosen]}
      onPick={onPick}
      {...(error === undefined ? {} : { error })}
    />
  );
}

/** Folds the matter into another of the same building. */
export function MergeForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.merge`, EMPTY);
  const making = useMove('reports.merge', draft);
  const { into } = draft.value;
  const reason = draft.value.reason.trim();
  const send = () =>
    making.send({ id: report.id, into, ...(reason ? { reason } : {}) }, { into: into === '' ? '请选一件' : undefined });
  return (
    <MoveScreen report={report} move="merge" making={making} onSend={send}>
      <Card>
        <Targets
          report={report}
          chosen={into}
          onPick={(id) => draft.change({ into: id })}
          error={making.wrong('into')}
        />
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
