import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { registrySentence } from '@/client/registryWords';
import type { VisitView } from '@/domain/care/visitSchema';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { LEDGERS, LOGGED, OUTCOMES, VISIT_KINDS, WHY, type CarePurpose } from '@/features/register/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Tag } from '@/ui/Tag';

type Parts = OutputOf<'visits.words'>['parts'];

const PRESENCE: Readonly<Record<VisitView['presence'], string>> = {
  scanned: '到门口扫了码',
  reason: '没有扫码，写了原因',
  none: '没有扫码',
};
const READY = ['记错了楼', '记重了', '不是这一户'] as const;

function Said({ visit, words }: { visit: VisitView; words: Parts | undefined }) {
  return (
    <View>
      {visit.parts.map(({ tag, outcome }, n) => (
        <Cell
          key={n}
          title={words?.[n]?.words ?? '（平时不显示）'}
          note={tag === 'visit' ? '走访台账' : `${LEDGERS[tag]}台账、走访台账`}
          value={OUTCOMES[outcome]}
        />
      ))}
    </View>
  );
}

/** A visit with its parts; who logged it may strike it for a week. */
export function VisitCard({ visit }: { visit: VisitView }) {
  const { id, kind, at, placeName, roomName, household, presence, state, moves } = visit;
  const [open, setOpen] = useState<'words' | 'strike'>();
  const [words, setWords] = useState<Parts>();
  const { act } = useAct();
  const close = () => setOpen(undefined);
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await call('visits.words', { id, purpose });
    if (!answer.ok) return registrySentence(answer.error.code);
    setWords(answer.data.parts);
    close();
    return undefined;
  };
  const tag = state === 'struck' ? <Tag tone="late">作废了</Tag> : <Tag tone="done">记好了</Tag>;
  return (
    <Card title={`${VISIT_KINDS[kind]} · ${sayTime(at)}`} aside={tag}>
      <View>
        <Cell
          icon="home"
          title={[placeName, roomName].filter(Boolean).join(' ')}
          note={PRESENCE[presence]}
          {...(household === null ? {} : { onTap: () => go('register/household', { id: household }) })}
        />
      </View>
      <Said visit={visit} words={words} />
      {words ? null : <Button onTap={() => setOpen('words')}>看写了什么</Button>}
      {moves.includes('strike') ? (
        <Button tone="plain" onTap={() => setOpen('strike')}>
          记错了，作废
        </Button>
      ) : null}
      {open === 'words' ? (
        <WhySheet
          purposes={WHY}
          title="看写了什么"
          confirm="看一眼"
          left="写的是这家人的事，平时不显示。"
          logged={LOGGED}
          read={read}
          onClose={close}
        />
      ) : null}
      {open === 'strike' ? (
        <ReasonSheet
          title="这一次作废"
          text="台账里还在，标着“作废了”；七天以内可以作废。"
          confirm="作废"
          ready={READY}
          act={(reason) => act((requestId) => call('visits.strike', { id, reason }, requestId))}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
