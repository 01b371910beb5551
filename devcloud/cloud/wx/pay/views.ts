import type { Order, Refund } from './ledger';
import type { PayParts } from './parts';
import { rfc3339 } from './times';

const DESCRIPTIONS = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
};

/** An order as queries and notifications show it; only a paid one has a payer. */
export const orderView = (parts: PayParts, order: Order): object => {
  const common = {
    appid: parts.appId,
    mchid: parts.keys().mchid,
    out_trade_no: order.number,
    trade_state: order.state,
    trade_state_desc: DESCRIPTIONS[order.state],
    promotion_detail: [],
  };
  if (order.paidAt === null) return { ...common, amount: { total: order.total, payer_currency: 'CNY' } };
  return {
    ...common,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    attach: order.attach,
    success_time: rfc3339(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.total, payer_total: order.total, currency: 'CNY', payer_currency: 'CNY' },
  };
};

const successTime = (refund: Refund): object =>
  refund.state === 'SUCCESS' ? { success_time: rfc3339(refund.doneAt ?? refund.createdAt) } : {};

/** A refund as its notification shows it. */
export const refundResource = (parts: PayParts, refund: Refund, order: Order): object => ({
  mchid: parts.keys().mchid,
  out_trade_no: order.number,
  transaction_id: order.transactionId,
  out_refund_no: refund.number,
  refund_id: refund.refundId,
  refund_status: refund.state,
  ...successTime(refund),
  user_received_account: refund.account,
  amount: { total: order.total, refund: refund.amount, payer_total: order.total, payer_refund: refund.amount },
});

/** A refund as its interfaces show it. */
export const refundView = (refund: Refund, order: Order): object => ({
  refund_id: refund.refundId,
  out_refund_no: refund.number,
  transaction_id: order.transactionId,
  out_trade_no: order.number,
  channel: refund.channel,
  user_received_account: refund.account,
  ...successTime(refund),
  create_time: rfc3339(refund.createdAt),
  status: refund.state,
  funds_account: 'UNSETTLED',
  amount: {
    total: order.total,
    refund: refund.amount,
    payer_total: order.total,
    payer_refund: refund.amount,
    settlement_refund: refund.amount,
    settlement_total: order.total,
    discount_refund: 0,
    currency: 'CNY',
    refund_fee: refund.fee,
  },
  promotion_detail: [],
});
