import { View } from '@tarojs/components';
import { useState } from 'react';
import { fieldSentence } from '@/client/messages';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

const FEWEST = 2;
const MOST = 100;

interface WordsSheetProps {
  title: string;
  label: string;
  hint?: string;
  /** Who will read them. */
  seen?: string;
  confirm: string;
  max?: number;
  danger?: boolean;
  busy: boolean;
  /** What is wrong with the words, as the server says. */
  wrong?: string | undefined;
  problem: string | undefined;
  onSend: (words: string) => void;
  onClose: () => void;
}

/** Asks for a few words, and says who will read them. */
export function WordsSheet(props: WordsSheetProps) {
  const {
    title,
    label,
    hint,
    seen,
    confirm,
    max = MOST,
    danger = false,
    busy,
    wrong,
    problem,
    onSend,
    onClose,
  } = props;
  const [words, setWords] = useState('');
  const [gap, setGap] = useState<string>();
  const send = (): void => {
    const short = [...words.trim()].length < FEWEST;
    setGap(short ? fieldSentence('too_short') : undefined);
    if (!short) onSend(words.trim());
  };
  const error = gap ?? wrong;
  return (
    <Sheet title={title} confirm={confirm} danger={danger} loading={busy} onConfirm={send} onClose={onClose}>
      <Field
        label={label}
        lines="many"
        max={max}
        value={words}
        onInput={setWords}
        {...(hint ? { hint } : {})}
        {...(error ? { error } : {})}
      />
      {seen ? <View>{seen}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
