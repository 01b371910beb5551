import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Failure, FunctionDecl } from '../functions/types';
import type { Gateway } from '../gateway';
import { json, readBytes, Reply, TooLarge } from '../http';
import type { Exchange } from '../http';

const MAX_TEXT = 100 * 1024;
const MAX_BINARY = 6 * 1024 * 1024;
const TEXT = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)\b|application\/x-www-form-urlencoded)/i;
const STATUS: Record<Failure, [number, string]> = {
  'not-found': [404, 'FUNCTION_NOT_FOUND'],
  'too-large': [413, 'EXCEED_MAX_PAYLOAD_SIZE'],
  timeout: [504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  memory: [500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
  error: [500, 'FUNCTION_INVOCATION_FAILED'],
  crash: [500, 'FUNCTION_INVOCATION_FAILED'],
};
/** Headers of one connection, which a gateway does not hand on. */
const HOP = /^(?:connection|keep-alive|transfer-encoding|content-length|upgrade|te|trailer|proxy-.*)$/i;

const refuse = (status: number, code: string, message: string, requestId: string = randomUUID()): Reply =>
  json({ requestId, code, message }, status);

interface Match {
  decl: FunctionDecl;
  /** What the function sees of the path. */
  seen: string;
}

/** The route with the longest path that the requested one begins with, whole segments only. */
const match = (functions: readonly FunctionDecl[], path: string): Match | undefined => {
  let best: { decl: FunctionDecl; prefix: string; passPath: boolean } | undefined;
  for (const decl of functions) {
    for (const route of decl.routes) {
      const prefix = route.path.replace(/\/+$/, '');
      const fits = path === prefix || path.startsWith(`${prefix}/`);
      if (fits && (!best || prefix.length > best.prefix.length))
        best = { decl, prefix, passPath: route.passPath ?? false };
    }
  }
  return best && { decl: best.decl, seen: best.passPath ? path : path.slice(best.prefix.length) || '/' };
};

const multi = (request: IncomingMessage): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  const { rawHeaders } = request;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    (found[(rawHeaders[at] ?? '').toLowerCase()] ??= []).push(rawHeaders[at + 1] ?? '');
  return found;
};

const isText = (bytes: Buffer, type: string): boolean =>
  (type === '' || TEXT.test(type)) && Buffer.from(bytes.toString('utf8')).equals(bytes);

const eventOf = (envId: string, { request, query }: Exchange, seen: string, bytes: Buffer, always: boolean): string => {
  const headers = multi(request);
  const encoded = bytes.length > 0 && (always || !isText(bytes, request.headers['content-type'] ?? ''));
  return JSON.stringify({
    path: seen,
    httpMethod: request.method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(', ')])),
    multiValueHeaders: headers,
    queryStringParameters: Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key).join(',')])),
    requestContext: { requestId: randomUUID(), envId, appId: 1_250_000_000, uin: 100_000_000_001 },
    body: bytes.toString(encoded ? 'base64' : 'utf8'),
    isBase64Encoded: encoded,
  });
};

const withoutHop = (headers: Readonly<Record<string, unknown>>): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !HOP.test(name))
      .map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.map(String) : String(value)]),
  );

/** The integrated response, when an object is one: it carries a status. */
const integrated = (value: Record<string, unknown>, requestId: string): Reply => {
  const { statusCode, headers, multiValueHeaders, body = '', isBase64Encoded } = value;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return refuse(500, 'FUNCTION_INVOCATION_FAILED', `Invalid scf response format: statusCode ${status}`, requestId);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const given = { ...withoutHop((headers ?? {}) as object as Record<string, unknown>) };
  Object.assign(given, withoutHop((multiValueHeaders ?? {}) as object as Record<string, unknown>));
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const all = { 'content-type': type, ...given };
  return new Reply(status, all, isBase64Encoded === true ? Buffer.from(text, 'base64') : text);
};

const replyOf = (result: string, requestId: string): Reply => {
  const value: unknown = JSON.parse(result);
  if (typeof value === 'object' && value !== null)
    return 'statusCode' in value ? integrated({ ...value }, requestId) : json(value);
  const text = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return new Reply(200, { 'content-type': 'text/plain; charset=utf-8' }, text);
};

/** The HTTP access service: `/web/<environment>` stands for the environment's own address. */
export const webRoute = async (gateway: Gateway, exchange: Exchange): Promise<Reply> => {
  const [, , envId = '', ...segments] = exchange.path.split('/');
  const environment = gateway.environments.list().find((one) => one.envId === envId);
  const path = `/${segments.join('/')}`;
  const found = environment && match(environment.functions, path);
  if (!found) return refuse(404, 'INVALID_PATH', `no route of environment ${envId} leads to ${path}`);
  let bytes: Buffer;
  try {
    const type = exchange.request.headers['content-type'] ?? '';
    bytes = await readBytes(exchange.request, type === '' || TEXT.test(type) ? MAX_TEXT : MAX_BINARY);
  } catch (error) {
    if (error instanceof TooLarge) return refuse(413, 'EXCEED_MAX_PAYLOAD_SIZE', error.message);
    throw error;
  }
  const event = eventOf(envId, exchange, found.seen, bytes, gateway.switches.httpBodyBase64);
  const call = { fn: found.decl.name, event, openid: '', source: 'wx_http', trigger: 'http', depth: 0 } as const;
  const outcome = await environment.runner.invoke(call);
  if (outcome.ok) return replyOf(outcome.result, outcome.requestId);
  const [status, code] = STATUS[outcome.kind];
  return refuse(status, code, outcome.message, outcome.requestId);
};
