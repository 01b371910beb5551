import { View } from '@tarojs/components';
import { sayTime } from '@/client/clock';
import { Choice } from '@/ui/Choice';
import { daysWords, DUE_DAYS, dueIn } from '../due';

interface DueChoiceProps {
  label: string;
  /** The days that were tapped, and the moment they meant then: a retry sends the same moment. */
  value: Due;
  onPick: (due: Due) => void;
  /** For a pause that ends then: without today. */
  later?: boolean;
  error?: string | undefined;
}
export interface Due {
  days: string;
  dueAt: number;
}

/** No time chosen yet. */
export const NO_DUE: Due = { days: '', dueAt: 0 };

/** A time in days from today, said back as the moment it means. */
export function DueChoice({ label, value, onPick, later = false, error }: DueChoiceProps) {
  const options = DUE_DAYS.filter((days) => !later || days > 0).map((days) => ({
    value: String(days),
    label: daysWords(days),
  }));
  return (
    <>
      <Choice
        label={label}
        options={options}
        chosen={[value.days]}
        onPick={(days) => onPick({ days, dueAt: dueIn(Number(days), Date.now()) })}
        {...(error === undefined ? {} : { error })}
      />
      {value.dueAt > 0 ? (
        <View>{later ? `${sayTime(value.dueAt)} 接着办` : `${sayTime(value.dueAt)} 前办好`}</View>
      ) : null}
    </>
  );
}
