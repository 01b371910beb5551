import Taro from '@tarojs/taro';

export type Consent = 'accept' | 'reject' | 'ban' | 'filter';

/** Asks in the h5 preview as WeChat's popup does, and tells the WeChat sandbox the answer. */
export const requestConsent = async (ids: readonly string[]): Promise<Record<string, Consent>> => {
  const { confirm } = await Taro.showModal({
    title: '微信',
    content: '邻里回音想在有进展时给您发一条消息',
    confirmText: '允许',
    cancelText: '取消',
  });
  const response = await fetch('subscribe', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tmplIds: ids, answer: confirm ? 'accept' : 'reject' }),
  });
  const answer = (await response.json()) as Record<string, Consent>;
  return Object.fromEntries(ids.flatMap((id) => (answer[id] ? [[id, answer[id]]] : [])));
};
