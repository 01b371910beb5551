import { useState } from 'react';
import { useDraft } from '@/client/drafts';
import { fieldSentence, sentence } from '@/client/messages';
import type { ReportView } from '@/domain/reports/schema';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { EMPTY_MOVE, type MoveDraft, type ResidentMove } from './residentMoves';

const RATINGS = [
  { value: '5', label: '很满意' },
  { value: '4', label: '满意' },
  { value: '3', label: '一般' },
  { value: '2', label: '不太满意' },
  { value: '1', label: '不满意' },
] as const;
const MOST = 200;
const FEWEST = 2;

interface MoveSheetProps {
  report: ReportView;
  name: string;
  move: ResidentMove;
  onClose: () => void;
  onDone: () => void;
  /** The report is no longer as it was shown. */
  onStale: () => void;
}

const useMove = ({ report, name, move, onDone, onStale }: MoveSheetProps) => {
  const draft = useDraft<MoveDraft>(`report.${name}.${report.id}.${report.rev}`, EMPTY_MOVE);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const make = async (): Promise<void> => {
    const short = [...draft.value.reason.trim()].length;
    if (short < FEWEST && (move.needed || short > 0)) return setWrong(fieldSentence('too_short'));
    setWrong(undefined);
    setBusy(true);
    const answer = await move.make(report.id, draft.value, draft.requestId);
    setBusy(false);
    if (answer.ok) {
      draft.done();
      return onDone();
    }
    const { code, fields } = answer.error;
    if (code === 'INVALID') return setWrong(fieldSentence(fields?.[0]?.rule ?? ''));
    if (code === 'CONFLICT' || code === 'ILLEGAL_MOVE') onStale();
    return setRefused(sentence(code));
  };
  return { draft, busy, wrong, refused, make: () => void make() };
};

/** Asks what a resident’s move needs, says who will read it, and makes the move. */
export function MoveSheet(props: MoveSheetProps) {
  const { move, onClose } = props;
  const { draft, busy, wrong, refused, make } = useMove(props);
  const { rating, reason } = draft.value;
  return (
    <Sheet
      title={move.title}
      confirm={move.confirm}
      danger={move.danger === true}
      loading={busy}
      onConfirm={make}
      onClose={onClose}
    >
      {move.rated ? (
        <Choice
          label="办得怎么样（可以不选）"
          options={RATINGS}
          chosen={RATINGS.filter(({ value }) => value === String(rating)).map(({ value }) => value)}
          onPick={(value) => draft.change({ rating: Number(value) })}
        />
      ) : null}
      <Field
        label={move.label}
        hint={move.hint}
        lines="many"
        max={MOST}
        value={reason}
        onInput={(text) => draft.change({ reason: text })}
        {...(wrong ? { error: wrong } : {})}
      />
      {refused ? <Banner tone="error">{refused}</Banner> : null}
    </Sheet>
  );
}
