import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import type { VisitView } from '@/domain/care/visitSchema';
import { Look } from '@/features/register/Look';
import { LEDGERS, OUTCOMES, VISIT_KINDS } from '@/features/register/words';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Tag } from '@/ui/Tag';
import { Strike } from './Strike';

type Parts = OutputOf<'visits.words'>['parts'];

const PRESENCE: Readonly<Record<VisitView['presence'], string>> = {
  scanned: '到门口扫了码',
  reason: '没有扫码，写了原因',
  none: '没有扫码',
};

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
  const [words, setWords] = useState<Parts>();
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
      {words ? null : (
        <Look
          title="看写了什么"
          left="写的是这家人的事，平时不显示。"
          tone="primary"
          ask={(purpose) => call('visits.words', { id, purpose })}
          onSeen={({ parts }) => setWords(parts)}
        />
      )}
      <Strike id={id} allowed={moves.includes('strike')} />
    </Card>
  );
}
