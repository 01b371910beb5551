import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { get, post } from '../devcloud/local';

/** The mini-program the merchant of the tests is bound to. */
export const PAY_APP = 'wx-pay-app';

/** Who pays unless the order says otherwise. */
export const PAYER = 'o-payer';

/** A refusal or an answer, as the genuine plugin hands it over. */
export interface PayAnswer {
  status: number;
  data: Record<string, unknown>;
  headers: Record<string, string>;
}

/** A payment as the control shows it. */
export interface Payment {
  outTradeNo: string;
  state: string;
  amount: number;
  shipping: unknown;
  refunds: { outRefundNo: string; amount: number; state: string }[];
  notifications: { event: string; attempt: number; at: number; outcome: string }[];
  owed: { event: string; nextAt: string }[];
}

type Environment = Record<
  'PAY_MCHID' | 'PAY_SERIAL' | 'PAY_PRIVATE_KEY' | 'PAY_APIV3_KEY' | 'PAY_PLATFORM_KEYS' | 'PAY_API_BASE',
  string
>;

const settled = async (request: Promise<unknown>): Promise<PayAnswer> => {
  try {
    return (await request) as PayAnswer;
  } catch (error) {
    const { response, code = '' } = error as { response?: PayAnswer; code?: string };
    if (!response || code.startsWith('EV3_')) throw error;
    return response;
  }
};

let made = 0;

/** A merchant with the genuine plugin as its client, on a running cloud. */
export class Merchant {
  readonly env: Environment;
  readonly wxpay: Wechatpay;
  readonly #url: string;

  constructor(url: string, env: Environment) {
    this.#url = url;
    this.env = env;
    const { PAY_MCHID: mchid, PAY_SERIAL: serial, PAY_PRIVATE_KEY: privateKey } = env;
    const certs = JSON.parse(env.PAY_PLATFORM_KEYS) as Record<string, string>;
    this.wxpay = new Wechatpay({
      mchid,
      serial,
      privateKey,
      certs,
      baseURL: `${env.PAY_API_BASE}/`,
      timeout: 9_000,
      // A connection that is cut is a failure to be seen, never one to be hidden by a proxy.
      proxy: false,
    });
  }

  /** A number no other order has. */
  readonly number = (): string => `T${process.pid}-${(made += 1)}-${process.hrtime.bigint()}`.slice(0, 32);

  /** Sends a signed request; refusals are answers too, answers that cannot be trusted throw. */
  readonly ask = (method: 'get' | 'post', path: string, data?: object, headers: Record<string, string> = {}) => {
    const resource = this.wxpay.chain(path);
    return settled(method === 'get' ? resource.get({ params: data, headers }) : resource.post(data, { headers }));
  };

  /** The body of an order. */
  readonly wish = (more: object = {}) => ({
    appid: PAY_APP,
    mchid: this.env.PAY_MCHID,
    description: '米 5kg',
    out_trade_no: this.number(),
    notify_url: 'https://example.com/pay/notify',
    amount: { total: 100 },
    payer: { openid: PAYER },
    ...more,
  });

  readonly place = (more: object = {}): Promise<PayAnswer> =>
    this.ask('post', 'v3/pay/transactions/jsapi', this.wish(more));

  readonly order = async (more: object = {}): Promise<{ number: string; prepayId: string }> => {
    const { out_trade_no: number } = this.wish(more);
    const { data } = await this.place({ ...more, out_trade_no: number });
    return { number, prepayId: String(data['prepay_id']) };
  };

  readonly query = (number: string): Promise<PayAnswer> =>
    this.ask('get', `v3/pay/transactions/out-trade-no/${number}`, { mchid: this.env.PAY_MCHID });

  readonly close = (number: string): Promise<PayAnswer> =>
    this.ask('post', `v3/pay/transactions/out-trade-no/${number}/close`, { mchid: this.env.PAY_MCHID });

  readonly refund = (number: string, refund: number, more: object = {}): Promise<PayAnswer> =>
    this.ask('post', 'v3/refund/domestic/refunds', {
      out_trade_no: number,
      out_refund_no: `R${this.number()}`,
      amount: { refund, total: 100, currency: 'CNY' },
      ...more,
    });

  /** Plays `wx.requestPayment` on a phone. */
  readonly phone = (prepayId: string, answer: 'pay' | 'cancel', more: object = {}, openid = PAYER) => {
    const timeStamp = String(Formatter.timestamp());
    const [nonceStr, pkg] = [Formatter.nonce(), `prepay_id=${prepayId}`];
    const message = Formatter.joinedByLineFeed(PAY_APP, timeStamp, nonceStr, pkg);
    const paySign = Rsa.sign(message, this.env.PAY_PRIVATE_KEY);
    const body = { timeStamp, nonceStr, package: pkg, signType: 'RSA', paySign, answer, ...more };
    return post(`${this.#url}/client/pay`, body, openid);
  };

  /** Orders and pays. */
  readonly paid = async (more: object = {}): Promise<string> => {
    const { number, prepayId } = await this.order(more);
    expect(await this.phone(prepayId, 'pay')).toEqual({ errMsg: 'requestPayment:ok' });
    return number;
  };

  readonly control = (path: string, body: object = {}): Promise<Record<string, unknown>> =>
    post(`${this.#url}/control/${path}`, body);

  /** All orders as the control sees them. */
  readonly payments = async (): Promise<Payment[]> =>
    (await get<{ payments: Payment[] }>(`${this.#url}/control/pay/payments`)).payments;

  readonly payment = async (number: string): Promise<Payment | undefined> =>
    (await this.payments()).find(({ outTradeNo }) => outTradeNo === number);

  /** Moves the clock on and waits for all that came due; says what it was. */
  readonly advance = async (ms = 0): Promise<string[]> =>
    (await this.control('clock', { advance: ms }))['fired'] as string[];

  readonly fault = (fault: object): Promise<unknown> => this.control('faults', { target: 'pay', ...fault });

  /** What a notification has sealed. */
  readonly open = (body: string): Record<string, unknown> => {
    const { resource } = JSON.parse(body) as { resource: Record<string, string> };
    const { ciphertext = '', nonce = '', associated_data: aad } = resource;
    return JSON.parse(Aes.AesGcm.decrypt(ciphertext, this.env.PAY_APIV3_KEY, nonce, aad)) as Record<string, unknown>;
  };
}

/** Where a merchant's cloud is, and its time. */
interface Place {
  cloud: { url: string; clock: { now(): number } };
}

/** The merchant of a running cloud. */
export const merchantOf = async ({ cloud: { url, clock } }: Place): Promise<Merchant> => {
  // The plugin reads the machine's clock; the cloud's may have been moved.
  Object.assign(Formatter, { timestamp: () => Math.floor(clock.now() / 1000) });
  return new Merchant(url, await get<Environment>(`${url}/control/pay/environment`));
};
