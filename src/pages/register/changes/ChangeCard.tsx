import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, type OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { registrySentence } from '@/client/registryWords';
import { useQuery } from '@/client/query';
import type { ChangeView } from '@/domain/registry/changes';
import { RELATIONS } from '@/domain/registry/words';
import { WhySheet } from '@/features/reading/PurposeSheet';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { LOGGED, WHY, type CarePurpose } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { differencesOf } from './before';

const KINDS = { add: '添一口人', change: '改一口人', drop: '去掉一口人', tenure: '改房子是谁的' } as const;
const READY = ['跟证件对不上', '请带着证件到社区来一趟', '写得不全，请再写一次'] as const;

/** One proposal: what stands in the register, what would stand there, and what to answer. */
export function ChangeCard({ change }: { change: ChangeView }) {
  const { id, kind, placeName, roomName, member, said: fields, proposedAt, moves } = change;
  const household = useQuery('registry.get', { id: change.household });
  const [open, setOpen] = useState<'said' | 'decline'>();
  const [said, setSaid] = useState<OutputOf<'changes.said'>['said']>();
  const { busy, problem, act } = useAct();
  const close = () => setOpen(undefined);
  const read = async (purpose: CarePurpose): Promise<string | undefined> => {
    const answer = await call('changes.said', { id, purpose });
    if (!answer.ok) return registrySentence(answer.error.code);
    setSaid(answer.data.said);
    close();
    return undefined;
  };
  const whom = household.data?.members.find(({ key }) => key === member);
  const accept = (): void => void act((requestId) => call('changes.accept', { id }, requestId));
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
        <Button tone="plain" onTap={() => setOpen('said')}>
          看改成什么
        </Button>
      ) : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {moves.includes('accept') ? (
        <Button loading={busy} onTap={accept}>
          照着改
        </Button>
      ) : null}
      {moves.includes('decline') ? (
        <Button tone="plain" onTap={() => setOpen('decline')}>
          先不改
        </Button>
      ) : null}
      {open === 'said' ? (
        <WhySheet
          purposes={WHY}
          title="看改成什么"
          confirm="看一眼"
          left="写的是这家人的姓名、电话，平时不显示。"
          logged={LOGGED}
          read={read}
          onClose={close}
        />
      ) : null}
      {open === 'decline' ? (
        <ReasonSheet
          title="先不改"
          text="登记还是原来的样子，原因会发给他。"
          confirm="告诉他"
          ready={READY}
          act={(reason) => act((requestId) => call('changes.decline', { id, reason }, requestId))}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
