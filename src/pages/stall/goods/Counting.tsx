import { View } from '@tarojs/components';
import { useState } from 'react';
import { call, newRequestId, type OutputOf } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import { shopSentence } from '@/client/shopWords';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

type Row = OutputOf<'shop.goods'>['rows'][number];

interface CountingProps {
  row: Row;
  sku: Row['skus'][number];
  counter: string;
  onClose: () => void;
}

const WAYS = [
  { value: 'in', label: '来货了' },
  { value: 'out', label: '拿走、坏了' },
] as const;
const MOST_DIGITS = 4;
const MOST_WORDS = 100;
const MOST = 1000;

const countOf = (text: string): number | undefined => {
  const count = Number(text);
  return /^\d+$/.test(text) && count > 0 && count <= MOST ? count : undefined;
};

/** Counts goods of one size into the counter or out of it. */
export function Counting({ row, sku, counter, onClose }: CountingProps) {
  const [way, setWay] = useState<'in' | 'out'>('in');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  // One sheet is one count: tapped again after a lost answer it is not counted twice.
  const [requestId, setRequestId] = useState(newRequestId);
  const send = async (): Promise<void> => {
    const count = countOf(text);
    if (count === undefined) return setWrong('请写几份，一次最多 1000。');
    if ([...reason.trim()].length < 2) return setWrong(`说明：${fieldSentence('too_short')}`);
    setBusy(true);
    const change = way === 'in' ? count : -count;
    const answer = await call('shop.stock', { counter, product: row.id, sku: sku.sku, change, reason }, requestId);
    setBusy(false);
    if (answer.ok) return onClose();
    if (answer.error.code === 'CONFLICT') setRequestId(newRequestId());
    return setWrong(
      answer.error.code === 'OUT_OF_STOCK'
        ? '货柜里没有这么多没卖出的，请数一数再写。'
        : shopSentence(answer.error.code),
    );
  };
  return (
    <Sheet
      title={`${row.name} ${sku.spec}`}
      confirm="记下来"
      loading={busy}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <View>{`现在还有 ${sku.left ?? 0} 份可以卖。`}</View>
      <Choice label="怎么变" options={WAYS} chosen={[way]} onPick={setWay} />
      <Field label="几份" type="number" max={MOST_DIGITS} value={text} onInput={setText} />
      <Field label="说明" placeholder="例如：早上到货" max={MOST_WORDS} value={reason} onInput={setReason} />
      {wrong ? <Banner tone="error">{wrong}</Banner> : null}
    </Sheet>
  );
}
