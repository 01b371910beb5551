import type { FaultMode, FaultTarget } from '../../cloud/faults';

/** What a fault does, in words for a switch. */
export const MODE_WORDS: Readonly<Record<FaultMode, string>> = {
  refuse: '拒绝',
  delay: '延迟',
  duplicate: '重复',
  reorder: '乱序',
  'wrong-signature': '签名错',
  'http-500': '服务器 500',
  'lost-answer': '办了但没回音',
  'token-expired': '令牌过期',
  'network-down': '断网',
  hang: '一直不回',
};

/** A part of the cloud, or one interface of it, that can be made to fail. */
export interface FaultPlace {
  word: string;
  target: FaultTarget;
  path?: string;
}

/** Everything that can be made to fail, as the switch offers it. */
export const PLACES: readonly FaultPlace[] = [
  { word: '手机的一切请求', target: 'client' },
  { word: '手机调函数', target: 'client', path: '/client/invoke' },
  { word: '手机传照片', target: 'client', path: '/client/upload' },
  { word: '函数访问云', target: 'admin' },
  { word: '文件上传下载', target: 'storage' },
  { word: '微信：全部接口', target: 'wx' },
  { word: '微信：取令牌', target: 'wx', path: '/cgi-bin/stable_token' },
  { word: '微信：发订阅消息', target: 'wx', path: '/cgi-bin/message/subscribe/send' },
  { word: '微信：文字审核', target: 'wx', path: '/wxa/msg_sec_check' },
  { word: '微信：图片审核', target: 'wx', path: '/wxa/media_check_async' },
  { word: '微信：小程序码', target: 'wx', path: '/wxa/getwxacodeunlimit' },
  { word: '微信：手机号', target: 'wx', path: '/wxa/business/getuserphonenumber' },
  { word: '微信：发货录入', target: 'wx', path: '/wxa/sec/order' },
  { word: '微信：推送事件', target: 'wx', path: '/push' },
  { word: '支付：全部接口', target: 'pay' },
  { word: '支付：下单', target: 'pay', path: '/v3/pay/transactions/jsapi' },
  { word: '支付：查单、关单', target: 'pay', path: '/v3/pay/transactions' },
  { word: '支付：退款', target: 'pay', path: '/v3/refund' },
  { word: '支付：通知', target: 'pay', path: '/notify' },
  { word: '支付：账单', target: 'pay', path: '/v3/bill' },
];

/** The words for a fault's place; a path that the list does not know is shown as it is. */
export const placeWord = (target: FaultTarget, path?: string): string =>
  PLACES.find((place) => place.target === target && place.path === path)?.word ?? `${target} ${path ?? ''}`.trim();
