import { createSign, randomBytes } from 'node:crypto';
import { get, post } from '../devcloud/local';
import type { Ground } from './behaviours';
import { someone, WX_APP } from './wechat';

/** An order that was made and paid, as the merchant knows it. */
export interface Paid {
  outTradeNo: string;
  transactionId: string;
  mchid: string;
  openid: string;
  /** In fen. */
  amount: number;
  paidAt: number;
}

const AMOUNT = 1250;
const ORDER_PATH = '/pay/v3/pay/transactions/jsapi';

/** The Authorization of a merchant's request, signed as WeChat Pay v3 asks. */
const authorization = (merchant: Record<string, string>, seconds: number, body: string): string => {
  const nonce = randomBytes(16).toString('hex');
  const signed = `POST\n${ORDER_PATH}\n${seconds}\n${nonce}\n${body}\n`;
  const signature = createSign('RSA-SHA256').update(signed).sign(String(merchant['PAY_PRIVATE_KEY']), 'base64');
  const { PAY_MCHID: mchid, PAY_SERIAL: serial } = merchant;
  const parts = { mchid, serial_no: serial, nonce_str: nonce, timestamp: seconds, signature };
  const text = Object.entries(parts).map(([name, value]) => `${name}="${String(value)}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${text.join(',')}`;
};

/** Makes an order at the payment sandbox and pays it; the time is the cloud's, which may be far from the machine's. */
export const paidOrder = async ({ local }: Pick<Ground, 'local'>): Promise<Paid> => {
  const { url, clock } = local.cloud;
  const merchant = await get<Record<string, string>>(`${url}/control/pay/environment`);
  const outTradeNo = `order-${randomBytes(8).toString('hex')}`;
  const openid = someone();
  const mchid = String(merchant['PAY_MCHID']);
  const body = JSON.stringify({
    appid: WX_APP.appid,
    mchid,
    description: '苹果 5 斤',
    out_trade_no: outTradeNo,
    notify_url: `${url}/web/nobody`,
    amount: { total: AMOUNT },
    payer: { openid },
  });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: authorization(merchant, Math.floor(clock.now() / 1000), body),
  };
  const ordered = await fetch(`${url}${ORDER_PATH}`, { method: 'POST', headers, body });
  if (ordered.status !== 200) throw new Error(`the order was refused: ${await ordered.text()}`);
  await post(`${url}/control/pay/orders/${outTradeNo}/pay`, {});
  const { payments } = await get<{ payments: Record<string, string>[] }>(`${url}/control/pay/payments`);
  const paid = payments.find((payment) => payment['outTradeNo'] === outTradeNo);
  const paidAt = Date.parse(String(paid?.['paidAt']));
  return { outTradeNo, transactionId: String(paid?.['transactionId']), mchid, openid, amount: AMOUNT, paidAt };
};
