import Taro from '@tarojs/taro';

/** Opens the cloud; WeChat refuses every cloud call before it. Without an id the account's first environment is used. */
export const connect = (): void => {
  Taro.cloud.init(__ENV_ID__ ? { env: __ENV_ID__ } : {});
};

/** Runs a cloud function in WeChat; rejects only when the network or the platform fails. */
export const invoke = async (name: string, data: object): Promise<unknown> => {
  const answer = await Taro.cloud.callFunction({ name, data });
  return answer.result;
};
