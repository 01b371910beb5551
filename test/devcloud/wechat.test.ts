import { badField } from '../../devcloud/cloud/wx/fields';
import { get, post, startLocal } from './local';
import type { Local } from './local';

interface Logged {
  n: number;
  path: string;
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
}

let local: Local;
let token = '';
beforeAll(async () => {
  local = await startLocal({ functionEnv: { WX_APPID: 'wx1' } });
});
afterAll(() => local.stop());
beforeEach(async () => {
  const answer = await post(`${local.cloud.url}/wx/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: 'wx1',
    secret: 's',
  });
  token = String(answer['access_token']);
});

const wx = (path: string, body: unknown) => post(`${local.cloud.url}/wx${path}?access_token=${token}`, body);
const send = (more: object = {}) =>
  wx('/cgi-bin/message/subscribe/send', {
    touser: 'o-wang',
    template_id: 'T1',
    data: { thing1: { value: '楼上渗水' } },
    ...more,
  });
const accept = (answer = 'accept') =>
  post(`${local.cloud.url}/client/subscribe`, { tmplIds: ['T1', 'T2'], answer }, 'o-wang');
const logged = async (): Promise<Logged[]> =>
  (await get<{ requests: Logged[] }>(`${local.cloud.url}/control/wx/requests?after=0`)).requests;

describe('the WeChat sandbox', () => {
  it('gives one stable token and refuses others', async () => {
    const again = await post(`${local.cloud.url}/wx/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: 'wx1',
      secret: 's',
    });
    expect(again).toMatchObject({ access_token: token, expires_in: expect.any(Number) });
    expect(
      await post(`${local.cloud.url}/wx/cgi-bin/stable_token`, {
        grant_type: 'client_credential',
        appid: 'wx2',
        secret: 's',
      }),
    ).toMatchObject({ errcode: 40013 });
    token = 'wrong';
    expect(await send()).toMatchObject({ errcode: 40001 });
  });

  it('sends once per accept', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    expect(await accept()).toEqual({ T1: 'accept', T2: 'accept', errMsg: 'requestSubscribeMessage:ok' });
    expect(await accept('reject')).toMatchObject({ T1: 'reject' });
    expect(await send({ data: { thing1: { value: 'x'.repeat(21) } } })).toMatchObject({ errcode: 47003 });
    expect(await send({ touser: '' })).toMatchObject({ errcode: 40003 });
    expect(await send({ template_id: 1 })).toMatchObject({ errcode: 40037 });
    expect(await send()).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(await send()).toMatchObject({ errcode: 43101 });
  });

  it('logs every request with its answer, across a restart', async () => {
    await accept();
    await send({ page: 'pages/reports/detail/index?id=1' });
    const before = await logged();
    expect(before.at(-1)).toMatchObject({
      path: '/cgi-bin/message/subscribe/send',
      body: { touser: 'o-wang', page: expect.any(String) },
      answer: { errcode: 0 },
    });
    await accept();
    const { dataDir } = local;
    await local.cloud.stop();
    local = await startLocal({ dataDir, functionEnv: { WX_APPID: 'wx1' } });
    expect(await logged()).toEqual(before);
    token = String(
      (
        await post(`${local.cloud.url}/wx/cgi-bin/stable_token`, {
          grant_type: 'client_credential',
          appid: 'wx1',
          secret: 's',
        })
      )['access_token'],
    );
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  it('fails on demand', async () => {
    const fault = (mode: string) =>
      post(`${local.cloud.url}/control/wx/fault`, { path: '/cgi-bin/message/subscribe/send', mode, times: 1 });
    await accept();
    await fault('500');
    await expect(send()).rejects.toThrow(/JSON/);
    await fault('drop');
    await expect(send()).rejects.toThrow(/fetch failed/);
    expect((await logged()).slice(-2).map((entry) => entry.answer)).toMatchObject([{ status: 500 }, { errcode: 0 }]);
    await fault('hang');
    const count = (await logged()).length;
    const stopped = new AbortController();
    const hanging = fetch(`${local.cloud.url}/wx/cgi-bin/message/subscribe/send?access_token=${token}`, {
      method: 'POST',
      body: '{}',
      signal: stopped.signal,
    });
    while ((await logged()).length === count) await Promise.resolve();
    stopped.abort();
    await expect(hanging).rejects.toThrow(/abort/);
  });

  it('judges texts', async () => {
    const check = (content: string) => wx('/wxa/msg_sec_check', { version: 2, scene: 2, openid: 'o-wang', content });
    expect(await check('楼道灯坏了')).toMatchObject({ errcode: 0, result: { suggest: 'pass' } });
    expect(await check('这里有违规演示')).toMatchObject({ result: { suggest: 'risky' } });
    expect(await check('待审演示')).toMatchObject({ result: { suggest: 'review' } });
  });

  it('does not start in production', async () => {
    const { NODE_ENV } = process.env;
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(startLocal()).rejects.toThrow(/production/);
    Object.assign(process.env, { NODE_ENV });
  });
});

describe('template fields', () => {
  const cases: [string, string, boolean][] = [
    ['thing1', '一'.repeat(20), true],
    ['thing1', '一'.repeat(21), false],
    ['thing1', 'a\nb', false],
    ['character_string2', '交通路-2026', false],
    ['character_string2', 'JTL-2026-000123', true],
    ['time3', '2026年11月21日 09:30', true],
    ['time3', '2026-11-21 09:30~10:30', true],
    ['time3', '明天', false],
    ['date4', '2026年11月21日', true],
    ['phrase5', '处理中', true],
    ['phrase5', '处理中心之一', false],
    ['phrase5', 'ok', false],
    ['number6', '12', true],
    ['number6', '十二', false],
    ['amount7', '¥12.50', true],
    ['name8', '一'.repeat(11), false],
    ['unknown9', 'x', false],
    ['thing', 'x', false],
  ];
  it.each(cases)('%s %j is allowed: %s', (key, value, allowed) => {
    expect(badField({ [key]: { value } })).toBe(allowed ? undefined : `data.${key}.value`);
  });
});
