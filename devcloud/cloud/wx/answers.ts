import { randomBytes } from 'node:crypto';
import { Reply } from '../http';

/** A JSON object that WeChat was sent. */
export type Body = Readonly<Record<string, unknown>>;

/** A JSON object that WeChat answers. */
export type WxAnswer = Readonly<Record<string, unknown>>;

/** A picture that WeChat answers instead of JSON. */
export class Picture {
  constructor(readonly png: Buffer) {}
}

/** Raised when WeChat refuses a request. */
export class WxError extends Error {
  readonly errcode: number;

  constructor(errcode: number, message: string) {
    super(message);
    this.errcode = errcode;
  }
}

/** The answer of every request that only does something. */
export const DONE: WxAnswer = { errcode: 0, errmsg: 'ok' };

/** An id of WeChat's form: the second in hex and two random words. */
export const requestMark = (now: number): string => {
  const random = randomBytes(8).toString('hex');
  return `${Math.floor(now / 1000).toString(16)}-${random.slice(0, 8)}-${random.slice(8)}`;
};

/** A refusal as WeChat words it: with the mark of the request behind the sentence. */
export const refusal = (now: number, errcode: number, message: string): WxAnswer => ({
  errcode,
  errmsg: `${message} rid: ${requestMark(now)}`,
});

/** The HTTP reply of an answer; WeChat's status is 200 even when it refuses. */
export const toReply = (answer: WxAnswer | Picture): Reply =>
  answer instanceof Picture
    ? new Reply(200, { 'content-type': 'image/png' }, answer.png)
    : new Reply(200, { 'content-type': 'application/json; encoding=utf-8' }, JSON.stringify(answer));

/** Whether a value is a plain JSON object. */
export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The openid in a field; refused as WeChat does when it is none. */
export const openidIn = (value: unknown): string => {
  if (typeof value !== 'string' || !/^[\w-]{1,128}$/.test(value)) throw new WxError(40003, 'invalid openid');
  return value;
};

/** Reads JSON text of an object; undefined when it is anything else. */
export const readBody = (bytes: Buffer | string): Body | undefined => {
  try {
    const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isBody(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
