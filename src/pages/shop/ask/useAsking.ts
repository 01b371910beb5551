import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/client/api';
import type { CartLine } from '@/client/cart';
import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import { shopSentence } from '@/client/shopWords';

const NOTHING = '请先选要退哪一样、退几份。';

/** What is asked back and why; it survives a restart. */
export interface AskDraft {
  counts: Readonly<Record<string, number>>;
  reason: string;
}
const EMPTY: AskDraft = { counts: {}, reason: '' };

const linesOf = (counts: AskDraft['counts']): CartLine[] =>
  Object.entries(counts).flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : []));

/** Asks for the money of some lines of an order. */
export const useAsking = (order: string) => {
  const draft = useDraft<AskDraft>(`refund.${order}`, EMPTY);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const send = async (): Promise<void> => {
    const { counts, reason } = draft.value;
    const lines = linesOf(counts);
    setRefused(lines.length === 0 ? NOTHING : undefined);
    setWrong([...reason.trim()].length < 2 ? fieldSentence('too_short') : undefined);
    if (lines.length === 0 || [...reason.trim()].length < 2) return;
    setBusy(true);
    const answer = await call('shop.askRefund', { order, lines, reason }, draft.requestId);
    setBusy(false);
    if (answer.ok) {
      draft.done();
      return void Taro.redirectTo({ url: `/pages/shop/refund/index?id=${answer.data.id}` });
    }
    if (answer.error.code === 'CONFLICT') draft.renew();
    return setRefused(shopSentence(answer.error.code));
  };
  return { ...draft.value, change: draft.change, busy, wrong, refused, send: () => void send() };
};
