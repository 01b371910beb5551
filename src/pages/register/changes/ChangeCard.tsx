import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import type { ChangeView } from '@/domain/registry/changes';
import { RELATIONS } from '@/domain/registry/words';
import { Look } from '@/features/register/Look';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Answering } from './Answering';
import { differencesOf } from './before';

const KINDS = { add: '添一口人', change: '改一口人', drop: '去掉一口人', tenure: '改房子是谁的' } as const;

/** One proposal: what stands in the register, what would stand there, and what to answer. */
export function ChangeCard({ change }: { change: ChangeView }) {
  const { id, kind, placeName, roomName, member, said: fields, proposedAt } = change;
  const household = useQuery('registry.get', { id: change.household });
  const [said, setSaid] = useState<OutputOf<'changes.said'>['said']>();
  const whom = household.data?.members.find(({ key }) => key === member);
  return (
    <Card title={`${placeName} ${roomName}`}>
      <View>
        <Cell
          icon="me"
          title={whom ? `${KINDS[kind]}：${RELATIONS[whom.relation]} ${whom.name}` : KINDS[kind]}
          note={`${sayTime(proposedAt)} 说的`}
        />
        {differencesOf(change, household.data, said ?? undefined).map(({ what, before, after }) => (
          <Cell key={what} title={what} note={`原来：${before}`} value={`改成：${after}`} />
        ))}
      </View>
      {fields.length > 0 && !said ? (
        <Look
          title="看改成什么"
          left="写的是这家人的姓名、电话，平时不显示。"
          ask={(purpose) => call('changes.said', { id, purpose })}
          onSeen={(seen) => setSaid(seen.said)}
        />
      ) : null}
      <Answering change={change} />
    </Card>
  );
}
