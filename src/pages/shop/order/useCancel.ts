import { useState } from 'react';
import { call } from '@/client/api';
import { keep } from '@/client/query';
import { shopSentence } from '@/client/shopWords';

/** Gives an order up; the answer is shown at once. */
export const useCancel = (id: string, onStale: () => void) => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const cancel = async (): Promise<boolean> => {
    setBusy(true);
    const answer = await call('shop.cancel', { id });
    setBusy(false);
    if (answer.ok) keep('shop.order', { id }, answer.data);
    else onStale();
    setRefused(answer.ok ? undefined : shopSentence(answer.error.code));
    return answer.ok;
  };
  return { busy, refused, cancel };
};
