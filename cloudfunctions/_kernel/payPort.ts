/** What WeChat Pay says of an order. */
export interface Transaction {
  appid: string;
  mchid: string;
  out_trade_no: string;
  trade_state: string;
  transaction_id?: string;
  success_time?: string;
  amount?: { total: number; currency?: string };
}

/** What WeChat Pay says of a refund; a notification calls the status `refund_status` and names the merchant. */
export interface RefundNews {
  mchid?: string;
  out_trade_no: string;
  out_refund_no: string;
  refund_id: string;
  status?: string;
  refund_status?: string;
  create_time?: string;
  amount: { total: number; refund: number };
}

/** A notification whose signature and seal were both good. */
export interface Notice {
  id: string;
  event: string;
  resource: unknown;
}

/** What an order at WeChat is made of; the same number is sent again only with the same contents. */
export interface PayOrder {
  number: string;
  description: string;
  amount: number;
  openid: string;
  payBy: number;
}
/** What a refund is made of; the same number is sent again only with the same contents. */
export interface PayRefund {
  number: string;
  order: string;
  reason: string;
  amount: number;
  total: number;
}

/** The port to WeChat Pay; whatever is not proved by its signature is `PayAway`, and nothing follows from it. */
export interface WechatPay {
  merchant: { appId: string; mchid: string };
  /** Orders; the prepay id. */
  order: (order: PayOrder) => Promise<string>;
  /** What a phone needs to open the payment of a prepay id. */
  phone: (prepayId: string) => PhoneParams;
  query: (number: string) => Promise<Transaction>;
  close: (number: string) => Promise<void>;
  refund: (refund: PayRefund) => Promise<RefundNews>;
  refunded: (number: string) => Promise<RefundNews>;
  /** The rows of a bill of a Shanghai day `2026-11-21`, each cell under its title. */
  bill: (kind: 'trade' | 'fund', day: string) => Promise<Record<string, string>[]>;
  /** A notification from the headers and the raw body it came with; undefined when it proves nothing. */
  open: (headers: Readonly<Record<string, unknown>>, raw: string) => Notice | undefined;
}
export interface PhoneParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** Everything that makes a program the merchant. */
export interface Merchant {
  appId: string;
  mchid: string;
  serial: string;
  privateKey: string;
  apiV3Key: string;
  /** Public keys or certificates of WeChat Pay under the id its answers name; two while a merchant switches. */
  platformKeys: Readonly<Record<string, string>>;
  notifyUrl: string;
  /** Empty for the real service; otherwise a loopback address. */
  base: string;
  now: () => number;
}

/** No answer that could be believed came: a refusal, a lost connection, a signature that is wrong. */
export class PayAway extends Error {
  constructor(
    readonly what: string,
    /** The status of a refusal, 0 where none came. A refusal is not signed: it decides nothing. */
    readonly status: number,
    readonly code: string,
  ) {
    super(`${what}: ${status} ${code}`);
  }
}
