import { View } from '@tarojs/components';
import { useState, type PropsWithChildren } from 'react';
import { fieldSentence } from '@/client/messages';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import type { Acting } from './useAct';

interface ReasonSheetProps {
  title: string;
  confirm: string;
  label: string;
  hint: string;
  danger?: boolean;
  /** Most characters. */
  max?: number;
  acting: Pick<Acting, 'busy' | 'problem' | 'wrong'>;
  onConfirm: (words: string) => void;
  onClose: () => void;
}

const FEWEST = 2;
const MOST = 200;

/** Asks for a few words before something is done; what is above them is the caller’s. */
export function ReasonSheet(props: PropsWithChildren<ReasonSheetProps>) {
  const { title, confirm, label, hint, danger = false, max = MOST, acting, onConfirm, onClose, children } = props;
  const [words, setWords] = useState('');
  const [short, setShort] = useState(false);
  const refused = Object.values(acting.wrong)[0];
  const error = short ? fieldSentence('too_short') : refused;
  const send = (): void => {
    const enough = [...words.trim()].length >= FEWEST;
    setShort(!enough);
    if (enough) onConfirm(words.trim());
  };
  return (
    <Sheet title={title} confirm={confirm} danger={danger} loading={acting.busy} onConfirm={send} onClose={onClose}>
      {children ? <View>{children}</View> : null}
      <Field
        label={label}
        hint={hint}
        lines="many"
        max={max}
        value={words}
        onInput={(typed) => {
          setWords(typed);
          setShort(false);
        }}
        {...(error ? { error } : {})}
      />
      {acting.problem && !refused ? <Banner tone="error">{acting.problem}</Banner> : null}
    </Sheet>
  );
}
