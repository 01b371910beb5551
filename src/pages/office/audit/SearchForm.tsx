import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import type { useSearch } from './useSearch';

const SPANS = [
  { value: 'today', label: '今天' },
  { value: 'week', label: '近七天' },
  { value: 'month', label: '近三十天' },
  { value: 'own', label: '自己定' },
] as const;

/** Which steps are looked for: of which days, by whom, about what. */
export function SearchForm({ form, wrong, change, look }: ReturnType<typeof useSearch>) {
  const field = (key: 'from' | 'to' | 'person' | 'subject') => ({
    value: form[key],
    onInput: (typed: string) => change({ [key]: typed }),
    ...(wrong[key] ? { error: wrong[key] } : {}),
  });
  return (
    <Card title="查什么">
      <Choice label="哪几天?" options={SPANS} chosen={[form.span]} onPick={(span) => change({ span })} />
      {form.span === 'own' ? (
        <>
          <Field label="从哪天" placeholder="2026-11-01" {...field('from')} />
          <Field label="到哪天" placeholder="2026-11-22" {...field('to')} />
        </>
      ) : null}
      <Field label="谁办的（可以不填）" hint="他的编号，per_ 开头" {...field('person')} />
      <Field label="哪件事（可以不填）" hint="事情的编号，点下面任意一行就填上" {...field('subject')} />
      <Button icon="report" onTap={() => look()}>
        查
      </Button>
    </Card>
  );
}
