import { useDraft } from '@/client/drafts';
import { Card } from '@/ui/Card';
import { MoveScreen, type FormProps } from '../MoveScreen';
import { useMove } from '../useMove';
import { gapOf, ReasonField } from './ReasonField';

const EMPTY = { reason: '' };
const WRONG_DOOR = ['不归我这一格', '要专业的人来办', '这几天不在岗'];
const BY_NEIGHBOURS = ['这是想请邻居搭把手的事', '不用公家办，邻居帮一把就行'];
const NOT_SETTLED = ['去看了，还没修好', '过了几天又坏了', '居民说没有办'];

interface ReasonFormProps extends FormProps {
  move: 'return' | 'reopen' | 'convert';
  ready: readonly string[];
}

function ReasonForm({ report, move, ready }: ReasonFormProps) {
  const draft = useDraft(`move.${report.id}.${move}`, EMPTY);
  const { reason } = draft.value;
  const making = useMove(`reports.${move}`, draft, { reason: gapOf(reason) });
  const send = () => making.send({ id: report.id, reason: reason.trim() });
  return (
    <MoveScreen report={report} move={move} making={making} danger onSend={send}>
      <Card>
        <ReasonField
          value={reason}
          onInput={(words) => draft.change({ reason: words })}
          ready={ready}
          error={making.wrong('reason')}
        />
      </Card>
    </MoveScreen>
  );
}

/** Gives the matter back with a reason. */
export const ReturnForm = ({ report }: FormProps) => <ReasonForm report={report} move="return" ready={WRONG_DOOR} />;

/** Says after a visit why the matter is not settled. */
export const ReopenForm = ({ report }: FormProps) => <ReasonForm report={report} move="reopen" ready={NOT_SETTLED} />;

/** Turns a matter that a neighbour could help with into a wish, with the reason. */
export const ConvertForm = ({ report }: FormProps) => (
  <ReasonForm report={report} move="convert" ready={BY_NEIGHBOURS} />
);
