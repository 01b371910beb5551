import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { nameWords, roomWords } from '@/features/home/words';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '../mine.module.scss';
import { WhoSheet } from './WhoSheet';

type Claim = OutputOf<'claims.get'>;

function Refusing({ id, onClose }: { id: string; onClose: () => void }) {
  const { busy, problem, wrong, act } = useAct();
  const refuse = async (reason: string): Promise<void> => {
    if (await act('claims.refuse', { id, reason })) onClose();
  };
  return (
    <WordsSheet
      title="不是我家的人"
      label="跟他说一声"
      hint="例如：您是不是找错门牌了"
      confirm="告诉他"
      busy={busy}
      wrong={wrong['reason']}
      problem={problem}
      onSend={(reason) => void refuse(reason)}
      onClose={onClose}
    />
  );
}

/** Somebody says that he is of one’s family: who he is, and one’s word on it. */
export function Vouching({ claim }: { claim: Claim }) {
  const { busy, problem, act } = useAct();
  const [asking, setAsking] = useState<'who' | 'no'>();
  const [name, setName] = useState<string>();
  const close = () => setAsking(undefined);
  const reveal = async (): Promise<void> =>
    setName((await act('claims.reveal', { id: claim.id, purpose: 'verify' }))?.name);
  return (
    <Card title="有人说是您家的人">
      <View className={cx(styles.words)}>{`${name ?? nameWords(claim.name)}，${roomWords(claim)}`}</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {name === undefined ? (
        <Button tone="plain" loading={busy} onTap={() => void reveal()}>
          看看全名（会记一笔）
        </Button>
      ) : null}
      <Button icon="check" onTap={() => setAsking('who')}>
        认得，是我家的人
      </Button>
      <Button tone="plain" onTap={() => setAsking('no')}>
        不是我家的人
      </Button>
      {asking === 'who' ? <WhoSheet claim={claim} onClose={close} /> : null}
      {asking === 'no' ? <Refusing id={claim.id} onClose={close} /> : null}
    </Card>
  );
}
