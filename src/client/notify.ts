import Taro from '@tarojs/taro';

/** What a person can answer to WeChat's subscribe question, per template id. */
export type Consent = 'accept' | 'reject' | 'ban' | 'filter';

const CONSENTS: readonly string[] = ['accept', 'reject', 'ban', 'filter'];

/** Asks for one message per template; must run in the tap itself, before any cloud call. */
export const requestConsent = async (ids: readonly string[]): Promise<Record<string, Consent>> => {
  // Taro's type asks for Alipay's parameter as well.
  const ask = Taro.requestSubscribeMessage as unknown as (option: { tmplIds: string[] }) => Promise<object>;
  const answer = await ask({ tmplIds: [...ids] }).catch(() => ({}));
  const told = Object.entries(answer).filter(([id, value]) => ids.includes(id) && CONSENTS.includes(String(value)));
  return Object.fromEntries(told) as Record<string, Consent>;
};
