import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';

interface ReasonFieldProps {
  label?: string;
  value: string;
  onInput: (reason: string) => void;
  placeholder?: string;
  /** Ready-made words for a thumb; they stay editable. */
  ready?: readonly string[];
  max?: number;
  error?: string | undefined;
}

/** Words that give a reason, with ready-made ones to tap. */
export function ReasonField(props: ReasonFieldProps) {
  const { label = '原因', value, onInput, placeholder = '', ready = [], max = 200, error } = props;
  const options = ready.map((words) => ({ value: words, label: words }));
  return (
    <>
      {options.length > 0 ? (
        <Choice label={label} options={options} chosen={[value]} onPick={(words) => onInput(words)} />
      ) : null}
      <Field
        label={options.length > 0 ? '也可以自己写' : label}
        value={value}
        onInput={onInput}
        placeholder={placeholder}
        max={max}
        lines="many"
        {...(error === undefined ? {} : { error })}
      />
    </>
  );
}

/** What is still missing in words that must be there. */
export const gapOf = (words: string): string | undefined =>
  [...words.trim()].length < 2 ? '请写两个字以上' : undefined;
