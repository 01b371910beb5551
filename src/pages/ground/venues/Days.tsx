import { View } from '@tarojs/components';
import { daysWords } from '@/features/places/days';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { daysOf, type VenueDraft } from './useVenueForm';

const FROM = [
  { value: '0', label: '今天' },
  { value: '1', label: '明天' },
  { value: '2', label: '后天' },
  { value: '7', label: '下周今天' },
  { value: 'own', label: '自己写' },
] as const;
const LASTS = [
  { value: '1', label: '一天' },
  { value: '2', label: '两天' },
  { value: '3', label: '三天' },
  { value: '7', label: '一周' },
  { value: '30', label: '一个月' },
  { value: '90', label: '三个月' },
] as const;

const label = (days: string): string => `${days} 天`;

interface DaysProps {
  value: VenueDraft;
  edit: (part: Partial<VenueDraft>) => void;
  error: string | undefined;
}

/** On which days an activity is held: from when, and for how long. */
export function Days({ value, edit, error }: DaysProps) {
  const days = daysOf(value);
  // An activity that is changed may last for any number of days.
  const known = LASTS.some((one) => one.value === value.lasts);
  const lasts = known ? LASTS : [{ value: value.lasts, label: label(value.lasts) }, ...LASTS];
  return (
    <>
      <Choice label="哪天开始" options={FROM} chosen={[value.from]} onPick={(from) => edit({ from })} />
      {value.from === 'own' ? (
        <Field
          label="写上日子"
          hint="比如：11月28日"
          value={value.day}
          onInput={(day) => edit({ day })}
          {...(error ? { error } : {})}
        />
      ) : null}
      <Choice label="办几天" options={lasts} chosen={[value.lasts]} onPick={(lasting) => edit({ lasts: lasting })} />
      {days ? <View>{`${daysWords(days.startsAt, days.endsAt)}。最后一天过了，它自己结束。`}</View> : null}
    </>
  );
}
