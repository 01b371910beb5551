import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { RELATIONS } from '@/domain/registry/words';
import { roomWords } from '@/features/home/words';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Sheet } from '@/ui/Sheet';
import styles from '../mine.module.scss';

type Claim = OutputOf<'claims.get'>;
const NEW = 'new';

/** Which member of the household he is, and that he is one. */
function WhoSheet({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const home = useQuery('registry.get', { id: claim.household ?? '' }, claim.household !== null);
  const { busy, problem, act } = useAct();
  const [member, setMember] = useState(NEW);
  const confirm = async (): Promise<void> => {
    if (await act('claims.confirm', { id: claim.id, ...(member === NEW ? {} : { member }) })) onClose();
  };
  return (
    <Sheet
      title="他是家里哪一位"
      confirm="是我家的人"
      loading={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Reading query={home} rows={1}>
        {({ members }) => (
          <Choice
            label="登记里是谁?"
            options={[
              ...members
                .filter(({ bound }) => !bound)
                .map(({ key, name, relation }) => ({ value: key, label: `${name}（${RELATIONS[relation]}）` })),
              { value: NEW, label: '登记里还没有他' },
            ]}
            chosen={[member]}
            onPick={setMember}
          />
        )}
      </Reading>
      <View>确认以后，他能看到这一户的登记，也能提更正。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** Somebody says that he is of one’s family: who he is, and one’s word on it. */
export function Vouching({ claim }: { claim: Claim }) {
  const { busy, problem, wrong, act } = useAct();
  const [asking, setAsking] = useState<'who' | 'no'>();
  const [name, setName] = useState<string>();
  const close = () => setAsking(undefined);
  const reveal = async (): Promise<void> =>
    setName((await act('claims.reveal', { id: claim.id, purpose: 'verify' }))?.name);
  const refuse = async (reason: string): Promise<void> => {
    if (await act('claims.refuse', { id: claim.id, reason })) close();
  };
  return (
    <Card title="有人说是您家的人">
      <View className={cx(styles.words)}>{`${name ?? claim.name}，${roomWords(claim)}`}</View>
      {name === undefined ? (
        <Button tone="plain" loading={busy} onTap={() => void reveal()}>
          看看全名（会记一笔）
        </Button>
      ) : null}
      {problem && asking === undefined ? <Banner tone="error">{problem}</Banner> : null}
      <Button icon="check" onTap={() => setAsking('who')}>
        认得，是我家的人
      </Button>
      <Button tone="plain" onTap={() => setAsking('no')}>
        不是我家的人
      </Button>
      {asking === 'who' ? <WhoSheet claim={claim} onClose={close} /> : null}
      {asking === 'no' ? (
        <WordsSheet
          title="不是我家的人"
          label="跟他说一声"
          hint="例如：您是不是找错门牌了"
          confirm="告诉他"
          busy={busy}
          wrong={wrong['reason']}
          problem={problem}
          onSend={(reason) => void refuse(reason)}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
