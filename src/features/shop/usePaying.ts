import { useState } from 'react';
import { call } from '@/client/api';
import { openPayment } from '@/client/pay';
import { shopSentence } from '@/client/shopWords';

const LEFT = '还没有付款。货给您留着，想好了再付。';
const FAILED = '微信支付没打开，钱没有扣。请再试一次。';
const NOT_YET = '微信那边还没收到钱。付过了就等一小会儿再看，不用付第二次。';

/** Pays for an order, and asks WeChat what came of it: the phone alone is never believed. */
export const usePaying = (id: string) => {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string>();

  const ask = async (paid: boolean): Promise<string | undefined> => {
    const answer = await call('pay.confirm', { id });
    if (!answer.ok) return shopSentence(answer.error.code);
    return paid && !answer.data.paid ? NOT_YET : undefined;
  };
  const open = async (): Promise<string | undefined> => {
    const prepared = await call('pay.prepay', { id });
    if (!prepared.ok) return shopSentence(prepared.error.code);
    const outcome = await openPayment(prepared.data);
    if (outcome === 'paid') return ask(true);
    return outcome === 'left' ? LEFT : FAILED;
  };
  const during = async (step: () => Promise<string | undefined>): Promise<void> => {
    setBusy(true);
    setTold(undefined);
    setTold(await step());
    setBusy(false);
  };
  return { busy, told, pay: () => void during(open), check: () => void during(() => ask(true)) };
};
