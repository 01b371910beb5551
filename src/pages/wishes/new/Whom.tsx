import { View } from '@tarojs/components';
import { useMe } from '@/client/me';
import { ENTRUSTED_TO, FOR_WHOM, FOR_WHOM_KEYS, type ForWhom } from '@/domain/wall/kinds';
import type { Wrong } from '@/features/forms/useSending';
import { ForFamily } from '@/features/home/ForFamily';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import type { Spot } from './check';
import styles from './index.module.scss';
import type { WishForm } from './useWishForm';

/** How the fields are asked for, by whom the wish is for. */
const ASKS: Readonly<Record<ForWhom, { title: string; name: string }>> = {
  myself: { title: '邻居怎么联系您', name: '怎么称呼您' },
  relative: { title: '邻居怎么联系您家里人', name: '怎么称呼他（她）' },
  entrusted: { title: '邻居怎么联系这位居民', name: '怎么称呼他（她）' },
};

function useOptions() {
  const { me } = useMe();
  const trusted = me?.grants.some(({ role, level }) => role === ENTRUSTED_TO.role && level === ENTRUSTED_TO.level);
  const keys = FOR_WHOM_KEYS.filter((key) => key !== 'entrusted' || trusted);
  return keys.map((value) => ({ value, label: FOR_WHOM[value] }));
}

const Family = ({ value, edit }: Pick<WishForm, 'value' | 'edit'>) => (
  <ForFamily label="替谁写?" scope="wish" value={value.onBehalf} onChange={(onBehalf) => edit({ onBehalf })} />
);

/** For whom the wish is, and how the one who helps finds him; with who sees that, in words. */
export function Whom({ form, wrong }: { form: WishForm; wrong: Wrong<Spot> }) {
  const { value, who, edit } = form;
  const options = useOptions();
  const ask = ASKS[value.forWhom ?? 'myself'];
  const field = (key: keyof typeof who.value, label: string, placeholder: string) => {
    const error = wrong[`beneficiary.${key}`];
    return (
      <Field
        label={label}
        placeholder={placeholder}
        value={who.value[key]}
        onInput={(text) => who.change({ [key]: text })}
        {...(error ? { error } : {})}
      />
    );
  };
  return (
    <>
      <Card>
        <Choice
          label="是为谁?"
          options={options}
          chosen={value.forWhom ? [value.forWhom] : []}
          onPick={(forWhom) => edit({ forWhom })}
          {...(wrong.forWhom ? { error: wrong.forWhom } : {})}
        />
      </Card>
      {value.forWhom === 'relative' ? <Family {...{ value, edit }} /> : null}
      <Card title={ask.title}>
        <View className={cx(styles.fine)}>
          墙上看不到这些。只有应下来的那一位邻居，帮忙期间看得到；社区要说明为什么才能看。谁看过，都记下来给您看。
        </View>
        {field('name', ask.name, '例如：王奶奶')}
        {field('phone', '电话', '手机或座机')}
        {field('door', '住哪一户', '例如：2单元301')}
      </Card>
    </>
  );
}
