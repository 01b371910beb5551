import { randomUUID } from 'node:crypto';
import type { Fault, FaultMode, Faults, SignatureFlaw } from '../../faults';
import { throughFault } from '../../faulty';
import { readBody, Reply, TooLarge } from '../../http';
import type { Answer, Exchange } from '../../http';
import { invalidRequest, PayError } from './errors';
import type { PlatformKey } from './keys';
import { payerOf, routeOf } from './routes';
import type { PayServices } from './routes';
import { checkSignature, signatureHeaders } from './signing';

const MODES: readonly FaultMode[] = [
  'refuse',
  'delay',
  'wrong-signature',
  'http-500',
  'lost-answer',
  'network-down',
  'hang',
];
const MOST_BYTES = 1_000_000;

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
};

const bodyOf = (exchange: Exchange): Promise<string | undefined> =>
  readBody(exchange.request, MOST_BYTES).catch((error: unknown) => {
    if (error instanceof TooLarge) return undefined;
    throw error;
  });

/** Serves the merchant's requests over HTTP: checks their signatures, meets their faults, signs the answers. */
export class Counter {
  readonly #services: PayServices;
  readonly #faults: Faults;
  readonly #prefix: string;

  constructor(services: PayServices, faults: Faults) {
    this.#services = services;
    this.#faults = faults;
    this.#prefix = new URL(services.parts.url).pathname;
  }

  async handle(exchange: Exchange): Promise<Answer> {
    const path = exchange.path.slice(this.#prefix.length);
    const text = await bodyOf(exchange);
    const reference = path.split('/').at(/\/(?:close|apply-abnormal-refund)$/.test(path) ? -2 : -1) ?? '';
    const payer = payerOf(this.#services.parts.ledger, reference, parsed(text));
    const fault = this.#faults.take('pay', path, payer, MODES);
    // The platform says in its own words that it is broken.
    const connection = fault?.mode === 'http-500' ? undefined : fault;
    return throughFault(connection, () => Promise.resolve(this.#reply(exchange, path, text, fault)));
  }

  #reply(exchange: Exchange, path: string, text: string | undefined, fault: Fault | undefined): Reply {
    const { keys, mode } = this.#services.parts;
    let key = keys().platform(mode)[0];
    const flaw = fault?.mode === 'wrong-signature' ? (fault.flaw ?? 'digest') : undefined;
    try {
      if (text === undefined) throw invalidRequest('请求体过大');
      this.#check(exchange, text);
      key = this.#chosen(exchange) ?? key;
      const value = this.#serve(exchange, path, text, fault);
      if (Buffer.isBuffer(value)) return new Reply(200, { 'content-type': 'text/plain' }, value);
      return this.#signed(value === undefined ? 204 : 200, value, key, flaw);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      const { status, code, message, detail } = error;
      // Whoever is not known is told so without a signature.
      const signer = status === 401 ? undefined : key;
      return this.#signed(status, { code, message, ...(detail === undefined ? {} : { detail }) }, signer, flaw);
    }
  }

  #check({ request }: Exchange, body: string): void {
    const { keys, clock } = this.#services.parts;
    const { mchid, serial, merchant: key } = keys();
    const { method = '', headers, url = '' } = request;
    // A client that signs the path of the real host leaves our prefix out.
    const targets = [url, url.slice(this.#prefix.length)];
    checkSignature(
      { authorization: headers.authorization, method, targets, body },
      { mchid, serial, key },
      clock.now(),
    );
    if (headers.accept === undefined || headers['user-agent'] === undefined)
      throw new PayError(400, 'PARAM_ERROR', 'Http头缺少Accept或User-Agent');
  }

  #chosen({ request }: Exchange): PlatformKey | undefined {
    const { keys, mode } = this.#services.parts;
    const wanted = request.headers['wechatpay-serial'];
    const key = keys()
      .platform(mode)
      .find(({ id }) => id === wanted);
    if (wanted !== undefined && !key) throw new PayError(400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误');
    return key;
  }

  #serve({ request, query }: Exchange, path: string, text: string, fault: Fault | undefined): unknown {
    const { route, params } = routeOf(request.method ?? '', path);
    if (fault?.mode === 'refuse') throw route.refuse;
    if (fault?.mode === 'http-500') throw new PayError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
    const body = parsed(text);
    if (route.method === 'POST' && body === undefined) throw invalidRequest('请求体不是合法的JSON');
    return route.run(this.#services, { params, query, body });
  }

  #signed(status: number, value: unknown, key: PlatformKey | undefined, flaw: SignatureFlaw | undefined): Reply {
    const body = value === undefined ? '' : JSON.stringify(value);
    const proof = key ? signatureHeaders(key, body, this.#services.parts.clock.now(), flaw) : {};
    const type = value === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
    return new Reply(status, { ...type, 'Request-ID': randomUUID(), ...proof }, body);
  }
}
