import { useDraft } from '@/client/drafts';
import { Card } from '@/ui/Card';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove, type Gaps } from '../useMove';
import { CandidateChoice } from './CandidateChoice';
import { DueChoice, NO_DUE } from './DueChoice';
import { gapOf, ReasonField } from './ReasonField';

const EMPTY = { assignee: '', due: NO_DUE, reason: '' };
const READY = {
  transfer: ['他更熟悉这一片', '我这几天不在岗', '要懂这一行的人来办'],
  escalate: ['要几个部门一起办', '要花钱，我这里定不了', '有危险，要赶紧'],
};

const gapsOf = ({ assignee, due }: typeof EMPTY): Gaps => ({
  assignee: assignee === '' ? '请选一位' : undefined,
  dueAt: due.dueAt === 0 ? '请选一个时间' : undefined,
});

/** Gives an accepted matter to one person, with a time. */
export function AssignForm({ report }: FormProps) {
  const draft = useDraft(`move.${report.id}.assign`, EMPTY);
  const making = useMove('reports.assign', draft, gapsOf(draft.value));
  const { assignee, due } = draft.value;
  const send = () => making.send({ id: report.id, assignee, dueAt: due.dueAt });
  return (
    <MoveScreen report={report} move="assign" making={making} onSend={send}>
      <CandidateChoice
        report={report}
        move="assign"
        chosen={assignee}
        onPick={(person) => draft.change({ assignee: person })}
        error={making.wrong('assignee')}
      />
      <Card>
        <DueChoice
          label="什么时候办好?"
          value={due}
          onPick={(next) => draft.change({ due: next })}
          error={making.wrong('dueAt')}
        />
      </Card>
    </MoveScreen>
  );
}

function PassOnForm({ report, move }: FormProps & { move: 'transfer' | 'escalate' }) {
  const draft = useDraft(`move.${report.id}.${move}`, EMPTY);
  const { assignee, due, reason } = draft.value;
  const making = useMove(`reports.${move}`, draft, { ...gapsOf(draft.value), reason: gapOf(reason) });
  const send = () => making.send({ id: report.id, assignee, dueAt: due.dueAt, reason: reason.trim() });
  return (
    <MoveScreen report={report} move={move} making={making} onSend={send}>
      <CandidateChoice
        report={report}
        chosen={assignee}
        move={move}
        onPick={(person) => draft.change({ assignee: person })}
        error={making.wrong('assignee')}
      />
      <Card>
        <DueChoice
          label="什么时候办好?"
          value={due}
          onPick={(next) => draft.change({ due: next })}
          error={making.wrong('dueAt')}
        />
        <ReasonField
          value={reason}
          onInput={(words) => draft.change({ reason: words })}
          ready={READY[move]}
          error={making.wrong('reason')}
        />
      </Card>
    </MoveScreen>
  );
}

/** Hands the matter to another person. */
export const TransferForm = ({ report }: FormProps) => <PassOnForm report={report} move="transfer" />;

/** Hands the matter to somebody of a higher level. */
export const EscalateForm = ({ report }: FormProps) => <PassOnForm report={report} move="escalate" />;
