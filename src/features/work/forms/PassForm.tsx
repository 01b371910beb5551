import { useDraft } from '@/client/drafts';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Compare } from '../Compare';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { ReasonField } from './ReasonField';

const EMPTY = { rating: '', note: '' };
const RATINGS = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不太满意' },
  { value: '1', label: '不满意' },
];

/** Closes the matter after what was asked for has been compared with what was done. */
export function PassForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.pass`, EMPTY);
  const making = useMove('reports.pass', draft);
  const { rating } = draft.value;
  const note = draft.value.note.trim();
  const input = { id: report.id, ...(rating ? { rating: Number(rating) } : {}), ...(note ? { note } : {}) };
  return (
    <MoveScreen report={report} move="pass" making={making} instead onSend={() => making.send(input)}>
      <Compare report={report} />
      <Card>
        <Choice
          label="居民满意吗?没问到可以不选"
          options={RATINGS}
          chosen={[rating]}
          onPick={(value) => draft.change({ rating: value === rating ? '' : value })}
        />
        <ReasonField
          label="回访记一笔，可以不写"
          value={draft.value.note}
          onInput={(words) => draft.change({ note: words })}
          ready={['电话问过，居民说好了', '上门看过，确实好了']}
          error={making.wrong('note')}
        />
      </Card>
    </MoveScreen>
  );
}
