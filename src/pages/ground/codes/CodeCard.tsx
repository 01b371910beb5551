import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { CodeHealth } from '@/domain/places/codeSchema';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '@/features/ground/ground.module.scss';
import { ReplaceSheet } from './ReplaceSheet';
import { Standing, Told } from '@/features/ground/Standing';

const GONE = ['被人撕了', '被海报盖住了', '贴错了楼', '看不清了'] as const;

function Keeping({ onAsk }: { onAsk: (what: 'revoke' | 'replace') => void }) {
  return (
    <>
      <Button tone="plain" onTap={() => onAsk('replace')}>
        换一张新码
      </Button>
      <Button tone="danger" onTap={() => onAsk('revoke')}>
        作废
      </Button>
    </>
  );
}

function RevokeSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const revoke = async (reason: string): Promise<string | undefined> => {
    const answer = await call('codes.revoke', { id, reason });
    return answer.ok ? undefined : groundSentence(answer.error.code);
  };
  return (
    <ReasonSheet
      title="让这张码作废?"
      text="扫到它的人会看到“这张码已经作废”，可以自己选楼。"
      confirm="作废"
      ready={GONE}
      act={revoke}
      onClose={onClose}
    />
  );
}

/** One code at a door: how it fares, and what can be done about it. */
export function CodeCard({ code, keeper }: { code: CodeHealth; keeper: boolean }) {
  const [asked, setAsked] = useState<'revoke' | 'replace'>();
  const { busy, problem, act } = useAct(groundSentence);
  const close = () => setAsked(undefined);
  const check = () => void act((requestId) => call('codes.check', { id: code.id }, requestId));
  return (
    <Card title={code.placeName} aside={<Standing code={code} />}>
      <Told code={code} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <View className={cx(styles.row)}>
        {code.wrongs.length > 0 ? (
          <Button tone="plain" loading={busy} onTap={check}>
            去看过，没贴错
          </Button>
        ) : null}
        {keeper ? <Keeping onAsk={setAsked} /> : null}
      </View>
      {asked === 'replace' ? <ReplaceSheet code={code} onClose={close} /> : null}
      {asked === 'revoke' ? <RevokeSheet id={code.id} onClose={close} /> : null}
    </Card>
  );
}
