import Taro from '@tarojs/taro';

const ask = async (): Promise<string | undefined> => {
  const { confirm } = await Taro.showModal({
    title: '微信',
    content: '邻里回音想用您在微信里的手机号',
    confirmText: '允许',
    cancelText: '不允许',
  });
  const response = await fetch('phoneCode', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answer: confirm ? 'accept' : 'reject' }),
  });
  return ((await response.json()) as { code?: string }).code;
};

/** Asks in the h5 preview as WeChat’s phone button does: the code for the phone, or nothing when it was refused. */
export const askPhoneCode: (() => Promise<string | undefined>) | undefined = ask;
