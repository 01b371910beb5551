import type { Runner } from './functions/runner';
import type { Outcome } from './functions/types';
import { readBody, sendJson, TooLarge } from './http';
import type { Exchange } from './http';
import { fileId } from './storage/actions';
import type { Storage } from './storage/actions';
import { BadPath, cloudPath } from './storage/files';
import type { Ledger } from './wx/ledger';

/** What the mini-program side of the gateway needs. */
export interface ClientSide {
  runner: Runner;
  storage: Storage;
  ledger: Ledger;
  appId: string;
  writePrefix: string;
  now: () => number;
}

const MAX_DATA = 100 * 1024;
const CODES = { 'not-found': -501000, 'too-large': -501000, error: -504002, crash: -504002, timeout: -504003 } as const;
const NAMES = {
  'not-found': 'resource not found',
  'too-large': 'EXCEED_MAX_PAYLOAD_SIZE',
  error: 'functions execute fail',
  crash: 'functions execute fail',
  timeout: 'functions time limit exceeded',
} as const;

const failure = (kind: keyof typeof CODES, message: string, requestId: string): string =>
  JSON.stringify({
    errCode: CODES[kind],
    errMsg: `cloud.callFunction:fail Error: errCode: ${CODES[kind]} ${NAMES[kind]} | errMsg: ${message}; requestID ${requestId}`,
    requestID: requestId,
  });

const answer = (outcome: Outcome): string =>
  outcome.ok
    ? `{"errMsg":"cloud.callFunction:ok","requestID":"${outcome.requestId}","result":${outcome.result}}`
    : failure(outcome.kind, outcome.message, outcome.requestId);

const invoke = async (side: ClientSide, exchange: Exchange, openid: string, fn: string): Promise<void> => {
  let event: string;
  try {
    const data: unknown = JSON.parse((await readBody(exchange.request, MAX_DATA)) || '{}');
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error('data must be an object');
    // The platform adds userInfo and overwrites what a caller put there.
    event = JSON.stringify({ ...data, userInfo: { openId: openid, appId: side.appId } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return sendJson(exchange.response, failure(error instanceof TooLarge ? 'too-large' : 'error', message, ''));
  }
  sendJson(
    exchange.response,
    answer(await side.runner.invoke({ fn, event, openid, source: 'wx_client', trigger: 'client', depth: 0 })),
  );
};

const upload = async (side: ClientSide, exchange: Exchange, openid: string): Promise<void> => {
  const { request, response, query } = exchange;
  const refuse = (code: number, message: string): void => {
    request.resume();
    sendJson(
      response,
      JSON.stringify({ errCode: code, errMsg: `cloud.uploadFile:fail Error: errCode: ${code} | errMsg: ${message}` }),
    );
  };
  try {
    const path = cloudPath(query.get('path'));
    const owner = side.storage.files.info(path)?.owner;
    if (!path.startsWith(side.writePrefix) || side.writePrefix === '')
      return refuse(-503003, 'storage permission denied: path');
    if (owner !== undefined && owner !== openid) return refuse(-503003, 'storage permission denied: not the creator');
    await side.storage.files.receive(path, request, request.headers['content-type'], openid, side.now());
    sendJson(
      response,
      JSON.stringify({ fileID: fileId(side.storage, path), errMsg: 'cloud.uploadFile:ok', statusCode: 200 }),
    );
  } catch (error) {
    if (!(error instanceof BadPath)) throw error;
    refuse(-503002, error.message);
  }
};

const subscribe = async (side: ClientSide, exchange: Exchange, openid: string): Promise<void> => {
  const body = JSON.parse(await readBody(exchange.request, MAX_DATA)) as { tmplIds?: unknown; answer?: unknown };
  const ids = Array.isArray(body.tmplIds)
    ? body.tmplIds.filter((id): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id))
    : [];
  if (ids.length === 0 || ids.length > 5) {
    return sendJson(
      exchange.response,
      JSON.stringify({ errCode: ids.length === 0 ? 10001 : 20003, errMsg: 'requestSubscribeMessage:fail' }),
    );
  }
  const given = body.answer === 'accept' ? 'accept' : 'reject';
  if (given === 'accept') for (const id of ids) side.ledger.grant(openid, id);
  const answers = Object.fromEntries(ids.map((id) => [id, given]));
  sendJson(exchange.response, JSON.stringify({ ...answers, errMsg: 'requestSubscribeMessage:ok' }));
};

/** What a mini-program's `wx.cloud` and `wx` do, for the openid in the header `x-openid`. */
export const clientRoute = async (side: ClientSide, exchange: Exchange): Promise<void> => {
  const openid = exchange.request.headers['x-openid'];
  if (typeof openid !== 'string' || !/^[\w-]{1,128}$/.test(openid)) {
    exchange.request.resume();
    return sendJson(exchange.response, JSON.stringify({ errCode: -601002, errMsg: 'no caller: header x-openid' }), 401);
  }
  const [, , action = '', name = ''] = exchange.path.split('/');
  if (exchange.request.method === 'POST' && action === 'invoke') return invoke(side, exchange, openid, name);
  if (exchange.request.method === 'PUT' && action === 'upload') return upload(side, exchange, openid);
  if (exchange.request.method === 'POST' && action === 'subscribe') return subscribe(side, exchange, openid);
  exchange.request.resume();
  sendJson(
    exchange.response,
    JSON.stringify({ errCode: -501000, errMsg: `no such client call: ${exchange.path}` }),
    404,
  );
};
