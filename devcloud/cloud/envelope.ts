import { randomUUID } from 'node:crypto';
import type { Invocation, Tokens } from './auth/tokens';
import { databaseActions } from './db/actions';
import { CloudError, invalidParam } from './db/errors';
import type { Mvcc } from './db/mvcc';
import type { Doc } from './ejson';
import { NESTED_CALL_KEEPS_OPENID } from './functions/runner';
import type { Runner } from './functions/runner';
import { readBody, sendJson, TooLarge } from './http';
import type { Exchange } from './http';
import { storageActions } from './storage/actions';
import type { Storage } from './storage/actions';

/** What the wire protocol of the SDK is served from. */
export interface AdminSide {
  envId: string;
  tokens: Tokens;
  mvcc: Mvcc;
  storage: Storage;
  runner: Runner;
  now: () => number;
}

const MAX_BODY = 48 * 1024 * 1024;
const FUNCTION_CODES = {
  'not-found': 'FUNCTION_NOT_FOUND',
  'too-large': 'EXCEED_MAX_PAYLOAD_SIZE',
  error: 'FUNCTIONS_EXECUTE_FAIL',
  crash: 'FUNCTIONS_EXECUTE_FAIL',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
} as const;

const invokeFunction = async (
  side: AdminSide,
  params: Doc,
  caller: Invocation | 'direct',
  header: string,
): Promise<Doc> => {
  const fn = params['function_name'];
  const data = params['request_data'];
  if (typeof fn !== 'string') throw invalidParam('function_name');
  const nested = caller === 'direct' ? undefined : caller;
  const outcome = await side.runner.invoke({
    fn,
    event: typeof data === 'string' && data !== '' ? data : '{}',
    openid: NESTED_CALL_KEEPS_OPENID ? (nested?.openid ?? '') : '',
    source: nested ? [nested.source, 'scf'].filter(Boolean).join(',') : header.split(',').filter(Boolean).join(','),
    trigger: 'function',
    depth: nested ? nested.depth + 1 : 0,
  });
  if (!outcome.ok) throw new CloudError(FUNCTION_CODES[outcome.kind], outcome.message);
  return { data: { response_data: outcome.result } };
};

const serve = async (side: AdminSide, params: Doc, caller: Invocation | 'direct', header: string): Promise<Doc> => {
  const action = String(params['action']);
  if (params['envName'] !== side.envId)
    throw new CloudError('INVALID_ENV', `env ${String(params['envName'])} is not ${side.envId}`);
  const database = Object.hasOwn(databaseActions, action) ? databaseActions[action] : undefined;
  if (database) {
    const stats = caller === 'direct' ? { rowsRead: 0, indexed: true } : caller.stats;
    const owner = caller === 'direct' ? 'direct' : caller.requestId;
    return database(side.mvcc, { params, owner, invoked: caller !== 'direct', stats, now: side.now() });
  }
  const storage = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined;
  if (storage) return storage(side.storage, params);
  if (action === 'functions.invokeFunction') return invokeFunction(side, params, caller, header);
  throw new CloudError('ACTION_NOT_SERVED', `the local cloud does not serve ${action}`);
};

const parse = (text: string): Doc => {
  try {
    const params: unknown = JSON.parse(text);
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params as Doc;
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidParam('the body is not a JSON object');
};

const authorise = ({ tokens }: AdminSide, params: Doc): Invocation | 'direct' => {
  const token = params['tcb_sessionToken'];
  const caller = tokens.find(token);
  if (caller) return caller;
  throw new CloudError(
    'SIGN_PARAM_INVALID',
    token
      ? 'the invocation this call belongs to is over: await every call before returning'
      : 'no session token: use the environment of the local cloud',
  );
};

const count = (caller: Invocation, action: string): void => {
  caller.trips++;
  caller.tripsByAction[action] = (caller.tripsByAction[action] ?? 0) + 1;
};

/** Serves one SDK request; errors answer 200 with a code, as the platform does. */
export const adminRoute = async (side: AdminSide, { request, response }: Exchange): Promise<void> => {
  const requestId = randomUUID();
  try {
    const params = parse(await readBody(request, MAX_BODY));
    const caller = authorise(side, params);
    if (caller !== 'direct') count(caller, String(params['action']));
    const reply = await serve(side, params, caller, String(request.headers['x-tcb-source'] ?? ''));
    sendJson(response, JSON.stringify({ requestId, ...reply }));
  } catch (error) {
    if (error instanceof CloudError)
      sendJson(response, JSON.stringify({ requestId, code: error.code, message: error.message }));
    else if (error instanceof TooLarge)
      sendJson(response, JSON.stringify({ requestId, code: 'EXCEED_MAX_PAYLOAD_SIZE', message: error.message }));
    else {
      console.error(error);
      sendJson(
        response,
        JSON.stringify({ requestId, code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }),
      );
    }
  }
};
