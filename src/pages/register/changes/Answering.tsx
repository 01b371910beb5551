import { useState } from 'react';
import { call } from '@/client/api';
import type { ChangeView } from '@/domain/registry/changes';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';

const READY = ['跟证件对不上', '请带着证件到社区来一趟', '写得不全，请再写一次'] as const;

/** What to answer a proposal: that the register follows it, or why it does not. */
export function Answering({ change: { id, moves } }: { change: ChangeView }) {
  const [declining, setDeclining] = useState(false);
  const { busy, problem, act } = useAct();
  const accept = (): void => void act((requestId) => call('changes.accept', { id }, requestId));
  return (
    <>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {moves.includes('accept') ? (
        <Button loading={busy} onTap={accept}>
          照着改
        </Button>
      ) : null}
      {moves.includes('decline') ? (
        <Button tone="plain" onTap={() => setDeclining(true)}>
          先不改
        </Button>
      ) : null}
      {declining ? (
        <ReasonSheet
          title="先不改"
          text="登记还是原来的样子，原因会发给他。"
          confirm="告诉他"
          ready={READY}
          act={(reason) => act((requestId) => call('changes.decline', { id, reason }, requestId))}
          onClose={() => setDeclining(false)}
        />
      ) : null}
    </>
  );
}
