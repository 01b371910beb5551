import type { Body, WxAnswer } from './answers';
import { openidIn, WxError } from './answers';
import type { WxApi, WxSide } from './side';

const exchange = ({ people, appId }: WxSide, body: Body): WxAnswer => {
  const { code, openid } = body;
  if (openid !== undefined) openidIn(openid);
  const issued = typeof code === 'string' ? people.redeem(code) : undefined;
  if (!issued) throw new WxError(40029, 'invalid code');
  if (openid !== undefined && openid !== issued.openid) throw new WxError(40003, 'invalid openid');
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: issued.phone,
      purePhoneNumber: issued.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(issued.at / 1000), appid: appId },
    },
  };
};

/** `/wxa/business/getuserphonenumber`: the phone behind a code of the phone button. */
export const getUserPhoneNumber: WxApi = {
  path: '/wxa/business/getuserphonenumber',
  openid: (body) => body['openid'],
  refuse: [40029, 'invalid code'],
  run: exchange,
};
