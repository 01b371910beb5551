import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { DAY } from '@/domain/_kernel/time';
import { RELATIONS } from '@/domain/registry/words';
import { SCOPE_WORDS } from '@/features/home/words';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import styles from '../mine.module.scss';

/** What can be done for another today; the rest is asked for when it can be. */
const SCOPES = (['report', 'wish'] as const).map((value) => ({ value, label: SCOPE_WORDS[value] }));
type Scope = (typeof SCOPES)[number]['value'];
const TERMS = [
  { value: '90', label: '三个月' },
  { value: '180', label: '半年' },
  { value: '365', label: '一年' },
] as const;
type Term = (typeof TERMS)[number]['value'];

/** For whom, what, and for how long. */
export function EntrustForm({ household }: { household: string }) {
  const home = useQuery('registry.get', { id: household });
  const [member, setMember] = useState<string>();
  const [scopes, setScopes] = useState<readonly Scope[]>(['report']);
  const [term, setTerm] = useState<Term>('180');
  const { busy, problem, wrong, act, tell } = useAct();
  const toggle = (scope: Scope): void =>
    setScopes((old) => (old.includes(scope) ? old.filter((one) => one !== scope) : [...old, scope]));
  const send = async (): Promise<void> => {
    if (member === undefined) return tell({ member: '请点一下是替谁' });
    if (scopes.length === 0) return tell({ scopes: '请至少点一样' });
    // Until the end of a day, so that asking again means the same.
    const validTo = Math.ceil(Date.now() / DAY) * DAY + (Number(term) - 1) * DAY;
    if (await act('proxies.ask', { household, member, scopes: [...scopes], validTo })) go('mine/proxies', {}, true);
    return undefined;
  };
  return (
    <Reading query={home}>
      {({ members }) => (
        <Card>
          <Choice
            label="替谁办?"
            options={members.map(({ key, name, relation }) => ({
              value: key,
              label: `${name}（${RELATIONS[relation]}）`,
            }))}
            chosen={member === undefined ? [] : [member]}
            onPick={setMember}
            {...(wrong['member'] ? { error: wrong['member'] } : {})}
          />
          <Choice
            label="办哪些事?"
            options={SCOPES}
            multiple
            chosen={scopes}
            onPick={toggle}
            {...(wrong['scopes'] ? { error: wrong['scopes'] } : {})}
          />
          <Choice label="办多久?" options={TERMS} chosen={[term]} onPick={setTerm} />
          <View className={cx(styles.fine)}>
            本人点了同意才算数；本人不用微信，网格员会当面问一声。替办的每一件，都写明是家人代办，本人看得到。
          </View>
          {problem ? <Banner tone="error">{problem}</Banner> : null}
          <Button big icon="check" loading={busy} onTap={() => void send()}>
            请本人同意
          </Button>
        </Card>
      )}
    </Reading>
  );
}
