import { YesNo } from '@/features/forms/YesNo';

interface ShareChoiceProps {
  label: string;
  value: boolean;
  onChange: (share: boolean) => void;
}

/** Whether somebody lets the echo and the thanks hang on the wall. */
export function ShareChoice(props: ShareChoiceProps) {
  return <YesNo {...props} yes="愿意贴出来" no="先不贴" />;
}
