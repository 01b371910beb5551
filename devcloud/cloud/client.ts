import { CloudError } from './db/errors';
import type { Environment } from './environment';
import type { Failure, Outcome } from './functions/types';
import type { Gateway } from './gateway';
import { json, jsonText, readBody, TooLarge } from './http';
import type { Answer, Exchange } from './http';
import { fileId } from './storage/actions';
import { BadPath, cloudPath } from './storage/paths';
import { wxClientCall } from './wx/client';
import { payClientCall } from './wx/pay/client';

/** A call that a mini-program makes: who calls, in which environment, and what stands behind the call's name. */
export interface ClientCall {
  exchange: Exchange;
  openid: string;
  environment: Environment;
  rest: string;
}

/** One call of `wx` or `wx.cloud`, at `/client/<name>`. */
export interface ClientRoute {
  method: 'POST' | 'PUT';
  name: string;
  run: (gateway: Gateway, call: ClientCall) => Promise<Answer>;
}

const MAX_DATA = 100 * 1024;
const FAILURES: Readonly<Record<Failure, readonly [code: number, name: string]>> = {
  'not-found': [-501000, 'FUNCTION_NOT_FOUND'],
  'too-large': [-501000, 'EXCEED_MAX_PAYLOAD_SIZE'],
  error: [-504002, 'functions execute fail'],
  crash: [-504002, 'functions execute fail'],
  memory: [-504002, 'functions execute fail'],
  timeout: [-504003, 'functions time limit exceeded'],
};

const failure = (kind: Failure, message: string, requestId: string): Answer => {
  const [code, name] = FAILURES[kind];
  return json({
    errCode: code,
    errMsg: `cloud.callFunction:fail Error: errCode: ${code} ${name} | errMsg: ${message}; requestID ${requestId}`,
    requestID: requestId,
  });
};

const answer = (outcome: Outcome): Answer =>
  outcome.ok
    ? jsonText(`{"errMsg":"cloud.callFunction:ok","requestID":"${outcome.requestId}","result":${outcome.result}}`)
    : failure(outcome.kind, outcome.message, outcome.requestId);

const invoke: ClientRoute['run'] = async ({ appId }, { exchange, environment, openid, rest }) => {
  let event: string;
  try {
    const data: unknown = JSON.parse((await readBody(exchange.request, MAX_DATA)) || '{}');
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error('data must be an object');
    // The platform adds userInfo and overwrites what a caller put there.
    event = JSON.stringify({ ...data, userInfo: { openId: openid, appId } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failure(error instanceof TooLarge ? 'too-large' : 'error', message, '');
  }
  const unionid = exchange.request.headers['x-unionid'];
  const call = { fn: rest, event, openid, source: 'wx_client', trigger: 'client', depth: 0 } as const;
  return answer(await environment.runner.invoke(typeof unionid === 'string' ? { ...call, unionid } : call));
};

const refuseUpload = (code: number, message: string): Answer =>
  json({ errCode: code, errMsg: `cloud.uploadFile:fail Error: errCode: ${code} | errMsg: ${message}` });

const upload: ClientRoute['run'] = async ({ clock, options }, { exchange, environment, openid }) => {
  const { request, query } = exchange;
  const { storage } = environment;
  const prefix = options.clientWritePrefix ?? '';
  try {
    const path = cloudPath(query.get('path'));
    const owner = storage.files.info(path)?.owner;
    if (prefix === '' || !path.startsWith(prefix)) return refuseUpload(-503003, 'storage permission denied: path');
    if (owner !== undefined && owner !== openid)
      return refuseUpload(-503003, 'storage permission denied: not the creator');
    await storage.files.receive(path, request, request.headers['content-type'], openid, clock.now());
    return json({ fileID: fileId(storage, path), errMsg: 'cloud.uploadFile:ok', statusCode: 200 });
  } catch (error) {
    if (!(error instanceof BadPath)) throw error;
    return refuseUpload(-503002, error.message);
  }
};

const ROUTES: readonly ClientRoute[] = [
  { method: 'POST', name: 'invoke', run: invoke },
  { method: 'PUT', name: 'upload', run: upload },
  { method: 'POST', name: 'pay', run: ({ pay }, { exchange, openid }) => payClientCall(pay, exchange, openid) },
];

const routeOf = ({ sandbox }: Gateway, method: string | undefined, name: string): ClientRoute['run'] | undefined => {
  const route = ROUTES.find((candidate) => candidate.method === method && candidate.name === name);
  const wx = method === 'POST' ? wxClientCall(sandbox, name) : undefined;
  return route?.run ?? (wx && ((_gateway, { exchange, openid }) => wx(exchange, openid)));
};

const environmentOf = ({ environments }: Gateway, envId: string): Environment | undefined => {
  try {
    return environments.find(envId);
  } catch (error) {
    if (error instanceof CloudError) return undefined;
    throw error;
  }
};

/** What a mini-program's `wx.cloud` and `wx` do, for the openid in the header `x-openid`. */
export const clientRoute = async (gateway: Gateway, exchange: Exchange): Promise<Answer> => {
  const { request, path } = exchange;
  const { 'x-openid': openid, 'x-env': envId = '' } = request.headers;
  if (typeof openid !== 'string' || !/^[\w-]{1,128}$/.test(openid))
    return json({ errCode: -601002, errMsg: 'no caller: header x-openid' }, 401);
  const [, , name = '', ...rest] = path.split('/');
  const run = routeOf(gateway, request.method, name);
  if (!run) return json({ errCode: -501000, errMsg: `no such client call: ${request.method} ${path}` }, 404);
  const environment = environmentOf(gateway, String(envId));
  if (!environment) return json({ errCode: -501005, errMsg: `there is no environment ${String(envId)}` });
  gateway.users.see(environment.envId, openid);
  gateway.sandbox.people.visit(openid);
  return run(gateway, { exchange, openid, environment, rest: rest.join('/') });
};
