import { createCipheriv, privateDecrypt, randomBytes, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { SignatureFlaw } from '../../faults';
import { signError } from './errors';
import type { PlatformKey } from './keys';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const FIVE_MINUTES = 300;
const FIELDS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const;

type Claims = Record<(typeof FIELDS)[number], string>;

/** Who may sign and what was sent. */
export interface SignedRequest {
  authorization: string | undefined;
  method: string;
  /** Paths the signature may be over: the sandbox's own prefix may be signed or not. */
  targets: readonly string[];
  body: string;
}

const MALFORMED = 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》';

const claimsOf = (authorization: string | undefined): Claims => {
  const [scheme, rest = ''] = (authorization ?? '').split(/ (.*)/s);
  if (scheme !== SCHEME) throw signError(MALFORMED);
  const found = Object.fromEntries([...rest.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]));
  if (FIELDS.some((field) => !found[field])) throw signError(MALFORMED);
  return found as Claims;
};

const lines = (...parts: readonly string[]): string => parts.map((part) => `${part}\n`).join('');

/** Throws SIGN_ERROR unless the merchant's key signed exactly this request at most five minutes from `now`. */
export const checkSignature = (
  request: SignedRequest,
  merchant: { mchid: string; serial: string; key: KeyObject },
  now: number,
): void => {
  const claims = claimsOf(request.authorization);
  if (claims.mchid !== merchant.mchid) throw signError('商户号不存在');
  if (claims.serial_no !== merchant.serial) throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  if (!/^\d+$/.test(claims.timestamp) || Math.abs(now / 1000 - Number(claims.timestamp)) > FIVE_MINUTES)
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  const messages = request.targets.map((target) =>
    lines(request.method, target, claims.timestamp, claims.nonce_str, request.body),
  );
  const signature = Buffer.from(claims.signature, 'base64');
  if (messages.some((message) => verify('sha256', Buffer.from(message), merchant.key, signature))) return;
  const message = messages[0] ?? '';
  throw signError('错误的签名，验签失败', {
    detail: { issue: 'sign not match' },
    field: 'signature',
    location: 'authorization',
    sign_information: {
      method: request.method,
      url: request.targets[0],
      truncated_sign_message: message.slice(0, message.length - request.body.length + 7),
      sign_message_length: Buffer.byteLength(message),
    },
  });
};

/** The headers that prove an answer or a notification; a flaw makes them wrong in the way it names. */
export const signatureHeaders = (
  key: PlatformKey,
  body: string,
  now: number,
  flaw?: SignatureFlaw,
): Record<string, string> => {
  if (flaw === 'missing') return {};
  const timestamp = String(Math.floor(now / 1000) - (flaw === 'stale' ? 400 : 0));
  const nonce = randomBytes(16).toString('hex');
  const message = lines(timestamp, nonce, flaw === 'digest' ? `${body} ` : body);
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': flaw === 'serial' ? '0'.repeat(40) : key.id,
    'Wechatpay-Signature': sign('sha256', Buffer.from(message), key.privateKey).toString('base64'),
    'Wechatpay-Signature-Type': SCHEME,
  };
};

/** Whether the merchant signed this message, as the mini-program's payment call carries it. */
export const isSignedBy = (key: KeyObject, parts: readonly string[], signature: string): boolean =>
  verify('sha256', Buffer.from(lines(...parts)), key, Buffer.from(signature, 'base64'));

/** Text sealed with the merchant's APIv3 key. */
export const seal = (plain: string, apiV3Key: string, associated: string): Record<string, string> => {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associated));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    nonce,
    associated_data: associated,
  };
};

/** A sensitive field that was encrypted with the platform's key; undefined when it was not. */
export const openField = (key: PlatformKey, text: string): string | undefined => {
  try {
    return privateDecrypt({ key: key.privateKey, oaepHash: 'sha1' }, Buffer.from(text, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
};
