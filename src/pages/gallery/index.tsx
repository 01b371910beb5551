import { useState } from 'react';
import { useTextSize } from '@/client/settings';
import { Button } from '@/ui/Button';
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
const reasons = [
  { value: 'other', label: '不归我这一格' },
  { value: 'twice', label: '和别的是同一件' },
] as const;

/** Every component in every state, for the eyes of those who build; never in a released package. */
export default function Gallery() {
  const { size, setSize } = useTextSize();
  const [asking, setAsking] = useState(false);
  return (
    <Page
      foot={
        <Button big onTap={() => setAsking(true)}>
          打开底部询问
        </Button>
      }
    >
      <Choice label="字的大小" options={sizes} chosen={[size]} onPick={setSize} />
      <Matters />
      <Forms />
      <States />
      {asking ? (
        <Sheet
          title="为什么退回?"
          confirm="退回去"
          danger
          onConfirm={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <Choice label="选一个原因" options={reasons} chosen={['other']} onPick={() => undefined} />
        </Sheet>
      ) : null}
    </Page>
  );
}
