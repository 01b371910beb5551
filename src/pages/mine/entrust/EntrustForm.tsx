import { View } from '@tarojs/components';
import { useQuery } from '@/client/query';
import { RELATIONS } from '@/domain/registry/words';
import { nameWords, SCOPE_WORDS } from '@/features/home/words';
import { Refusal } from '@/features/privacy/Lacking';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import styles from '../mine.module.scss';
import { useEntrusting, type Term } from './useEntrusting';

const SCOPES = (['report', 'wish'] as const).map((value) => ({ value, label: SCOPE_WORDS[value] }));
const TERMS: readonly { value: Term; label: string }[] = [
  { value: '90', label: '三个月' },
  { value: '180', label: '半年' },
  { value: '365', label: '一年' },
];

/** For whom, what, and for how long. */
export function EntrustForm({ household }: { household: string }) {
  const home = useQuery('registry.get', { id: household });
  const form = useEntrusting(household);
  const { wrong } = form;
  const at = (key: string) => (wrong[key] ? { error: wrong[key] } : {});
  const options = (home.data?.members ?? []).map(({ key, name, relation }) => ({
    value: key,
    label: `${nameWords(name)}（${RELATIONS[relation]}）`,
  }));
  const chosen = form.member === undefined ? [] : [form.member];
  return (
    <Reading query={home}>
      {() => (
        <Card>
          <Choice label="替谁办?" options={options} chosen={chosen} onPick={form.setMember} {...at('member')} />
          <Choice
            label="办哪些事?"
            options={SCOPES}
            multiple
            chosen={form.scopes}
            onPick={form.toggle}
            {...at('scopes')}
          />
          <Choice label="办多久?" options={TERMS} chosen={[form.term]} onPick={form.setTerm} />
          <View className={cx(styles.fine)}>
            本人点了同意才算数；本人不用微信，网格员会当面问一声。替办的每一件，都写明是家人代办，本人看得到。
          </View>
          <Refusal problem={form.problem} lacks={form.lacks} />
          <Button big icon="check" loading={form.busy} onTap={form.send}>
            请本人同意
          </Button>
        </Card>
      )}
    </Reading>
  );
}
