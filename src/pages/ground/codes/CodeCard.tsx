import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { groundSentence } from '@/client/groundWords';
import type { CodeHealth } from '@/domain/places/codeSchema';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '@/features/ground/ground.module.scss';
import { ReplaceSheet } from './ReplaceSheet';

const GONE = ['被人撕了', '被海报盖住了', '贴错了楼', '看不清了'] as const;

function Standing({ code }: { code: CodeHealth }) {
  if (code.wrongs.length > 0) return <Tag tone="late">{`${code.wrongs.length} 人说贴错了`}</Tag>;
  if (code.printedAt === null) return <Tag tone="waiting">还没印</Tag>;
  return code.scans > 0 ? <Tag tone="done">有人在用</Tag> : <Tag tone="waiting">还没人扫</Tag>;
}

function Told({ code }: { code: CodeHealth }) {
  const { printedAt, issuedAt, scans, lastScanAt, wrongs } = code;
  const printed = printedAt === null ? `${sayTime(issuedAt)} 发的，还没印` : `${sayTime(printedAt)} 印的`;
  const scanned = lastScanAt === null ? '从没有人扫过' : `扫过 ${scans} 次，上次是 ${sayTime(lastScanAt)}`;
  return (
    <View className={cx(styles.stack)}>
      <View className={cx(styles.fine)}>{`短号 ${code.number} · ${printed}`}</View>
      <View>{scanned}</View>
      {wrongs.map((voice) => (
        <View key={voice.at}>{`${sayTime(voice.at)} 有人说它贴在${voice.placeName}`}</View>
      ))}
    </View>
  );
}

/** One code at a door: how it fares, and what can be done about it. */
export function CodeCard({ code, keeper }: { code: CodeHealth; keeper: boolean }) {
  const [asked, setAsked] = useState<'revoke' | 'replace'>();
  const { busy, problem, act } = useAct(groundSentence);
  const close = () => setAsked(undefined);
  const check = () => void act((requestId) => call('codes.check', { id: code.id }, requestId));
  const revoke = async (reason: string): Promise<string | undefined> => {
    const answer = await call('codes.revoke', { id: code.id, reason });
    return answer.ok ? undefined : groundSentence(answer.error.code);
  };
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
        {keeper ? (
          <>
            <Button tone="plain" onTap={() => setAsked('replace')}>
              换一张新码
            </Button>
            <Button tone="danger" onTap={() => setAsked('revoke')}>
              作废
            </Button>
          </>
        ) : null}
      </View>
      {asked === 'replace' ? <ReplaceSheet code={code} onClose={close} /> : null}
      {asked === 'revoke' ? (
        <ReasonSheet
          title="让这张码作废?"
          text="扫到它的人会看到“这张码已经作废”，可以自己选楼。"
          confirm="作废"
          ready={GONE}
          act={revoke}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
