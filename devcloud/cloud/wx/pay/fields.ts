import { address, flag, list, moment, object, oneOf, text, whole } from './check';

/** A merchant's number for an order. */
export const ORDER_NUMBER = text(6, 32, /^[0-9A-Za-z_\-|*]+$/);
const GOODS = object({
  merchant_goods_id: text(1, 32),
  'wechatpay_goods_id?': text(1, 32),
  'goods_name?': text(1, 256),
  quantity: whole(1),
  unit_price: whole(0),
});
/** What an order is asked for with. */
export const ORDER = object({
  appid: text(1, 32),
  mchid: text(1, 32),
  description: text(1, 127),
  out_trade_no: ORDER_NUMBER,
  'time_expire?': moment,
  'attach?': text(1, 128),
  notify_url: address(255),
  'goods_tag?': text(1, 32),
  'support_fapiao?': flag,
  amount: object({ total: whole(1), 'currency?': oneOf('CNY') }),
  payer: object({ openid: text(1, 128, /^[\w-]+$/) }),
  'detail?': object({ 'cost_price?': whole(0), 'invoice_id?': text(1, 32), 'goods_detail?': list(GOODS, 6000) }),
  'scene_info?': object({
    payer_client_ip: text(1, 45, /^[0-9a-fA-F.:]+$/),
    'device_id?': text(1, 32),
    'store_info?': object({
      id: text(1, 32),
      'name?': text(1, 256),
      'area_code?': text(1, 32),
      'address?': text(1, 512),
    }),
  }),
  'settle_info?': object({ 'profit_sharing?': flag }),
});

/** An order's request after its check. */
export interface OrderRequest {
  appid: string;
  mchid: string;
  description: string;
  out_trade_no: string;
  time_expire?: string;
  attach?: string;
  notify_url: string;
  amount: { total: number };
  payer: { openid: string };
}

/** What a refund is asked for with. */
export const REFUND = object({
  'transaction_id?': text(1, 32),
  'out_trade_no?': text(6, 32),
  out_refund_no: text(1, 64, /^[0-9A-Za-z_\-|*@]+$/),
  'reason?': text(1, 80),
  'notify_url?': address(256),
  'funds_account?': oneOf('AVAILABLE', 'UNSETTLED'),
  amount: object({ refund: whole(1), total: whole(1), currency: oneOf('CNY') }),
  'goods_detail?': list(
    object({
      merchant_goods_id: text(1, 32),
      unit_price: whole(0),
      refund_amount: whole(0),
      refund_quantity: whole(1),
    }),
    100,
  ),
});
/** What the second try of an abnormal refund is asked for with. */
export const ABNORMAL = object({
  out_refund_no: text(1, 64),
  type: oneOf('USER_BANK_CARD', 'MERCHANT_BANK_CARD'),
  'bank_type?': text(1, 16),
  'bank_account?': text(1, 1024),
  'real_name?': text(1, 1024),
});

/** A refund's request after its check. */
export interface RefundRequest {
  transaction_id?: string;
  out_trade_no?: string;
  out_refund_no: string;
  reason?: string;
  notify_url?: string;
  amount: { refund: number; total: number };
}
