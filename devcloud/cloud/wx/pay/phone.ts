import type { Orders } from './orders';
import type { PayParts } from './parts';
import { isSignedBy } from './signing';

/** What `wx.requestPayment` answers the mini-program. */
export type PaymentAnswer = { errMsg: string; err_code?: string; err_desc?: string };

const FIELDS = ['timeStamp', 'nonceStr', 'package', 'paySign', 'answer'] as const;
const TWO_HOURS = 2 * 3_600_000;

const failed = (reason: string): PaymentAnswer => ({
  errMsg: 'requestPayment:fail',
  err_code: '-1',
  err_desc: reason,
});

/** Plays `wx.requestPayment` on the phone of an openid; `answer` is what the user does: `pay` or `cancel`. */
export const requestPayment = (parts: PayParts, orders: Orders, openid: string, body: unknown): PaymentAnswer => {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const missing = FIELDS.find((field) => typeof given[field] !== 'string');
  if (missing !== undefined)
    return { errMsg: `requestPayment:fail parameter error: parameter.${missing} should be String` };
  const { timeStamp, nonceStr, package: prepay, paySign, answer } = given as Record<(typeof FIELDS)[number], string>;
  if (answer !== 'pay' && answer !== 'cancel')
    return { errMsg: 'requestPayment:fail parameter error: parameter.answer should be pay or cancel' };
  const signed = isSignedBy(parts.keys().merchant, [parts.appId, timeStamp, nonceStr, prepay], paySign);
  if (given['signType'] !== 'RSA' || !signed) return failed('支付验证签名失败');
  const order = parts.ledger.orders.one('prepay = ?', /^prepay_id=(.+)$/.exec(prepay)?.[1] ?? '');
  if (!order || parts.clock.now() >= order.prepayAt + TWO_HOURS) return failed('该订单的预支付会话不存在或已过期');
  if (order.openid !== openid) return failed('下单账号与支付账号不一致，请核实后再支付');
  const obstacle = orders.obstacle(order);
  if (obstacle !== undefined) return failed(obstacle);
  if (answer === 'cancel') return { errMsg: 'requestPayment:fail cancel' };
  orders.pay(order);
  return { errMsg: 'requestPayment:ok' };
};
