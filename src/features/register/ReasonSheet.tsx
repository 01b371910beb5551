import { View } from '@tarojs/components';
import { useState } from 'react';
import { fieldSentence } from '@/client/messages';
import { ReasonField } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Sheet } from '@/ui/Sheet';

interface ReasonSheetProps {
  title: string;
  /** What follows from it, and who will see the reason. */
  text: string;
  confirm: string;
  ready: readonly string[];
  /** Does it; answers what went wrong. */
  act: (reason: string) => Promise<string | undefined>;
  onClose: () => void;
}

const MOST = 100;

/** Asks for a reason before something ends. */
export function ReasonSheet({ title, text, confirm, ready, act, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [gap, setGap] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const send = async (): Promise<void> => {
    if ([...reason.trim()].length < 2) return setGap(fieldSentence('too_short'));
    setGap(undefined);
    setBusy(true);
    const told = await act(reason);
    setBusy(false);
    if (told === undefined) return onClose();
    return setProblem(told);
  };
  return (
    <Sheet title={title} confirm={confirm} danger loading={busy} onConfirm={() => void send()} onClose={onClose}>
      <View>{text}</View>
      <ReasonField value={reason} onInput={setReason} ready={ready} max={MOST} error={gap} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
