import { createHash } from 'node:crypto';
import Formatter from 'wechatpay-axios-plugin/lib/formatter';
import Rsa from 'wechatpay-axios-plugin/lib/rsa';
import { instant } from '../../src/domain/_kernel/time';
import { believed, clientOf, type Resource } from './payClient';
import { opener } from './payNotice';
import { PayAway, type Merchant, type RefundNews, type Transaction, type WechatPay } from './payPort';

const ORDERS = 'v3/pay/transactions/out-trade-no/{out_trade_no}';
const REFUNDS = 'v3/refund/domestic/refunds';

const biller =
  (at: (path: string) => Resource): WechatPay['bill'] =>
  async (kind, day) => {
    const [path, type] =
      kind === 'trade' ? ['tradebill', { bill_type: 'ALL' }] : ['fundflowbill', { account_type: 'BASIC' }];
    const params = { bill_date: day, ...type };
    const { data } = await believed(`bill ${kind}`, at(`v3/bill/${path}`).get({ params }));
    const { hash_value: hash, download_url: url } = data as Record<'hash_value' | 'download_url', string>;
    const token = new URL(url).searchParams.get('token');
    // A bill comes without a signature: its digest, which came with one, proves it.
    const raw = { params: { token }, responseType: 'arraybuffer', transformResponse: [(body: unknown) => body] };
    const file = await believed(`bill ${kind}`, at('v3/billdownload/file').get(raw));
    const bytes = Buffer.from(file.data as ArrayBuffer);
    const digest = createHash('sha1').update(bytes).digest('hex');
    if (digest !== hash) throw new PayAway(`bill ${kind}`, file.status, 'DIGEST');
    return (Formatter.castCsvBill(bytes) as { rows: Record<string, string>[] }).rows;
  };

const ordering = (merchant: Merchant, at: (path: string) => Resource): Pick<WechatPay, 'order' | 'query' | 'close'> => {
  const { appId, mchid, notifyUrl } = merchant;
  return {
    order: async ({ number, description, amount, openid, payBy }) => {
      const body = {
        appid: appId,
        mchid,
        description,
        out_trade_no: number,
        time_expire: instant(payBy),
        notify_url: notifyUrl,
        amount: { total: amount, currency: 'CNY' },
        payer: { openid },
      };
      const { data } = await believed('order', at('v3/pay/transactions/jsapi').post(body));
      return (data as { prepay_id: string }).prepay_id;
    },
    query: async (number) => {
      const { data } = await believed('query', at(ORDERS).get({ out_trade_no: number, params: { mchid } }));
      return data as Transaction;
    },
    close: async (number) => {
      await believed('close', at(`${ORDERS}/close`).post({ mchid }, { out_trade_no: number }));
    },
  };
};

const refunding = (
  { notifyUrl }: Merchant,
  at: (path: string) => Resource,
): Pick<WechatPay, 'refund' | 'refunded'> => ({
  refund: async ({ number, order, reason, amount, total }) => {
    const body = {
      out_trade_no: order,
      out_refund_no: number,
      reason,
      notify_url: notifyUrl,
      amount: { refund: amount, total, currency: 'CNY' },
    };
    return (await believed('refund', at(REFUNDS).post(body))).data as RefundNews;
  },
  refunded: async (number) =>
    (await believed('refunded', at(`${REFUNDS}/{out_refund_no}`).get({ out_refund_no: number }))).data as RefundNews,
});

/** WeChat Pay over the client of its protocol version 3: every answer that counts is verified, every wait ends. */
export const createWechatPay = (merchant: Merchant): WechatPay => {
  const { appId, mchid, privateKey } = merchant;
  const at = clientOf(merchant);
  return {
    merchant: { appId, mchid },
    ...ordering(merchant, at),
    ...refunding(merchant, at),
    bill: biller(at),
    open: opener(merchant),
    phone: (prepayId) => {
      const [timeStamp, nonceStr, prepay] = [String(Formatter.timestamp()), Formatter.nonce(), `prepay_id=${prepayId}`];
      const message = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, prepay);
      return { timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign: Rsa.sign(message, privateKey) };
    },
  };
};
