import { View } from '@tarojs/components';
import { KIND_KEYS, KINDS, WHEN, WHEN_KEYS } from '@/domain/wall/kinds';
import type { Wrong } from '@/features/forms/useSending';
import { explain } from '@/features/wall/explain';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Photos } from '@/ui/Photos';
import type { Spot } from './check';
import styles from './index.module.scss';
import { MOST, type WishForm } from './useWishForm';

const MOST_WORDS = 300;
const KIND_OPTIONS = KIND_KEYS.map((value) => ({ value, label: KINDS[value] }));
const WHEN_OPTIONS = WHEN_KEYS.map((value) => ({ value, label: WHEN[value] }));

interface PartProps {
  form: WishForm;
  wrong: Wrong<Spot>;
}

/** What is wished for: kind, words, when; while it is written, what must not stand on the wall is explained. */
export function What({ form, wrong }: PartProps) {
  const { value, edit } = form;
  const said = explain(value.words) ?? wrong.words;
  return (
    <Card>
      <Choice
        label="想请邻居帮什么?"
        options={KIND_OPTIONS}
        chosen={value.kind ? [value.kind] : []}
        onPick={(kind) => edit({ kind })}
        {...(wrong.kind ? { error: wrong.kind } : {})}
      />
      <Field
        label="说说看"
        placeholder="例如：想找人每周陪老人下一盘象棋"
        lines="many"
        max={MOST_WORDS}
        value={value.words}
        onInput={(words) => edit({ words })}
        {...(said ? { error: said } : {})}
      />
      <Choice
        label="什么时候?"
        options={WHEN_OPTIONS}
        chosen={value.when ? [value.when] : []}
        onPick={(when) => edit({ when })}
        {...(wrong.when ? { error: wrong.when } : {})}
      />
    </Card>
  );
}

/** Photos of the wish, and who sees them until WeChat has checked them. */
export function Pictures({ form, wrong }: PartProps) {
  const { items, add, remove, retry } = form.photos;
  return (
    <Card>
      <Photos
        label={`照片（不拍也行，最多${['零', '一', '两', '三'][MOST] ?? MOST}张）`}
        max={MOST}
        items={items}
        onAdd={add}
        onRemove={remove}
        onRetry={retry}
      />
      <View className={cx(styles.fine)}>有照片的，要等微信检查过才上墙；检查完之前，只有您和社区看得到。</View>
      {wrong.photos ? <Banner tone="error">{wrong.photos}</Banner> : null}
    </Card>
  );
}
