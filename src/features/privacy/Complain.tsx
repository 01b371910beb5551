import { useState } from 'react';
import type { InputOf } from '@/client/api';
import { REASONS } from '@/domain/privacy/words';
import { RemindMe } from '@/features/reminders/RemindMe';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { useAct } from './useAct';

type Asked = InputOf<'complaints.complain'>;
type Reason = Asked['reason'];

const OPTIONS = (Object.keys(REASONS) as Reason[]).map((value) => ({ value, label: REASONS[value] }));
const THANKS = '收到了，谢谢您。社区会看，看完告诉您。';
const FEWEST = 2;

function Asking({ kind, subject, onEnd }: Pick<Asked, 'kind' | 'subject'> & { onEnd: (done: boolean) => void }) {
  const [reason, setReason] = useState<Reason>();
  const [words, setWords] = useState('');
  const { busy, problem, wrong, act, tell } = useAct();
  const said = words.trim();
  const send = async (): Promise<void> => {
    if (!reason) return tell({ reason: '请先选一下哪里不对。' });
    if (said.length > 0 && [...said].length < FEWEST) return tell({ words: '再多写几个字，或者空着也行。' });
    if (await act('complaints.complain', { kind, subject, reason, ...(said ? { words: said } : {}) })) onEnd(true);
    return undefined;
  };
  return (
    <Sheet
      title="这张哪里不对?"
      confirm="告诉社区"
      loading={busy}
      onConfirm={() => void send()}
      onClose={() => onEnd(false)}
    >
      <Choice
        label="哪里不对?"
        options={OPTIONS}
        chosen={reason ? [reason] : []}
        onPick={setReason}
        {...(wrong['reason'] ? { error: wrong['reason'] } : {})}
      />
      <Field
        label="还想说的（可以不写）"
        hint="贴的人不知道是谁说的。好几家都说，就先取下来等社区看。"
        lines="many"
        max={200}
        value={words}
        onInput={setWords}
        {...(wrong['words'] ? { error: wrong['words'] } : {})}
      />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** On everything that hangs where everybody can read it: a way to say that it should not. */
export function Complain({ kind, subject }: Pick<Asked, 'kind' | 'subject'>) {
  const [asking, setAsking] = useState(false);
  const [thanked, setThanked] = useState(false);
  const end = (done: boolean): void => {
    setAsking(false);
    setThanked(done);
  };
  if (thanked) {
    return (
      <>
        <Banner>{THANKS}</Banner>
        <RemindMe />
      </>
    );
  }
  return (
    <>
      <Button tone="plain" icon="warn" onTap={() => setAsking(true)}>
        这张有问题
      </Button>
      {asking ? <Asking kind={kind} subject={subject} onEnd={end} /> : null}
    </>
  );
}
