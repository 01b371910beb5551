import { Input, Textarea, View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Field.module.scss';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** Why we ask, or an example; stays visible while typing. */
  hint?: string;
  placeholder?: string;
  /** Most characters; with it the field counts. */
  max?: number;
  lines?: 'one' | 'many';
  type?: 'text' | 'number';
  /** What is wrong, as a sentence that says what to do. */
  error?: string;
}

/** A labelled text field with counter and error sentence. */
export function Field(props: FieldProps) {
  const { label, value, onInput, hint, placeholder = '', max, lines = 'one', type = 'text', error } = props;
  const box = {
    value,
    placeholder,
    placeholderClass: cx(styles.placeholder),
    maxlength: max ?? -1,
    ariaLabel: label,
    className: cx(styles.box, lines === 'many' && styles.many, error && styles.wrong),
    onInput: (event: { detail: { value: string } }) => onInput(event.detail.value),
  };
  return (
    <View className={cx(styles.field)}>
      <View className={cx(styles.label)}>{label}</View>
      {hint ? <View className={cx(styles.hint)}>{hint}</View> : null}
      {lines === 'many' ? <Textarea {...box} /> : <Input {...box} type={type} />}
      <View className={cx(styles.under)}>
        <View className={cx(styles.error)} ariaLive="polite">
          {error ?? ''}
        </View>
        {max === undefined ? null : <View className={cx(styles.hint)}>{`${value.length}/${max}`}</View>}
      </View>
    </View>
  );
}
