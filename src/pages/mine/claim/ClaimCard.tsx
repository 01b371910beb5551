import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { CLAIMED_AS, CLAIM_STATES, roomWords } from '@/features/home/words';
import { WordsSheet } from '@/features/home/WordsSheet';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';

type Claim = OutputOf<'claims.get'>;

/** One’s own word that one lives somewhere: how far it is, and the way back. */
export function ClaimCard({ claim }: { claim: Claim }) {
  const { busy, problem, wrong, act } = useAct();
  const [leaving, setLeaving] = useState(false);
  const { id, household, moves, state, reason } = claim;
  const { tone, words } = CLAIM_STATES[state];
  const end = async (why: string): Promise<void> => {
    if (await act('claims.end', { id, reason: why })) setLeaving(false);
  };
  return (
    <Card title={roomWords(claim)} aside={<Tag tone={tone}>{words}</Tag>}>
      <View className={cx(styles.fine)}>
        {`${claim.name} · ${CLAIMED_AS[claim.as]} · ${sayTime(claim.askedAt)}登记的`}
      </View>
      {reason ? <View className={cx(styles.words)}>{reason}</View> : null}
      {problem && !leaving ? <Banner tone="error">{problem}</Banner> : null}
      {state === 'confirmed' && household !== null ? (
        <Button tone="plain" icon="home" onTap={() => go('mine/household', { id: household })}>
          看看我家的登记
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button tone="plain" loading={busy} onTap={() => void act('claims.withdraw', { id })}>
          撤回，不登记了
        </Button>
      ) : null}
      {moves.includes('end') ? (
        <Button tone="plain" onTap={() => setLeaving(true)}>
          我不住这里了
        </Button>
      ) : null}
      {leaving ? (
        <WordsSheet
          title="不住这里了"
          label="说一声为什么"
          hint="例如：搬走了、房子租给别人了"
          seen="登记停了以后，您就看不到、也改不了这一户的登记；替家人代办的事不受影响。"
          confirm="停了我在这里的登记"
          danger
          busy={busy}
          wrong={wrong['reason']}
          problem={problem}
          onSend={(why) => void end(why)}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </Card>
  );
}
