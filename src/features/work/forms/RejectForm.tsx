import { OUTCOME_WORDS } from '@/client/reportSteps';
import { useDraft } from '@/client/drafts';
import { Choice } from '@/ui/Choice';
import { Card } from '@/ui/Card';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { gapOf, ReasonField } from './ReasonField';

const OUTCOMES = ['not_our_duty', 'not_verified'] as const;
type Why = (typeof OUTCOMES)[number];
const EMPTY: { outcome: Why | ''; reason: string } = { outcome: '', reason: '' };
const options = OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));

/** Declines a matter, and says where to go instead. */
export function RejectForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.reject`, EMPTY);
  const { outcome, reason } = draft.value;
  const gaps = { outcome: outcome === '' ? '请选一个' : undefined, reason: gapOf(reason) };
  const making = useMove('reports.reject', draft, gaps);
  const send = () => making.send({ id: report.id, outcome: outcome || 'not_verified', reason: reason.trim() });
  const wrong = making.wrong('outcome');
  return (
    <MoveScreen report={report} move="reject" making={making} danger onSend={send}>
      <Card>
        <Choice
          label="为什么?"
          options={options}
          chosen={outcome ? [outcome] : []}
          onPick={(value) => draft.change({ outcome: value })}
          {...(wrong === undefined ? {} : { error: wrong })}
        />
        <ReasonField
          label="跟居民说清楚：该找谁、怎么找"
          placeholder="例如：水表以前的管子归供水公司，电话写在水费单上"
          value={reason}
          onInput={(words) => draft.change({ reason: words })}
          error={making.wrong('reason')}
        />
      </Card>
    </MoveScreen>
  );
}
