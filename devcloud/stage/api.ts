/** How the product is spoken to: as an openid, over the client endpoints of the local cloud. */
export interface Product {
  /** Calls an action and gives its data; throws with the code when it fails. */
  call: <T>(openid: string, action: string, input: object, requestId?: string) => Promise<T>;
  /** Invokes a function with any event and gives its raw result. */
  invoke: <T>(openid: string, fn: string, event: object) => Promise<T>;
  upload: (openid: string, path: string, bytes: Buffer, type: string) => Promise<string>;
  subscribe: (openid: string, templateIds: readonly string[]) => Promise<void>;
  /** What WeChat’s phone button gives: a code for the number that the person has in WeChat. */
  phoneCode: (openid: string) => Promise<string>;
}

interface Invoked<T> {
  result?: T;
  errMsg?: string;
}
interface Given {
  code?: string;
  errMsg?: string;
}
interface Answer<T> {
  ok: boolean;
  data: T;
  error?: { code: string; traceId?: string; fields?: unknown };
}

const BUSY_TRIES = 5;

/** A failure the product declared, or the platform's own words. */
export class CallFailed extends Error {
  constructor(
    readonly code: string,
    what: string,
    detail: unknown,
  ) {
    super(`${what}: ${code}${detail === undefined ? '' : ` ${JSON.stringify(detail)}`}`);
  }
}

const ask = async <T>(url: string, openid: string, init: RequestInit): Promise<T> => {
  const headers = { 'x-openid': openid, ...(init.headers as Record<string, string>) };
  const response = await fetch(url, { ...init, headers });
  if (!response.ok) throw new CallFailed(`HTTP_${response.status}`, url, await response.text());
  return (await response.json()) as T;
};

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The product behind a local cloud's address. */
export const productAt = (cloudUrl: string): Product => {
  const client = `${cloudUrl}/client`;
  const invoke = async <T>(openid: string, fn: string, event: object): Promise<T> => {
    const answer = await ask<Invoked<T>>(`${client}/invoke/${fn}`, openid, json('POST', event));
    if (answer.result === undefined) throw new CallFailed('PLATFORM', fn, answer.errMsg);
    return answer.result;
  };
  const call = async <T>(openid: string, action: string, input: object, requestId?: string): Promise<T> => {
    // What is heavy has a function of its own; the demo calls no other that is not served by `api`.
    const fn = action.startsWith('sheets.') ? 'sheets' : 'api';
    for (let tries = 1; ; tries += 1) {
      const answer = await invoke<Answer<T>>(openid, fn, { action, input, ...(requestId ? { requestId } : {}) });
      if (answer.ok) return answer.data;
      const code = answer.error?.code ?? 'UNKNOWN';
      if (code !== 'BUSY' || tries === BUSY_TRIES) throw new CallFailed(code, action, answer.error);
    }
  };
  return {
    call,
    invoke,
    upload: async (openid, path, bytes, type) => {
      const url = `${client}/upload?path=${encodeURIComponent(path)}`;
      const init = { method: 'PUT', headers: { 'content-type': type }, body: new Uint8Array(bytes) };
      const answer = await ask<{ fileID?: string; errMsg?: string }>(url, openid, init);
      if (answer.fileID === undefined) throw new CallFailed('UPLOAD', path, answer.errMsg);
      return answer.fileID;
    },
    subscribe: async (openid, templateIds) => {
      await ask(`${client}/subscribe`, openid, json('POST', { tmplIds: templateIds, answer: 'accept' }));
    },
    phoneCode: async (openid) => {
      const { code, errMsg } = await ask<Given>(`${client}/phoneCode`, openid, json('POST', {}));
      if (code === undefined) throw new CallFailed('PHONE', 'phoneCode', errMsg);
      return code;
    },
  };
};
