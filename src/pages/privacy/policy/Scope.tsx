import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayTime } from '@/client/clock';
import type { Me } from '@/client/me';
import { POLICY_VERSION, type Scope as ScopeName } from '@/domain/_kernel/policy';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Sheet } from '@/ui/Sheet';
import { Tag } from '@/ui/Tag';
import styles from '../privacy.module.scss';
import { GOES, SCOPE_WORDS } from './words';

interface ScopeProps {
  scope: ScopeName;
  text: string;
  me: Me;
  /** When it was agreed to last. */
  since: number | undefined;
}

function Withdrawing({ scope, onClose }: { scope: ScopeName; onClose: () => void }) {
  const { busy, problem, act } = useAct();
  const withdraw = async (): Promise<void> => {
    if (await act('people.withdraw', { scope })) onClose();
  };
  return (
    <Sheet title="收回同意?" confirm="收回" danger loading={busy} onConfirm={() => void withdraw()} onClose={onClose}>
      <View>{GOES[scope]}</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

/** One part of the policy: what it says, whether one has agreed to it, and the way to change that. */
export function Scope({ scope, text, me, since }: ScopeProps) {
  const [leaving, setLeaving] = useState(false);
  const { busy, problem, act } = useAct();
  const agreed = me.agreed.includes(scope);
  const agree = (): void => {
    const scopes: ScopeName[] = scope === 'basic' || me.agreed.includes('basic') ? [scope] : ['basic', scope];
    void act('people.consent', { version: POLICY_VERSION, scopes });
  };
  return (
    <Card
      title={SCOPE_WORDS[scope]}
      aside={<Tag tone={agreed ? 'done' : 'waiting'}>{agreed ? '您同意了' : '还没同意'}</Tag>}
    >
      <View className={cx(styles.words)}>{text}</View>
      {agreed && since !== undefined ? <View className={cx(styles.fine)}>{`${sayTime(since)}同意的`}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {agreed ? (
        <Button tone="plain" onTap={() => setLeaving(true)}>
          {`收回“${SCOPE_WORDS[scope]}”的同意`}
        </Button>
      ) : (
        <Button tone="plain" loading={busy} onTap={agree}>
          {`同意“${SCOPE_WORDS[scope]}”`}
        </Button>
      )}
      {leaving ? <Withdrawing scope={scope} onClose={() => setLeaving(false)} /> : null}
    </Card>
  );
}
