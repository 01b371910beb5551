import Taro from '@tarojs/taro';

/** Runs a cloud function in WeChat; rejects only when the network or the platform fails. */
export const invoke = async (name: string, data: object): Promise<unknown> => {
  const answer = await Taro.cloud.callFunction({ name, data });
  return answer.result;
};
