import Taro from '@tarojs/taro';
import type { OutputOf } from './api';

/** What came of paying, as the phone says; only WeChat, asked by the server, is believed. */
export type PaymentOutcome = 'paid' | 'left' | 'failed';

/** Opens WeChat Pay with what the server has signed. */
export const openPayment = async (parameters: OutputOf<'pay.prepay'>): Promise<PaymentOutcome> => {
  try {
    await Taro.requestPayment(parameters);
    return 'paid';
  } catch (error) {
    return String((error as { errMsg?: unknown }).errMsg).includes('cancel') ? 'left' : 'failed';
  }
};
