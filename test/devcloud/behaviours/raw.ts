import { sign } from '@cloudbase/signature-nodejs';
import type { Local } from '../local';

/** What to change of a request that would otherwise be served. */
export interface Tweak {
  secretId?: string;
  secretKey?: string;
  /** Seconds since 1970. */
  at?: number;
  headers?: Readonly<Record<string, string>>;
  /** Changes the body after it has been signed. */
  afterwards?: (params: Record<string, unknown>) => void;
}

const nameOf = (local: Local, name: string): string => local.cloud.environment()[name] ?? '';

/** Sends an SDK request that is signed by hand, as the SDK signs, and reads the answer with its HTTP status. */
export const signed = async (
  local: Local,
  given: Readonly<Record<string, unknown>>,
  tweak: Tweak = {},
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const url = `${local.cloud.url}/admin?env=${local.cloud.envId}&seqId=1`;
  const params: Record<string, unknown> = { envName: local.cloud.envId, ...given };
  const headers = { host: new URL(url).host, 'content-type': 'application/json', 'x-tcb-source': 'scf' };
  const { authorization, timestamp } = sign({
    secretId: tweak.secretId ?? nameOf(local, 'TENCENTCLOUD_SECRETID'),
    secretKey: tweak.secretKey ?? nameOf(local, 'TENCENTCLOUD_SECRETKEY'),
    method: 'post',
    url,
    params,
    headers,
    withSignedParams: true,
    timestamp: tweak.at ?? Math.floor(Date.now() / 1000),
  });
  tweak.afterwards?.(params);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': headers['content-type'],
      'x-tcb-source': headers['x-tcb-source'],
      authorization,
      'x-timestamp': String(timestamp),
      'x-signature-expires': '600',
      ...tweak.headers,
    },
    body: JSON.stringify(params),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

/** Sends any text to the address of the SDK. */
export const sent = async (local: Local, body: string): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${local.cloud.url}/admin?env=${local.cloud.envId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return (await answer.json()) as Record<string, unknown>;
};

/** Where these behaviours are written down. */
export const requester = '@cloudbase/node-sdk src/utils/tcbapirequester.ts';
export const requestCore = '@cloudbase/node-sdk src/utils/request-core.ts';
export const sdkWx = '@cloudbase/node-sdk src/wx/index.ts';
export const codes = 'docs.cloudbase.net/error-code/basic';
export const wxCodes = 'developers.weixin.qq.com/minigame/en/dev/wxcloud/reference/errcode.html';
export const ownership = 'docs/decisions/018-credentials-belong-to-an-environment.md';
export const readme = 'devcloud/README.md';
