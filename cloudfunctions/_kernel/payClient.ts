import Wechatpay from 'wechatpay-axios-plugin/lib/wechatpay';
import { PayAway, type Merchant } from './payPort';

const REAL = 'https://api.mch.weixin.qq.com';
const TIMEOUT = 5_000;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/** A path of the service, to be read or written. */
export interface Resource {
  get: (config: object) => Promise<unknown>;
  post: (data: object, config?: object) => Promise<unknown>;
}
interface Answered {
  status: number;
  data: unknown;
}

/** The client of a merchant: a resource for each path, in which `{name}` is replaced by the setting of that name. */
export const clientOf = (merchant: Merchant): ((path: string) => Resource) => {
  const { mchid, serial, privateKey, platformKeys, base } = merchant;
  if (base !== '' && !LOOPBACK.test(base)) throw new Error('PAY_API_BASE may only be a loopback address');
  // Where both kinds of key are known, answers are asked for under the one that never expires.
  const wanted = Object.keys(platformKeys).find((id) => id.startsWith('PUB_KEY_ID_'));
  const client = new Wechatpay({
    mchid,
    serial,
    privateKey,
    certs: { ...platformKeys },
    baseURL: `${base || REAL}/`,
    // The client's own default is to wait for ever.
    timeout: TIMEOUT,
    proxy: false,
    maxRedirects: 0,
    ...(wanted === undefined ? {} : { headers: { 'Wechatpay-Serial': wanted } }),
  });
  // The chained way of writing a path turns capitals into small letters; a path in one piece is left alone.
  return (path) => client.chain(path);
};

/** The answer that was proved by its signature; everything else is `PayAway`. */
export const believed = async (what: string, request: Promise<unknown>): Promise<Answered> => {
  try {
    return (await request) as Answered;
  } catch (error) {
    const { response, code } = error as { response?: { status?: number; data?: { code?: string } }; code?: string };
    // A wrong signature under a good status has a code of the client's own.
    const status = code?.startsWith('EV3_') ? 0 : (response?.status ?? 0);
    throw new PayAway(what, status, (status === 0 ? code : response?.data?.code) ?? String(error));
  }
};
