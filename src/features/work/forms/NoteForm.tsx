import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { useDraft } from '@/client/drafts';
import { Card } from '@/ui/Card';
import { MoveScreen, type FormProps } from '../MoveScreen';
import type { AtOnce } from '../moves';
import { useMove } from '../useMove';
import { ReasonField } from './ReasonField';

const EMPTY = { note: '' };

interface NoteFormProps extends FormProps {
  move: 'accept' | 'suspend' | 'resume';
}

/** A move with words only if somebody wants to add some. */
export function NoteForm({ report, move }: NoteFormProps) {
  const draft = useDraft(`move.${report.id}.${move}`, EMPTY);
  const making = useMove(`reports.${move}`, draft);
  const note = draft.value.note.trim();
  const asked = [...report.timeline].reverse().find((line) => line.move === 'askSuspension');
  const send = () => making.send({ id: report.id, ...(note ? { note } : {}) });
  return (
    <MoveScreen report={report} move={move} making={making} onSend={send}>
      {move === 'suspend' && asked ? (
        <Card title="承办人的申请">
          <View>{asked.note}</View>
          {report.suspendUntil === null ? null : (
            <View>{`放到 ${sayTime(report.suspendUntil)}，到时自动接着办。`}</View>
          )}
        </Card>
      ) : null}
      <Card>
        <ReasonField
          label="想补一句话吗?可以不写"
          value={draft.value.note}
          onInput={(words) => draft.change({ note: words })}
          error={making.wrong('note')}
        />
      </Card>
    </MoveScreen>
  );
}

/** A move without any words. */
export function BareForm({ report, move }: FormProps & { move: Exclude<AtOnce, 'accept' | 'resume'> }) {
  const draft = useDraft(`move.${report.id}.${move}`, EMPTY);
  const making = useMove(`reports.${move}`, draft);
  return <MoveScreen report={report} move={move} making={making} onSend={() => making.send({ id: report.id })} />;
}
