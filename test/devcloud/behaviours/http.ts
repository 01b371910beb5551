import { behaviour, type Behaviour, type Ground } from '../../support/behaviours';
import { invoke, last, switched } from './functionGround';
import { bodyDecision, gatewayFile, httpAccess, passPath, payload, statusCodes, statuses } from './functionSources';

const send = ({ local }: Ground, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${local.cloud.url}/web/${local.cloud.envId}${path}`, { redirect: 'manual', ...init });

const event = async (ground: Ground, path: string, init?: RequestInit): Promise<Record<string, unknown>> =>
  (await (await send(ground, path, init)).json()) as Record<string, unknown>;

const answered = (ground: Ground, answer: string) => send(ground, `/pages?answer=${answer}`);

/** Functions behind the HTTP access service. */
export const http: readonly Behaviour[] = [
  behaviour('a request becomes an event with method, headers, query and environment', httpAccess, async (ground) => {
    expect(await event(ground, '/pages?a=1&b=two%20words', { headers: { 'X-Own': 'Yes' } })).toMatchObject({
      path: '/',
      httpMethod: 'GET',
      headers: { 'x-own': 'Yes', host: expect.stringContaining('127.0.0.1') },
      multiValueHeaders: { 'x-own': ['Yes'] },
      queryStringParameters: { a: '1', b: 'two words' },
      requestContext: { requestId: expect.any(String), envId: ground.local.cloud.envId, appId: expect.any(Number) },
      body: '',
      isBase64Encoded: false,
    });
  }),
  behaviour('a function sees what follows its route', passPath, async (ground) => {
    expect(await event(ground, '/pages/a/b')).toMatchObject({ path: '/a/b' });
  }),
  behaviour('a route that passes the path on shows all of it', passPath, async (ground) => {
    expect(await event(ground, '/pages/whole/a')).toMatchObject({ path: '/pages/whole/a' });
  }),
  behaviour('a route matches whole segments', gatewayFile, async (ground) => {
    expect((await send(ground, '/pagesandmore')).status).toBe(404);
  }),
  behaviour('a path without a route is not found', statuses, async (ground) => {
    const response = await send(ground, '/nowhere');
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'INVALID_PATH' }]);
  }),
  behaviour('a text body arrives as it was sent, to the byte', bodyDecision, async (ground) => {
    const body = '{"a": 1,\r\n "字": "\\u0041"}  ';
    const headers = { 'content-type': 'application/json' };
    expect(await event(ground, '/pages', { method: 'POST', headers, body })).toMatchObject({
      httpMethod: 'POST',
      body,
      isBase64Encoded: false,
    });
  }),
  behaviour('a binary body arrives in base64', httpAccess, async (ground) => {
    const body = new Uint8Array([0, 255, 128, 10]);
    const headers = { 'content-type': 'application/octet-stream' };
    const seen = await event(ground, '/pages', { method: 'PUT', headers, body });
    expect(seen).toMatchObject({ isBase64Encoded: true, body: Buffer.from(body).toString('base64') });
  }),
  behaviour(
    'a body that calls itself text and is none arrives in base64, nothing lost',
    bodyDecision,
    async (ground) => {
      const body = new Uint8Array([123, 255, 125]);
      const headers = { 'content-type': 'application/json' };
      const seen = await event(ground, '/pages', { method: 'POST', headers, body });
      expect(seen).toMatchObject({ isBase64Encoded: true, body: Buffer.from(body).toString('base64') });
    },
  ),
  behaviour('text, too, may arrive in base64: a switch', bodyDecision, (ground) =>
    switched(ground, { httpBodyBase64: true }, async () => {
      const headers = { 'content-type': 'application/json' };
      const seen = await event(ground, '/pages', { method: 'POST', headers, body: '{"a":1}' });
      expect(seen).toMatchObject({ isBase64Encoded: true, body: Buffer.from('{"a":1}').toString('base64') });
    }),
  ),
  behaviour('a binary body may have more than 100 KB', payload, async (ground) => {
    const headers = { 'content-type': 'image/jpeg' };
    const body = new Uint8Array(200 * 1024).fill(255);
    expect((await send(ground, '/pages?answer=text', { method: 'POST', headers, body })).status).toBe(200);
  }),
  behaviour('a binary body may not have more than 6 MB', payload, async (ground) => {
    const headers = { 'content-type': 'image/jpeg' };
    const body = new Uint8Array(6 * 1024 * 1024 + 1);
    expect((await send(ground, '/pages', { method: 'POST', headers, body })).status).toBe(413);
  }),
  behaviour('a string is answered as text', httpAccess, async (ground) => {
    const response = await answered(ground, 'text');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe('plain words');
  }),
  behaviour('a number is answered as text', httpAccess, async (ground) => {
    const response = await answered(ground, 'number');
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/plain; charset=utf-8', '42']);
  }),
  behaviour('an object is answered as JSON', httpAccess, async (ground) => {
    const response = await answered(ground, 'list');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual([1, 2]);
  }),
  behaviour('an integrated response decides status, headers and body', httpAccess, async (ground) => {
    const response = await answered(ground, 'integrated');
    expect([response.status, response.headers.get('x-own')]).toEqual([201, 'yes']);
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/html', '<p>made</p>']);
  }),
  behaviour('several values of one header are sent each', httpAccess, async (ground) => {
    expect((await answered(ground, 'cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  }),
  behaviour('an integrated body in base64 is sent as its bytes', httpAccess, async (ground) => {
    const bytes = new Uint8Array(await (await answered(ground, 'picture')).arrayBuffer());
    expect([...bytes]).toEqual([0, 255, 128, 10]);
  }),
  behaviour('a redirection reaches the caller', httpAccess, async (ground) => {
    const response = await answered(ground, 'moved');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere']);
  }),
  behaviour('an integrated response without a status number is an error', statusCodes, async (ground) => {
    const response = await answered(ground, 'crooked');
    expect(await response.json()).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED' });
  }),
  behaviour(
    'an exception is an error with the request’s id',
    'docs.cloudbase.net/http-api/functions/云函数',
    async (ground) => {
      const response = await answered(ground, 'throws');
      expect(response.status).toBe(500);
      const told = (await response.json()) as { requestId: string; code: string; message: string };
      expect(told).toMatchObject({ code: 'FUNCTION_INVOCATION_FAILED', message: expect.stringContaining('is broken') });
      expect(await last(ground)).toMatchObject({ requestId: told.requestId });
    },
  ),
  behaviour('nobody is known behind an HTTP request', httpAccess, async (ground) => {
    await invoke(ground, 'web', { queryStringParameters: {} });
    await answered(ground, 'text');
    expect(await last(ground)).toMatchObject({ openid: '', trigger: 'http', source: 'wx_http' });
  }),
];
