import cloudbase from '@cloudbase/node-sdk';
import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { codes, wxCodes, readme, requestCore, requester, sdkWx, sent, signed } from './raw';

const refusal = async (work: Promise<unknown>): Promise<{ code?: unknown; message?: string; requestId?: string }> =>
  work.then(
    () => ({}),
    (error: unknown) => error as { code?: unknown; message?: string },
  );
const failing = (local: Ground['local'], mode: 'hang' | 'http-500' | 'network-down' | 'lost-answer'): void =>
  void local.cloud.faults.add({ target: 'admin', mode, times: 1 });

/** What every request and answer has in common. */
export const envelope = [
  behaviour('every answer carries an id of its own', `${requester}:186-193`, async ({ local }) => {
    const ask = async () =>
      (await signed(local, { action: 'database.calculateDocument', collectionName: 'items' })).body;
    const ids = [(await ask())['requestId'], (await ask())['requestId']];
    expect(ids[0]).toMatch(/^[\w-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  }),
  behaviour('an error, too, has status 200: its code stands in the body', `${requester}:186-200`, async ({ local }) => {
    const { status, body } = await signed(local, { action: 'database.getDocument', collectionName: 'nowhere' });
    expect([status, Object.keys(body).sort()]).toEqual([200, ['code', 'message', 'requestId']]);
    expect(body['code']).toBe('DATABASE_COLLECTION_NOT_EXIST');
  }),
  behaviour(
    'the SDK throws the code with the id of the request',
    '@cloudbase/node-sdk src/utils/utils.ts:61-68',
    async ({ db }) => {
      const error = await refusal(db.collection('nowhere').get());
      expect(error).toMatchObject({
        code: 'DATABASE_COLLECTION_NOT_EXIST',
        requestId: expect.stringMatching(/^[\w-]{36}$/),
      });
    },
  ),
  behaviour('an action nobody knows is an invalid action', codes, async ({ local }) => {
    expect((await signed(local, { action: 'database.inventDocument' })).body).toMatchObject({ code: 'INVALID_ACTION' });
  }),
  behaviour('the names of an object’s own machinery are no actions', codes, async ({ local }) => {
    expect((await signed(local, { action: 'constructor' })).body).toMatchObject({ code: 'INVALID_ACTION' });
  }),
  behaviour('a body that is not JSON is an invalid parameter', codes, async ({ local }) => {
    expect(await sent(local, '{"action":')).toMatchObject({ code: 'INVALID_PARAM' });
  }),
  behaviour('a body that is a list is an invalid parameter', codes, async ({ local }) => {
    expect(await sent(local, '[]')).toMatchObject({ code: 'INVALID_PARAM' });
  }),
  behaviour('an environment that nobody declared is refused by name', codes, async () => {
    const other = cloudbase.init({ env: 'nobody-declared-me' });
    const error = await refusal(other.database().collection('items').get());
    expect(error).toMatchObject({ code: 'INVALID_ENV', message: expect.stringContaining('nobody-declared-me') });
  }),
  behaviour('SYMBOL_DEFAULT_ENV means the first environment', `${requester}:262-264`, async () => {
    const app = cloudbase.init({ env: cloudbase.SYMBOL_DEFAULT_ENV as unknown as string });
    expect(await app.database().collection('items').count()).toMatchObject({ total: 0 });
  }),
  behaviour('SYMBOL_CURRENT_ENV means the environment of the variables', `${requester}:260-261`, async () => {
    const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV as unknown as string });
    expect(await app.database().collection('items').count()).toMatchObject({ total: 0 });
  }),
  behaviour('what one environment holds, another does not see', readme, async ({ local, app }) => {
    const variables = local.cloud.environment('second-env');
    const other = cloudbase.init({
      env: 'second-env',
      secretId: variables['TENCENTCLOUD_SECRETID'] ?? '',
      secretKey: variables['TENCENTCLOUD_SECRETKEY'] ?? '',
    });
    await app.database().createCollection('of_the_first');
    await app.database().collection('of_the_first').add({ secret: 1 });
    expect(await refusal(other.database().collection('of_the_first').get())).toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
    await other.database().createCollection('of_the_first');
    expect((await other.database().collection('of_the_first').get()).data).toEqual([]);
  }),
  behaviour('an answer that never comes is a read timeout', `${requestCore}:160-170`, async ({ local }) => {
    const impatient = cloudbase.init({ env: local.cloud.envId, timeout: 200 });
    failing(local, 'hang');
    expect(await refusal(impatient.database().collection('items').count())).toMatchObject({ code: 'ESOCKETTIMEDOUT' });
  }),
  behaviour('any other status becomes the code itself', `${requester}:198-201`, async ({ local }) => {
    const app = cloudbase.init({ env: local.cloud.envId, headers: { origin: 'https://example.com' } });
    expect(await refusal(app.database().collection('items').count())).toMatchObject({ code: 403 });
  }),
  behaviour('an answer that is no JSON breaks the SDK’s own reading', `${requestCore}:134`, async ({ local, db }) => {
    failing(local, 'http-500');
    expect(await refusal(db.collection('items').count())).toMatchObject({ name: 'SyntaxError' });
  }),
  behaviour(
    'a connection that is cut is an error, and nothing was done',
    '@cloudbase/node-sdk src/utils/request.ts:16-40',
    async ({ local, fresh }) => {
      const items = await fresh();
      failing(local, 'network-down');
      expect(await refusal(items.add({ n: 1 }))).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
      expect(await items.count()).toMatchObject({ total: 0 });
    },
  ),
  behaviour(
    'an answer may be lost after all was done',
    '@cloudbase/node-sdk src/utils/request.ts:16-40',
    async ({ local, fresh }) => {
      const items = await fresh();
      failing(local, 'lost-answer');
      expect(await refusal(items.add({ n: 1 }))).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
      expect(await items.count()).toMatchObject({ total: 1 });
    },
  ),
  behaviour('open interfaces of WeChat are refused and say where to go', `${sdkWx}:11-56`, async ({ app }) => {
    const error = await refusal(app.callWxOpenApi({ apiName: 'wxacode.get', requestData: { path: 'p' } }));
    expect(error).toMatchObject({ code: 'ACTION_NOT_SERVED', message: expect.stringContaining('WX_API_BASE') });
  }),
  behaviour('open interfaces sent as a form are refused with the same words', `${sdkWx}:71-94`, async ({ app }) => {
    const call = { apiName: 'wxacode.get', requestData: Buffer.from('{}') };
    const error = await refusal(app.callCompatibleWxOpenApi(call));
    expect(error).toMatchObject({ code: 'ACTION_NOT_SERVED', message: expect.stringContaining('wx.openApi') });
  }),
  behaviour('payments through the platform are refused and say where to go', `${sdkWx}:102-125`, async ({ app }) => {
    const error = await refusal(app.callWxPayApi({ apiName: 'unifiedOrder', requestData: Buffer.from('{}') }));
    expect(error).toMatchObject({ code: 'ACTION_NOT_SERVED', message: expect.stringContaining('PAY_API_BASE') });
  }),
  behaviour(
    'listening to a collection is refused and says what to do instead',
    '@cloudbase/database dist/commonjs/realtime/websocket-client.js:380',
    async ({ local }) => {
      const { body } = await signed(local, { action: 'auth.wsWebSign' });
      expect(body).toMatchObject({ code: 'ACTION_NOT_SERVED', message: expect.stringContaining('read again') });
    },
  ),
  behaviour(
    'an analytics report is taken without a word',
    '@cloudbase/node-sdk src/analytics/index.ts:67',
    async ({ local }) => {
      const report = { action: 'analytics.report', requestData: { analytics_scene: 'mall' } };
      expect((await signed(local, report)).body).toEqual({ requestId: expect.any(String), data: {} });
    },
  ),
  behaviour('a page from elsewhere cannot reach this machine’s cloud', readme, async ({ local }) => {
    const ask = (headers: Record<string, string>) => fetch(`${local.cloud.url}/control/environments`, { headers });
    expect((await ask({ origin: 'https://example.com' })).status).toBe(403);
    expect(await (await ask({ origin: 'http://localhost:3000' })).json()).toEqual({
      environments: ['local-env-1', 'second-env'],
    });
  }),
  behaviour('the mini-program’s call to an unknown environment fails', wxCodes, async ({ local }) => {
    const answer = await fetch(`${local.cloud.url}/client/invoke/echo`, {
      method: 'POST',
      headers: { 'x-openid': 'o-wang', 'x-env': 'nobody-declared-me' },
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({
      errCode: -501005,
      errMsg: expect.stringContaining('nobody-declared-me'),
    });
  }),
];
