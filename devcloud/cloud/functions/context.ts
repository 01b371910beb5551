import type { Invocation } from '../auth/tokens';
import type { Call, FunctionDecl } from './types';

/** What every process of the environment needs to know of the gateway. */
export interface Platform {
  url: string;
  envId: string;
  appId: string;
}

const WX_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_API_TOKEN', 'WX_TRIGGER_API_TOKEN_V0', 'WX_CLIENTIP'];
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TCB_SOURCE', 'TCB_SESSIONTOKEN', 'TCB_SOURCE_IP'];

/** The environment that turns the unmodified SDK towards the gateway; the same for a function and for a script. */
export const platformEnvironment = ({ url, envId }: Platform): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local-secret-id',
  TENCENTCLOUD_SECRETKEY: 'local-secret-key',
  TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
  SCF_NAMESPACE: envId,
  TCB_ENV: envId,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  WX_CONTEXT_KEYS: WX_KEYS.join(','),
  TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
  WX_API_BASE: `${url}/wx`,
  TZ: 'UTC',
});

/** The per-invocation variables in the platform's `K=V;K=V` form: identity, source and the session token. */
export const environ = (platform: Platform, call: Call, invocation: Invocation): string => {
  const values: Record<string, string> = {
    TCB_ENV: platform.envId,
    TCB_SEQID: invocation.requestId,
    TCB_SESSIONTOKEN: invocation.token,
    WX_CONTEXT_KEYS: WX_KEYS.join(','),
    TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
  };
  if (call.trigger === 'timer') {
    values['TRIGGER_SRC'] = 'timer';
    values['WX_TRIGGER_API_TOKEN_V0'] = invocation.token;
  } else {
    values['WX_API_TOKEN'] = invocation.token;
    values['TCB_SOURCE'] = call.source;
  }
  if (call.openid !== '') {
    values['WX_OPENID'] = call.openid;
    values['WX_APPID'] = platform.appId;
  }
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(';');
};

/** The `context` argument of a handler, as the platform's runtime fills it. */
export const handlerContext = (
  platform: Platform,
  decl: FunctionDecl,
  call: Call,
  invocation: Invocation,
): Record<string, unknown> => ({
  callbackWaitsForEmptyEventLoop: false,
  memory_limit_in_mb: decl.memorySize,
  time_limit_in_ms: decl.timeout * 1000,
  request_id: invocation.requestId,
  environ: environ(platform, call, invocation),
  function_version: '$LATEST',
  function_name: decl.name,
  namespace: platform.envId,
});
