import { useDraft } from '@/client/drafts';
import { Card } from '@/ui/Card';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { DueChoice, NO_DUE } from './DueChoice';
import { gapOf, ReasonField } from './ReasonField';

const EMPTY = { reason: '', due: NO_DUE };
const READY = ['等材料到货', '等钱批下来', '等大家商量好', '等天气好转'];

/** Asks the community to let the matter rest until a day. */
export function AskSuspensionForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.askSuspension`, EMPTY);
  const { reason, due } = draft.value;
  const gaps = { reason: gapOf(reason), until: due.dueAt === 0 ? '请选一个时间' : undefined };
  const making = useMove('reports.askSuspension', draft, gaps);
  const send = () => making.send({ id: report.id, reason: reason.trim(), until: due.dueAt });
  return (
    <MoveScreen report={report} move="askSuspension" making={making} onSend={send}>
      <Card>
        <DueChoice
          label="放到什么时候?"
          value={due}
          later
          onPick={(next) => draft.change({ due: next })}
          error={making.wrong('until')}
        />
        <ReasonField
          label="为什么要先放一放?"
          value={reason}
          onInput={(words) => draft.change({ reason: words })}
          ready={READY}
          error={making.wrong('reason')}
        />
      </Card>
    </MoveScreen>
  );
}
