import type { Clock } from '../clock';
import type { Group } from '../engine/types';
import type { Fault, Faults } from '../faults';
import { throughFault } from '../faulty';
import type { Outcome } from '../functions/types';
import { readBytes } from '../http';
import type { Answer, Exchange } from '../http';
import { AccessTokens } from './accessTokens';
import type { Body, WxAnswer } from './answers';
import { Picture, readBody, refusal, toReply, WxError } from './answers';
import { apis } from './apis';
import { RequestLog } from './log';
import { People } from './people';
import { Pushes } from './pushes';
import type { PaidOrders, WxApi, WxSide } from './side';
import { createWxTables } from './tables';

/** What WeChat stands on. */
export interface WxOptions {
  group: Group;
  clock: Clock;
  faults: Faults;
  /** Empty: any. */
  appId: string;
  /** Empty: any. */
  secret: string;
  templates?: Readonly<Record<string, readonly string[]>> | undefined;
  pages?: readonly string[] | undefined;
  /** Function by `<MsgType>/<Event>` to which events go. */
  events?: Readonly<Record<string, string>> | undefined;
  invoke: (fn: string, event: string, openid: string) => Promise<Outcome>;
  orders: PaidOrders;
}

/** A request as it has been read. */
interface Asked {
  path: string;
  method: string;
  token: string | null;
  bytes: Buffer;
  body: Body | undefined;
  api: WxApi | undefined;
  openid: string;
  overlaps: boolean;
  fault: Fault | undefined;
}

const TOKEN_PATH = '/cgi-bin/stable_token';
const MAX_BODY = 1_000_000;
const LOCAL_APP = 'wx0000000000000000';
const CALL_MODES: readonly Fault['mode'][] = ['refuse', 'delay', 'http-500', 'lost-answer', 'network-down', 'hang'];
const TOKEN_REFUSAL = [45011, 'api minute-quota reach limit, must slower, retry next minute'] as const;

/** WeChat's HTTP interfaces and events on one machine. Never for production. */
export class WxSandbox {
  readonly people: People;
  readonly pushes: Pushes;
  readonly log: RequestLog;
  readonly #options: WxOptions;
  readonly #tokens: AccessTokens;
  readonly #side: WxSide;
  /** Users for whom a request is under way, by path. */
  readonly #busy = new Set<string>();

  constructor(options: WxOptions) {
    if (process.env['NODE_ENV'] === 'production') throw new Error('the WeChat sandbox does not run in production');
    const { group, clock, faults, invoke, events = {}, templates, pages, orders } = options;
    const appId = options.appId || LOCAL_APP;
    createWxTables(group);
    this.#options = options;
    this.people = new People(group, clock);
    this.log = new RequestLog(group);
    this.pushes = new Pushes({ group, clock, faults, appId, functions: events, invoke });
    this.#tokens = new AccessTokens(group, options, clock);
    this.#side = { group, clock, appId, people: this.people, pushes: this.pushes, templates, pages, orders };
  }

  /** The fields of each template, when they are declared. */
  get templates(): WxOptions['templates'] {
    return this.#options.templates;
  }

  /** Does all of `work` or nothing. */
  atomically<T>(work: () => T): T {
    return this.#options.group.atomically(work);
  }

  /** Serves one request below `/wx`. */
  async handle({ request, path, query }: Exchange): Promise<Answer> {
    const bytes = await readBytes(request, MAX_BODY);
    const asked = this.#read(path.slice('/wx'.length), request.method ?? '', query.get('access_token'), bytes);
    const { api, openid, fault } = asked;
    const lane = api?.oneAtATime && !asked.overlaps ? `${api.path} ${openid}` : undefined;
    if (lane !== undefined) this.#busy.add(lane);
    try {
      if (fault?.mode === 'http-500' || fault?.mode === 'network-down')
        this.#note(asked, fault.mode === 'http-500' ? { status: 500 } : {});
      return await throughFault(fault, async () => {
        const answer = this.#serve(asked);
        await this.#options.group.durable();
        return toReply(answer);
      });
    } finally {
      if (lane !== undefined) this.#busy.delete(lane);
    }
  }

  /** Delivers every event that is due; what was sent. */
  drain(): Promise<string[]> {
    return this.pushes.drain();
  }

  stop(): Promise<void> {
    return this.pushes.stop();
  }

  #read(path: string, method: string, token: string | null, bytes: Buffer): Asked {
    const body = readBody(bytes);
    const api = apis.get(path);
    const named = body && api?.openid(body);
    const openid = typeof named === 'string' ? named : '';
    const modes = path === TOKEN_PATH ? CALL_MODES : [...CALL_MODES, 'token-expired' as const];
    const fault = this.#options.faults.take('wx', path, openid === '' ? undefined : openid, modes);
    const overlaps = api?.oneAtATime === true && this.#busy.has(`${path} ${openid}`);
    return { path, method, token, bytes, body, api, openid, overlaps, fault };
  }

  /** Does the work and writes it down with its answer in one commit. */
  #serve(asked: Asked): WxAnswer | Picture {
    return this.#options.group.atomically(() => {
      let answer: WxAnswer | Picture;
      try {
        answer = this.#options.group.atomically(() => this.#answer(asked));
      } catch (error) {
        if (!(error instanceof WxError)) throw error;
        answer = refusal(this.#options.clock.now(), error.errcode, error.message);
      }
      this.#note(asked, answer instanceof Picture ? { picture: 'image/png', bytes: answer.png.length } : answer);
      return answer;
    });
  }

  #answer({ path, method, token, body, api, overlaps, fault }: Asked): WxAnswer | Picture {
    if (path !== TOKEN_PATH && !api) throw new WxError(40066, `invalid url ${path}`);
    if (method !== 'POST') throw new WxError(43002, 'require POST method');
    if (!body) throw new WxError(47001, 'data format error');
    if (!api) {
      if (fault?.mode === 'refuse') throw new WxError(...TOKEN_REFUSAL);
      return this.#tokens.issue(body);
    }
    this.#tokens.check(token);
    if (fault?.mode === 'token-expired') throw new WxError(42001, 'access_token expired');
    if (fault?.mode === 'refuse') throw new WxError(...api.refuse);
    if (overlaps) throw new WxError(43108, 'concurrent sending to the same user');
    return api.run(this.#side, body);
  }

  #note({ path, bytes, body, openid, fault }: Asked, answer: WxAnswer): void {
    const shown = body ? ('secret' in body ? { ...body, secret: '***' } : body) : bytes.toString('utf8');
    const said = path === TOKEN_PATH && 'access_token' in answer ? { ...answer, access_token: '***' } : answer;
    const entry = { at: this.#options.clock.now(), path, openid, body: shown, answer: said };
    this.#options.group.atomically(() => this.log.append(entry, fault?.mode));
  }
}
