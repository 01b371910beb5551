import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { TOPICS } from '@/domain/registry/relayWords';
import { RELAY_STATES, roomWords } from '@/features/home/words';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Tag } from '@/ui/Tag';
import { PassSheet } from './PassSheet';

type Relay = OutputOf<'relays.get'>;

const ASKS = {
  answer: {
    title: '他们怎么说',
    label: '那一家的回话',
    hint: '照他们说的写，别写电话和名字',
    seen: '托话的居民看得到这一句。',
    confirm: '捎回去',
    max: 200,
  },
  decline: {
    title: '捎不成',
    label: '跟托话的居民说一声',
    hint: '例如：这家最近没有人住',
    seen: '托话的居民看得到这一句。',
    confirm: '告诉他',
    max: 100,
  },
} as const;
const TOLD = { app: '发到了他们手机上', door: '上门说的', phone: '打电话说的' } as const;

/** One matter to carry: what and where, and how it goes on. */
export function RelayCard({ relay }: { relay: Relay }) {
  const { busy, problem, wrong, act } = useAct();
  const [open, setOpen] = useState<'pass' | keyof typeof ASKS>();
  const { id, moves, state, told, words, topic, askedAt } = relay;
  const close = () => setOpen(undefined);
  const say = async (text: string): Promise<void> => {
    const done =
      open === 'answer'
        ? await act('relays.answer', { id, words: text })
        : await act('relays.decline', { id, reason: text });
    if (done) close();
  };
  return (
    <Card title={TOPICS[topic]} aside={<Tag tone={RELAY_STATES[state].tone}>{RELAY_STATES[state].words}</Tag>}>
      <View>{words}</View>
      <View>{`${roomWords(relay)} · ${sayTime(askedAt)}托的${told === null ? '' : ` · ${TOLD[told]}`}`}</View>
      {moves.includes('pass') ? <Button onTap={() => setOpen('pass')}>看看是哪一家，去捎</Button> : null}
      {moves.includes('answer') ? <Button onTap={() => setOpen('answer')}>他们回话了</Button> : null}
      {moves.includes('decline') ? (
        <Button tone="plain" onTap={() => setOpen('decline')}>
          捎不成
        </Button>
      ) : null}
      {open === 'pass' ? <PassSheet relay={relay} onClose={close} /> : null}
      {open === 'answer' || open === 'decline' ? (
        <WordsSheet
          key={open}
          {...ASKS[open]}
          busy={busy}
          wrong={wrong['words'] ?? wrong['reason']}
          problem={problem}
          onSend={(text) => void say(text)}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
