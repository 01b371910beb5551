import { Choice } from '@/ui/Choice';

interface YesNoProps {
  label: string;
  yes: string;
  no: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** One question with two answers, each said in full. */
export function YesNo({ label, yes, no, value, onChange }: YesNoProps) {
  const options = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ] as const;
  return (
    <Choice
      label={label}
      options={options}
      chosen={[value ? 'yes' : 'no']}
      onPick={(picked) => onChange(picked === 'yes')}
    />
  );
}
