import { useState } from 'react';
import { useTextSize } from '@/client/settings';
import { Choice } from '@/ui/Choice';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Forms } from './Forms';
import { Matters } from './Matters';
import { States } from './States';

const sizes = [
  { value: 'standard', label: '标准字' },
  { value: 'elder', label: '长辈版' },
  { value: 'elderMax', label: '最大字' },
] as const;
const askings = [
  { value: 'plain', label: '平常' },
  { value: 'danger', label: '要小心' },
  { value: 'loading', label: '正在办' },
  { value: 'disabled', label: '还不能点' },
] as const;
type Asking = (typeof askings)[number]['value'];
const reasons = [
  { value: 'other', label: '不归我这一格' },
  { value: 'twice', label: '和别的是同一件' },
] as const;

/** Every component in every state, for the eyes of those who build; never in a released package. */
export default function Gallery() {
  const { size, setSize } = useTextSize();
  const [asking, setAsking] = useState<Asking>();
  return (
    <Page foot={<Choice label="打开底部询问" options={askings} chosen={[]} onPick={setAsking} />}>
      <Choice label="字的大小" options={sizes} chosen={[size]} onPick={setSize} />
      <Matters />
      <Forms />
      <States />
      {asking ? (
        <Sheet
          title="为什么退回?"
          confirm="退回去"
          danger={asking === 'danger'}
          loading={asking === 'loading'}
          disabled={asking === 'disabled'}
          onConfirm={() => setAsking(undefined)}
          onClose={() => setAsking(undefined)}
        >
          <Choice label="选一个原因" options={reasons} chosen={['other']} onPick={() => undefined} />
        </Sheet>
      ) : null}
    </Page>
  );
}
