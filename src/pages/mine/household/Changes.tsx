import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import { CHANGE_KINDS, CHANGE_STATES } from '@/features/home/words';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';

type Change = OutputOf<'changes.mine'>['rows'][number];

function One({ change }: { change: Change }) {
  const { busy, problem, act } = useAct();
  const { tone, words } = CHANGE_STATES[change.state];
  return (
    <Card title={CHANGE_KINDS[change.kind]} aside={<Tag tone={tone}>{words}</Tag>}>
      <View className={cx(styles.fine)}>{`${sayTime(change.proposedAt)}提的`}</View>
      {change.reason ? <View className={cx(styles.words)}>{change.reason}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {change.moves.includes('withdraw') ? (
        <Button tone="plain" loading={busy} onTap={() => void act('changes.withdraw', { id: change.id })}>
          撤回，不改了
        </Button>
      ) : null}
    </Card>
  );
}

/** What one has asked to be put right in this household’s entry. */
export function Changes({ household }: { household: string }) {
  const { data } = useQuery('changes.mine', {});
  const own = (data?.rows ?? []).filter((change) => change.household === household);
  return (
    <>
      {own.map((change) => (
        <One key={change.id} change={change} />
      ))}
    </>
  );
}
