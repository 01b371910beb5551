import { KIND_KEYS, KINDS, WHEN, WHEN_KEYS } from '@/domain/wall/kinds';
import type { Wrong } from '@/features/forms/useSending';
import { explain } from '@/features/wall/explain';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import type { Spot } from './check';
import type { WishForm } from './useWishForm';

const MOST_WORDS = 300;
const KIND_OPTIONS = KIND_KEYS.map((value) => ({ value, label: KINDS[value] }));
const WHEN_OPTIONS = WHEN_KEYS.map((value) => ({ value, label: WHEN[value] }));

interface WhatProps {
  form: WishForm;
  wrong: Wrong<Spot>;
  mend: (spot: Spot) => void;
}

/** What is wished for: kind, words, when; while it is written, what must not stand on the wall is explained. */
export function What({ form, wrong, mend }: WhatProps) {
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
        hint="电话和门牌别写在这里，写到下面的格子里，只有来帮忙的邻居看得到。"
        placeholder="例如：想找人每周陪老人下一盘象棋"
        lines="many"
        max={MOST_WORDS}
        value={value.words}
        onInput={(words) => {
          mend('words');
          edit({ words });
        }}
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
