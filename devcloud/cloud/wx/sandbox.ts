import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendJson } from '../http';
import { badField } from './fields';
import type { Ledger } from './ledger';

type Body = Readonly<Record<string, unknown>>;
type Mode = 'hang' | '500' | 'drop';
interface Answer {
  errcode?: number;
  errmsg?: string;
  [field: string]: unknown;
}

const TOKEN_SECONDS = 7200;
const error = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg });

/** WeChat's HTTP interface as far as the product uses it: tokens, subscription messages, text check. Never for production. */
export class WxSandbox {
  readonly #ledger: Ledger;
  readonly #appId: string;
  readonly #now: () => number;
  readonly #faults: { path: string; mode: Mode; times: number }[] = [];
  #token = { value: '', until: 0 };
  #messages = 0;

  constructor(ledger: Ledger, appId: string, now: () => number) {
    if (process.env['NODE_ENV'] === 'production') throw new Error('the WeChat sandbox does not run in production');
    this.#ledger = ledger;
    this.#appId = appId;
    this.#now = now;
  }

  /** Makes the next `times` requests to a path fail: `500` refuses, `hang` and `drop` do the work but the answer never arrives. */
  fault(path: string, mode: Mode, times: number): void {
    this.#faults.push({ path, mode, times });
  }

  /** Answers one request and logs it. */
  handle(path: string, accessToken: string | null, text: string, response: ServerResponse): void {
    const body = this.#parse(text);
    const fault = this.#faults.find((candidate) => candidate.path === path && candidate.times > 0);
    if (fault) fault.times--;
    const answer = this.#ledger.record(this.#now(), path, body ?? text, () =>
      fault?.mode === '500' ? { status: 500 } : this.#answer(path, accessToken, body),
    );
    if (fault?.mode === 'hang') return;
    if (fault?.mode === 'drop') response.destroy();
    else if (fault) sendJson(response, '', 500);
    else sendJson(response, JSON.stringify(answer));
  }

  #parse(text: string): Body | undefined {
    try {
      const body: unknown = JSON.parse(text);
      return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
    } catch {
      return undefined;
    }
  }

  #answer(path: string, accessToken: string | null, body: Body | undefined): Answer {
    if (!body) return error(47001, 'data format error');
    if (path === '/cgi-bin/stable_token') return this.#stableToken(body);
    if (accessToken === null || accessToken === '') return error(41001, 'access_token missing');
    if (accessToken !== this.#token.value)
      return error(40001, 'invalid credential, access_token is invalid or not latest');
    if (this.#token.until <= this.#now()) return error(42001, 'access_token expired');
    if (path === '/cgi-bin/message/subscribe/send') return this.#send(body);
    if (path === '/wxa/msg_sec_check') return this.#check(body);
    return error(40066, `invalid url ${path}`);
  }

  #stableToken(body: Body): Answer {
    if (body['grant_type'] !== 'client_credential') return error(40002, 'invalid grant_type');
    if (typeof body['appid'] !== 'string' || body['appid'] === '') return error(41002, 'appid missing');
    if (this.#appId !== '' && body['appid'] !== this.#appId) return error(40013, 'invalid appid');
    if (typeof body['secret'] !== 'string' || body['secret'] === '') return error(41004, 'appsecret missing');
    if (body['force_refresh'] === true || this.#token.until - this.#now() < 300_000) {
      this.#token = { value: randomBytes(48).toString('base64url'), until: this.#now() + TOKEN_SECONDS * 1000 };
    }
    return { access_token: this.#token.value, expires_in: Math.floor((this.#token.until - this.#now()) / 1000) };
  }

  #send(body: Body): Answer {
    const { touser, template_id: template, data, miniprogram_state: state } = body;
    if (typeof touser !== 'string' || !/^[\w-]{1,128}$/.test(touser)) return error(40003, 'invalid openid');
    if (typeof template !== 'string' || !/^[\w-]{1,64}$/.test(template)) return error(40037, 'invalid template_id');
    const bad = badField(data);
    if (bad !== undefined) return error(47003, `argument invalid! ${bad} invalid`);
    if (state !== undefined && !['developer', 'trial', 'formal'].includes(String(state)))
      return error(47003, 'argument invalid! miniprogram_state');
    if (!this.#ledger.spend(touser, template)) return error(43101, 'user refuse to accept the msg');
    return { errcode: 0, errmsg: 'ok', msgid: this.#now() * 1000 + (this.#messages++ % 1000) };
  }

  #check(body: Body): Answer {
    const { content, openid, scene, version } = body;
    if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) return error(40097, 'invalid args');
    if (typeof openid !== 'string' || openid === '') return error(40003, 'invalid openid');
    if (typeof content !== 'string' || content === '' || [...content].length > 2500)
      return error(40097, 'invalid args: content');
    const suggest = content.includes('违规演示') ? 'risky' : content.includes('待审演示') ? 'review' : 'pass';
    const label = suggest === 'pass' ? 100 : 20001;
    return {
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label },
      detail: [],
      trace_id: randomBytes(8).toString('hex'),
    };
  }
}
