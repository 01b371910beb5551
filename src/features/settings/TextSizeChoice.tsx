import { useTextSize } from '@/client/settings';
import { Choice } from '@/ui/Choice';

const SIZES = [
  { value: 'standard', label: '标准字' },
  { value: 'elder', label: '长辈版' },
  { value: 'elderMax', label: '最大字' },
] as const;

/** The switch to 长辈版 and its sizes; it takes effect at once. */
export function TextSizeChoice() {
  const { size, setSize } = useTextSize();
  return <Choice label="字的大小" options={SIZES} chosen={[size]} onPick={setSize} />;
}
