import type { Invocation } from './auth/tokens';
import { CloudError, invalidParam } from './db/errors';
import type { Doc } from './ejson';
import type { Environment } from './environment';
import type { Failure } from './functions/types';
import type { Switches } from './options';

const CODES: Readonly<Record<Failure, string>> = {
  'not-found': 'FUNCTION_NOT_FOUND',
  'too-large': 'EXCEED_MAX_PAYLOAD_SIZE',
  error: 'FUNCTIONS_EXECUTE_FAIL',
  crash: 'FUNCTIONS_EXECUTE_FAIL',
  memory: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
};

/** The SDK's `callFunction`: from inside an invocation its source grows, and its openid goes on where that is switched on. */
export const invokeFunction = async (
  { runner }: Environment,
  switches: Switches,
  params: Doc,
  caller: Invocation | 'direct',
  source: string,
): Promise<Doc> => {
  const { function_name: fn, request_data: data } = params;
  if (typeof fn !== 'string' || fn === '') throw invalidParam('function_name');
  const nested = caller === 'direct' ? undefined : caller;
  const known = switches.nestedOpenid ? nested : undefined;
  const outcome = await runner.invoke({
    fn,
    event: typeof data === 'string' && data !== '' ? data : '{}',
    openid: known?.openid ?? '',
    ...(known?.unionid === undefined ? {} : { unionid: known.unionid }),
    source: nested ? [nested.source, 'scf'].filter(Boolean).join(',') : source.split(',').filter(Boolean).join(','),
    trigger: 'function',
    depth: nested ? nested.depth + 1 : 0,
    ...(nested ? { parentRequestId: nested.requestId } : {}),
  });
  if (!outcome.ok) throw new CloudError(CODES[outcome.kind], outcome.message);
  return { data: { response_data: outcome.result } };
};
