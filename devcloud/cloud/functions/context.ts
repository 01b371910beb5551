import type { Invocation } from '../auth/tokens';
import type { Call, FunctionDecl } from './types';

/** What every process of the environment needs to know of the gateway. */
export interface Platform {
  url: string;
  envId: string;
  appId: string;
  /** What SDK requests are signed with. */
  credentials: { secretId: string; secretKey: string; sessionToken: string };
}

const WX_KEYS = [
  'WX_OPENID',
  'WX_APPID',
  'WX_UNIONID',
  'WX_API_TOKEN',
  'WX_TRIGGER_API_TOKEN_V0',
  'WX_CLIENTIP',
] as const;
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TCB_SOURCE', 'TCB_SESSIONTOKEN', 'TCB_SOURCE_IP'] as const;

/** Every call comes from this machine. */
const HERE = '127.0.0.1';

/** The environment that turns the unmodified SDK towards the gateway; the same for a function and for a script. */
export const platformEnvironment = ({ url, envId, credentials }: Platform): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: credentials.secretId,
  TENCENTCLOUD_SECRETKEY: credentials.secretKey,
  TENCENTCLOUD_SESSIONTOKEN: credentials.sessionToken,
  SCF_NAMESPACE: envId,
  TCB_ENV: envId,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  WX_CONTEXT_KEYS: WX_KEYS.join(','),
  TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
  WX_API_BASE: `${url}/wx`,
  PAY_API_BASE: `${url}/pay`,
  TZ: 'UTC',
});

/** What a function's own process knows beside that: which function it is. */
export const functionEnvironment = (decl: FunctionDecl): Record<string, string> => ({
  SCF_FUNCTIONNAME: decl.name,
  SCF_FUNCTIONVERSION: '$LATEST',
  SCF_RUNTIME: 'Nodejs20.19',
  TENCENTCLOUD_APPID: '1250000000',
  LANG: 'en_US.UTF8',
});

/** The variables of one invocation: identity, source and the session token. */
const variables = (platform: Platform, call: Call, invocation: Invocation): Record<string, string> => ({
  TCB_ENV: platform.envId,
  TCB_SEQID: invocation.requestId,
  TCB_SESSIONTOKEN: invocation.token,
  WX_CONTEXT_KEYS: WX_KEYS.join(','),
  TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
  ...(call.source === '' ? {} : { TCB_SOURCE: call.source }),
  ...(call.trigger === 'timer'
    ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: invocation.token }
    : { WX_API_TOKEN: invocation.token }),
  ...(call.trigger === 'client' || call.trigger === 'http' ? { TCB_SOURCE_IP: HERE, WX_CLIENTIP: HERE } : {}),
  ...(call.openid === '' ? {} : { WX_OPENID: call.openid, WX_APPID: platform.appId }),
  ...(call.openid !== '' && call.unionid ? { WX_UNIONID: call.unionid } : {}),
});

/** The `context` argument of a handler, as the platform's runtime fills it: the variables in its old form and its new. */
export const handlerContext = (
  platform: Platform,
  decl: FunctionDecl,
  call: Call,
  invocation: Invocation,
): Record<string, unknown> => {
  const values = variables(platform, call, invocation);
  return {
    memory_limit_in_mb: decl.memorySize,
    time_limit_in_ms: decl.timeout * 1000,
    request_id: invocation.requestId,
    environ: Object.entries(values)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    environment: JSON.stringify(values),
    function_version: '$LATEST',
    function_name: decl.name,
    namespace: platform.envId,
  };
};
