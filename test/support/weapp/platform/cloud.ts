import type { Json } from '../messages';

/** The local cloud as one person's phone reaches it. */
export interface Line {
  url: string;
  openid: string;
  connected: () => boolean;
}

interface Answered {
  result?: Json;
  fileID?: string;
  errCode?: number;
  errMsg?: string;
}

const send = async (
  { url, openid, connected }: Line,
  name: string,
  path: string,
  init: RequestInit,
): Promise<Answered> => {
  if (!connected())
    throw new Error(`${name}:fail Error: errCode: -1 | errMsg: request:fail net::ERR_INTERNET_DISCONNECTED`);
  const headers = { ...(init.headers as Record<string, string>), 'x-openid': openid };
  const response = await fetch(`${url}/client/${path}`, { ...init, headers });
  const answer = (await response.json()) as Answered;
  if (answer.errCode !== undefined) throw new Error(answer.errMsg ?? `${name}:fail`);
  return answer;
};

const posted = (body: Json): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body ?? {}),
});

/** wx.cloud, requestPayment, requestSubscribeMessage and the phone button as the local cloud answers them. */
export const lineTo = (line: Line) => ({
  callFunction: async ({ name, data }: { name: string; data: Json }): Promise<Json> => {
    const { result } = await send(line, 'cloud.callFunction', `invoke/${name}`, posted(data));
    return { result, errMsg: 'cloud.callFunction:ok' };
  },
  uploadFile: async (cloudPath: string, bytes: Buffer): Promise<Json> => {
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    };
    const { fileID } = await send(line, 'cloud.uploadFile', `upload?path=${encodeURIComponent(cloudPath)}`, init);
    return { fileID, statusCode: 200, errMsg: 'cloud.uploadFile:ok' };
  },
  pay: async (parameters: Json, yes: boolean): Promise<Json> => {
    const body = { ...(parameters as object), answer: yes ? 'pay' : 'cancel' };
    const { errMsg = '' } = await send(line, 'requestPayment', 'pay', posted(body));
    if (errMsg !== 'requestPayment:ok') throw new Error(errMsg);
    return { errMsg };
  },
  subscribe: async (tmplIds: Json, yes: boolean): Promise<Json> => {
    const answer = await send(
      line,
      'requestSubscribeMessage',
      'subscribe',
      posted({ tmplIds, answer: yes ? 'accept' : 'reject' }),
    );
    return { ...(answer as Record<string, Json>), errMsg: 'requestSubscribeMessage:ok' };
  },
  number: async (yes: boolean): Promise<Json> =>
    (await send(line, 'getPhoneNumber', 'phoneCode', posted({ answer: yes ? 'accept' : 'reject' }))) as Json,
});
