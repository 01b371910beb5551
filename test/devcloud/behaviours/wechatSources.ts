const SERVER = 'developers.weixin.qq.com/miniprogram/dev/server/API';
const GUIDE = 'developers.weixin.qq.com/miniprogram/dev';

/** The pages that the behaviours of WeChat rest on. */
export const PAGES = {
  token: `${SERVER}/mp-access-token/api_getstableaccesstoken`,
  codes: 'developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html',
  send: `${SERVER}/mp-message-management/subscribe-message/api_sendmessage`,
  subscribe: `${GUIDE}/api/open-api/subscribe-message/wx.requestSubscribeMessage.html`,
  messages: `${GUIDE}/framework/open-ability/subscribe-message.html`,
  bareList: 'developers.weixin.qq.com/community/develop/doc/00042034428fa074706c908245b800',
  text: `${SERVER}/sec-center/sec-check/api_msgseccheck`,
  media: `${SERVER}/sec-center/sec-check/api_mediacheckasync`,
  phone: `${SERVER}/user-info/phone-number/api_getphonenumber`,
  phoneButton: `${GUIDE}/framework/open-ability/getPhoneNumber.html`,
  code: `${SERVER}/qrcode-link/qr-code/api_getunlimitedqrcode`,
  codeLength: 'developers.weixin.qq.com/community/develop/doc/0004eec30f0d9831dad18b6c866400',
  shipping: `${SERVER}/order_shipping/api_uploadshippinginfo`,
  shippingGuide: `${GUIDE}/platform-capabilities/business-capabilities/order-shipping/order-shipping.html`,
  card: `${SERVER}/mp-message-management/subscribe-message/api_setusernotify`,
  cardExt: `${SERVER}/mp-message-management/subscribe-message/api_setusernotifyext`,
  push: `${GUIDE}/wxcloudservice/wxcloud/guide/functions/openapi`,
  assumed: 'docs/decisions/024-wechat-is-silent.md',
  pushed: 'docs/decisions/023-pushed-messages.md',
} as const;
