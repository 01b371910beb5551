import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import type { FormVoice } from '@/client/record';
import { useAct } from '@/features/privacy/useAct';
import { VoiceField } from '@/features/voice/VoiceField';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

/** What the grid worker heard, and the voice of who said it. */
interface Heard {
  note: string;
  voice: FormVoice | null;
}
const NOTHING: Heard = { note: '', voice: null };
const FEWEST = 2;

/** Writes down the consent of somebody without WeChat: in words, and in his own voice if he likes. */
export function WitnessSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const draft = useDraft<Heard>(`witness.${id}`, NOTHING);
  const { busy, problem, wrong, act, tell } = useAct();
  const { note, voice } = draft.value;
  const send = async (): Promise<void> => {
    const said = note.trim();
    if ([...said].length < FEWEST) return tell({ note: fieldSentence('too_short') });
    if (voice && !voice.fileId) return tell({ voice: '录音还没传完，等一下再点。不要了就删掉。' });
    if (!(await act('proxies.witness', { id, note: said, ...(voice?.fileId ? { voice: voice.fileId } : {}) }))) return;
    draft.done();
    onClose();
  };
  return (
    <Sheet title="本人同意了" confirm="记下来" loading={busy} onConfirm={() => void send()} onClose={onClose}>
      <Field
        label="本人怎么说的"
        hint="例如：在家里当面问过，愿意让女儿替她报修"
        lines="many"
        max={200}
        value={note}
        onInput={(words) => draft.change({ note: words })}
        {...(wrong['note'] ? { error: wrong['note'] } : {})}
      />
      <VoiceField
        label="让本人说一句（不录也行）"
        heardBy="原样留着，只有这一家、网格员和社区能听。"
        form={{ ...draft, edit: draft.change }}
        error={wrong['voice']}
      />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
