import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { CLAIMED_AS, CLAIM_STATES, nameWords, roomWords } from '@/features/home/words';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';
import { Leaving } from './Leaving';

/** One’s own word that one lives somewhere: how far it is, and the way back. */
export function ClaimCard({ claim }: { claim: OutputOf<'claims.get'> }) {
  const { busy, problem, act } = useAct();
  const { id, household, moves, state, reason, name, as, askedAt } = claim;
  const { tone, words } = CLAIM_STATES[state];
  return (
    <Card title={roomWords(claim)} aside={<Tag tone={tone}>{words}</Tag>}>
      <View className={cx(styles.fine)}>{`${nameWords(name)} · ${CLAIMED_AS[as]} · ${sayTime(askedAt)}登记的`}</View>
      {reason ? <View className={cx(styles.words)}>{reason}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
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
      {moves.includes('end') ? <Leaving id={id} /> : null}
    </Card>
  );
}
