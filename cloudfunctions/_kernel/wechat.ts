/** What WeChat answered to a subscribe message; `unknown` when no answer came. */
export type SendAnswer = { sent: true } | { sent: false; errcode: number } | { sent: 'unknown' };
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unchecked';

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  page: string;
  data: Readonly<Record<string, { value: string }>>;
}

/** The port to WeChat's HTTP APIs. */
export interface WeChat {
  send: (message: SubscribeMessage) => Promise<SendAnswer>;
  /** Fails open as `unchecked`: a report must never be lost because a checker was away. */
  checkText: (openid: string, text: string) => Promise<TextVerdict>;
  /** Has a picture checked: the trace id under which its verdict will come, or undefined when nobody will check it. */
  checkMedia: (openid: string, url: string) => Promise<string | undefined>;
  /** The phone behind a code of WeChat’s phone button; `refused` when the code is none, used, over or another’s. */
  phoneOf: (openid: string, code: string) => Promise<WeChatPhone | 'refused' | 'away'>;
  /** Tells that a paid order can be collected: WeChat's code, 0 where it took it, -1 where no answer came. */
  ship: (ready: Ready) => Promise<number>;
}

/** A phone as WeChat knows it. */
export interface WeChatPhone {
  number: string;
  country: string;
}

/** A paid order that can be collected. */
export interface Ready {
  transactionId: string;
  item: string;
  openid: string;
  /** RFC 3339; WeChat takes the same moment once. */
  at: string;
}

export interface WeChatOptions {
  appId: string;
  secret: string;
  /** Empty for the real service; otherwise a loopback address. */
  base: string;
  now: () => number;
}

const REAL = 'https://api.weixin.qq.com';
const TIMEOUT = 3_000;
const IMAGE = 2;
const BY_TRANSACTION = 2;
const WHOLE = 1;
const SELF_COLLECTION = 4;
const EARLY = 5 * 60_000;
const STALE_TOKEN = new Set([40001, 40014, 42001]);
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

interface Answer {
  errcode?: number;
  access_token?: string;
  expires_in?: number;
  trace_id?: string;
  result?: { suggest?: string };
  phone_info?: { purePhoneNumber: string; countryCode: string; watermark: { appid: string } };
}

const baseOf = (base: string): string => {
  if (base === '') return REAL;
  if (!LOOPBACK.test(base)) throw new Error('WX_API_BASE may only be a loopback address');
  return base;
};

const poster =
  (base: string) =>
  async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw new Error(`wechat: status ${response.status} for ${path}`);
    return (await response.json()) as Answer;
  };

/** Keeps the stable token of this instance; WeChat gives every instance the same one. */
const tokenKeeper = (options: WeChatOptions, post: ReturnType<typeof poster>) => {
  let token = { value: '', until: 0 };
  return {
    forget: () => void (token = { value: '', until: 0 }),
    now: async (): Promise<string> => {
      if (token.until > options.now()) return token.value;
      const body = { grant_type: 'client_credential', appid: options.appId, secret: options.secret };
      const answer = await post('/cgi-bin/stable_token', body);
      if (!answer.access_token) throw new Error(`wechat: no token, errcode ${answer.errcode}`);
      token = { value: answer.access_token, until: options.now() + (answer.expires_in ?? 7200) * 1000 - EARLY };
      return token.value;
    },
  };
};

/** The checks of words and pictures: where WeChat does not answer, nobody has checked. */
const checksOver = (
  call: (path: string, body: object) => Promise<Answer>,
): Pick<WeChat, 'checkText' | 'checkMedia'> => ({
  checkText: async (openid, content) => {
    try {
      const answer = await call('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content });
      const suggest = answer.result?.suggest;
      return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unchecked';
    } catch {
      return 'unchecked';
    }
  },
  checkMedia: async (openid, url) => {
    try {
      const body = { version: 2, scene: 3, media_type: IMAGE, media_url: url, openid };
      return (await call('/wxa/media_check_async', body)).trace_id;
    } catch {
      return undefined;
    }
  },
});

const BAD_CODE = new Set([40029, 40003]);

const phoneOver =
  (call: (path: string, body: object) => Promise<Answer>, appId: string): WeChat['phoneOf'] =>
  async (openid, code) => {
    try {
      const { errcode = 0, phone_info: info } = await call('/wxa/business/getuserphonenumber', { code, openid });
      if (BAD_CODE.has(errcode)) return 'refused';
      if (errcode !== 0 || !info) return 'away';
      // A code of another app’s button would otherwise bind a phone that was never shown to us.
      if (info.watermark.appid !== appId) return 'refused';
      return { number: info.purePhoneNumber, country: info.countryCode };
    } catch {
      return 'away';
    }
  };

/** WeChat over HTTPS with a stable token that is fetched again five minutes before it ends. */
export const createWeChat = (options: WeChatOptions): WeChat => {
  const post = poster(baseOf(options.base));
  const token = tokenKeeper(options, post);
  const call = async (path: string, body: object): Promise<Answer> => {
    const answer = await post(`${path}?access_token=${await token.now()}`, body);
    if (!STALE_TOKEN.has(answer.errcode ?? 0)) return answer;
    token.forget();
    return post(`${path}?access_token=${await token.now()}`, body);
  };
  return {
    send: async ({ openid, templateId, page, data }) => {
      // Without a token nothing has been sent and it may be tried again; afterwards we cannot know.
      if (!(await token.now().catch(() => undefined))) return { sent: false, errcode: -1 };
      try {
        const message = { touser: openid, template_id: templateId, page, data };
        const answer = await call('/cgi-bin/message/subscribe/send', message);
        return (answer.errcode ?? 0) === 0 ? { sent: true } : { sent: false, errcode: answer.errcode ?? -1 };
      } catch {
        return { sent: 'unknown' };
      }
    },
    ...checksOver(call),
    phoneOf: phoneOver(call, options.appId),
    ship: async ({ transactionId, item, openid, at }) => {
      try {
        const body = {
          order_key: { order_number_type: BY_TRANSACTION, transaction_id: transactionId },
          logistics_type: SELF_COLLECTION,
          delivery_mode: WHOLE,
          shipping_list: [{ item_desc: item }],
          upload_time: at,
          payer: { openid },
        };
        return (await call('/wxa/sec/order/upload_shipping_info', body)).errcode ?? 0;
      } catch {
        return -1;
      }
    },
  };
};
