import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Settling } from './Settling';

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
type Open = keyof typeof ASKS;

function Saying({ id, open, onClose }: { id: string; open: Open; onClose: () => void }) {
  const { busy, problem, wrong, act } = useAct();
  const say = async (words: string): Promise<void> => {
    const answers = open === 'answer';
    const made = answers ? act('relays.answer', { id, words }) : act('relays.decline', { id, reason: words });
    if (await made) onClose();
  };
  return (
    <WordsSheet
      {...ASKS[open]}
      busy={busy}
      wrong={wrong['words'] ?? wrong['reason']}
      problem={problem}
      onSend={(words) => void say(words)}
      onClose={onClose}
    />
  );
}

/** What one side may do: answer or not, or say that it is settled. */
export function Moves({ relay: { id, as, moves } }: { relay: OutputOf<'relays.get'> }) {
  const [open, setOpen] = useState<Open>();
  const answers = as.includes('addressee');
  return (
    <>
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
      {moves.includes('close') ? <Settling id={id} /> : null}
      {open ? <Saying key={open} id={id} open={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
