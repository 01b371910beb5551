import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';

type Relay = OutputOf<'relays.get'>;
type Open = 'answer' | 'decline' | 'close';

const ASKS = {
  answer: {
    title: '回一句话',
    label: '怎么回?',
    hint: '例如：水管已经关了，明天上午在家，可以上来看',
    seen: '网格员和托话的邻居看得到，他们不会因此知道您是谁、电话多少。',
    confirm: '捎回去',
    max: 200,
  },
  decline: {
    title: '不想回',
    label: '说一声为什么',
    hint: '例如：不是我家的事',
    seen: '托话的邻居看得到这一句，看不到您是谁。',
    confirm: '就这么说',
    max: 100,
  },
} as const;

/** What one side may do: answer or not, or say that it is settled. */
export function Moves({ relay: { id, as, moves } }: { relay: Relay }) {
  const { busy, problem, wrong, act } = useAct();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const say = async (words: string): Promise<void> => {
    const done =
      open === 'answer'
        ? await act('relays.answer', { id, words })
        : await act('relays.decline', { id, reason: words });
    if (done) close();
  };
  const settle = async (): Promise<void> => {
    if (await act('relays.close', { id })) close();
  };
  const answers = as.includes('addressee');
  return (
    <>
      {problem && open === undefined ? <Banner tone="error">{problem}</Banner> : null}
      {answers && moves.includes('answer') ? (
        <Button big icon="check" onTap={() => setOpen('answer')}>
          回一句话
        </Button>
      ) : null}
      {answers && moves.includes('decline') ? (
        <Button tone="plain" onTap={() => setOpen('decline')}>
          不想回
        </Button>
      ) : null}
      {moves.includes('close') ? (
        <Button tone="plain" onTap={() => setOpen('close')}>
          事情了结了
        </Button>
      ) : null}
      {open === 'answer' || open === 'decline' ? (
        <WordsSheet
          key={open}
          {...ASKS[open]}
          busy={busy}
          wrong={wrong['words'] ?? wrong['reason']}
          problem={problem}
          onSend={(words) => void say(words)}
          onClose={close}
        />
      ) : null}
      {open === 'close' ? (
        <Sheet title="了结了?" confirm="了结了" loading={busy} onConfirm={() => void settle()} onClose={close}>
          <View>两边借看的电话马上收回。以后还有事，可以再托一次。</View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
        </Sheet>
      ) : null}
    </>
  );
}
