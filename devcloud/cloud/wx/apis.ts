import { setUserNotify, setUserNotifyExt } from './cards';
import { mediaCheckAsync, msgSecCheck } from './checks';
import { getWxaCodeUnlimit } from './codes';
import { getUserPhoneNumber } from './phone';
import { isTradeManaged, uploadShippingInfo } from './shipping';
import type { WxApi } from './side';
import { subscribeSend } from './subscribe';

/** The interfaces of WeChat that need an access token, by path. */
export const apis: ReadonlyMap<string, WxApi> = new Map(
  [
    subscribeSend,
    msgSecCheck,
    mediaCheckAsync,
    getUserPhoneNumber,
    getWxaCodeUnlimit,
    uploadShippingInfo,
    isTradeManaged,
    setUserNotify,
    setUserNotifyExt,
  ].map((api) => [api.path, api] as const),
);
