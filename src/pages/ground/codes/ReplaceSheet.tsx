import { View } from '@tarojs/components';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { CodeHealth } from '@/domain/places/codeSchema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Sheet } from '@/ui/Sheet';

/** A new code for the same door: issued, and the old one retired in its favour. */
export function ReplaceSheet({ code, onClose }: { code: CodeHealth; onClose: () => void }) {
  const { busy, problem, act } = useAct(groundSentence);
  const replace = async (requestId: string) => {
    // Asked again after a lost answer, both find what they have done already.
    const issued = await call('codes.issue', { place: code.place }, requestId);
    return issued.ok ? call('codes.replace', { id: code.id, successor: issued.data.id }, requestId) : issued;
  };
  return (
    <Sheet
      title="换一张新码?"
      confirm="换新码"
      loading={busy}
      onConfirm={() => void act(replace, onClose)}
      onClose={onClose}
    >
      <View>旧的一张马上不能用了。新的一张到“印二维码”里选“只印没印过的”，印好再去贴。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
