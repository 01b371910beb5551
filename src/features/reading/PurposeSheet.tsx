import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InputOf } from '@/client/api';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';

/** What somebody’s phone is looked at for. */
export type Purpose = InputOf<'reports.contact'>['purpose'];

const PURPOSES = [
  { value: 'call', label: '打电话问清楚' },
  { value: 'visit', label: '约上门的时间' },
  { value: 'verify', label: '核实一下' },
] as const satisfies readonly { value: Purpose; label: string }[];

interface WhySheetProps<P extends string> {
  /** What may be said, the most usual first. */
  purposes: readonly { value: P; label: string }[];
  title: string;
  confirm: string;
  /** What was left, masked. */
  left: string;
  /** Who will know that it was read. */
  logged: string;
  /** Reads it; answers what went wrong. */
  read: (purpose: P) => Promise<string | undefined>;
  onClose: () => void;
}

/** Asks what for before something personal is read. */
export function WhySheet<P extends string>(props: WhySheetProps<P>) {
  const { purposes, title, confirm, left, logged, read, onClose } = props;
  const [purpose, setPurpose] = useState<P>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ask = async (): Promise<void> => {
    if (!purpose) return setProblem('请先选一下为什么要看。');
    setBusy(true);
    const trouble = await read(purpose);
    setBusy(false);
    setProblem(trouble);
  };
  return (
    <Sheet title={title} confirm={confirm} loading={busy} onConfirm={() => void ask()} onClose={onClose}>
      <View>{left}</View>
      <Choice label="为什么要看?" options={purposes} chosen={purpose ? [purpose] : []} onPick={setPurpose} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <View>{logged}</View>
    </Sheet>
  );
}

/** Asks what for before somebody’s phone is read. */
export function PurposeSheet(props: Omit<WhySheetProps<Purpose>, 'purposes'>) {
  return <WhySheet {...props} purposes={PURPOSES} />;
}
