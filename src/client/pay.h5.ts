import Taro from '@tarojs/taro';
import type { OutputOf } from './api';

export type PaymentOutcome = 'paid' | 'left' | 'failed';

/** Asks in the h5 preview as WeChat Pay’s own screen does, and tells the WeChat sandbox the answer. */
export const openPayment = async (parameters: OutputOf<'pay.prepay'>): Promise<PaymentOutcome> => {
  const { confirm } = await Taro.showModal({
    title: '微信支付（预览，不花真钱）',
    content: '付给“邻里回音 · 助农货柜”',
    confirmText: '付款',
    cancelText: '先不付',
  });
  const response = await fetch('pay', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...parameters, answer: confirm ? 'pay' : 'cancel' }),
  });
  const { errMsg } = (await response.json()) as { errMsg: string };
  if (errMsg === 'requestPayment:ok') return 'paid';
  return errMsg.includes('cancel') ? 'left' : 'failed';
};
