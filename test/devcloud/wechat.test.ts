import { request } from 'node:http';
import { someone, weChat, WX_APP } from '../support/wechat';
import { get, startLocal } from './local';
import type { Local } from './local';

const SEND = '/cgi-bin/message/subscribe/send';
const POPUP = 'event/subscribe_msg_popup_event';
const OPTIONS = {
  functionEnv: { WX_APPID: WX_APP.appid, WX_SECRET: WX_APP.secret },
  wxEvents: { [POPUP]: 'inner' },
};

interface Logged {
  n: number;
  path: string;
  openid: string;
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
  fault?: string;
}

let local: Local;
beforeAll(async () => {
  local = await startLocal(OPTIONS);
});
afterAll(() => local.stop());

const send = (touser: string) =>
  weChat(local).call(SEND, { touser, template_id: 'T1', data: { thing1: { value: '楼上渗水' } } });
const agree = (openid: string) => weChat(local).phone(openid, 'subscribe', { tmplIds: ['T1'], answer: 'accept' });
const logged = async (path: string, openid = ''): Promise<Logged[]> => {
  const { requests } = await get<{ requests: Logged[] }>(`${local.cloud.url}/control/wx/requests?after=0`);
  return requests.filter((entry) => entry.path === path && entry.openid === openid);
};
const restart = async (more: object = {}): Promise<void> => {
  const { dataDir } = local;
  await local.cloud.stop();
  local = await startLocal({ ...OPTIONS, ...more, dataDir });
};

describe('the WeChat sandbox', () => {
  it('keeps tokens, agreements and the log across a restart', async () => {
    const openid = someone();
    const { access_token: token } = await weChat(local).token();
    await agree(openid);
    await agree(openid);
    await send(openid);
    const before = await logged(SEND, openid);
    expect(before).toMatchObject([{ body: { touser: openid }, answer: { errcode: 0 } }]);
    await restart();
    expect(await weChat(local).token()).toMatchObject({ access_token: token });
    expect(await logged(SEND, openid)).toEqual(before);
    expect([await send(openid), await send(openid)]).toMatchObject([{ errcode: 0 }, { errcode: 43101 }]);
  });

  it('delivers after a restart what was still to come', async () => {
    const openid = someone();
    await weChat(local).fault({ mode: 'delay', delayMs: 60_000, path: `/push/${POPUP}`, openid });
    await agree(openid);
    await weChat(local).advance(0);
    await restart();
    expect(await weChat(local).events(openid)).toMatchObject([{ state: 'waiting' }]);
    // What others agreed to just before may be delivered by the same move of the clock.
    const fired = expect.arrayContaining([expect.stringContaining(POPUP)]);
    expect(await weChat(local).advance(60_000)).toMatchObject({ fired });
    expect(await weChat(local).events(openid)).toMatchObject([{ state: 'delivered' }]);
  });

  it('names the user as the caller of a pushed event when it is told to', async () => {
    await restart({ wxEventOpenid: true });
    const openid = someone();
    await agree(openid);
    await weChat(local).advance(0);
    const [popup] = await weChat(local).events(openid);
    expect(JSON.parse(popup?.outcomes[0]?.message ?? '{}')).toMatchObject({ openid, source: 'wx_unknown' });
  });

  it('shows neither secret nor token in the log', async () => {
    await weChat(local).token();
    expect((await logged('/cgi-bin/stable_token')).at(-1)).toMatchObject({
      body: { appid: WX_APP.appid, secret: '***' },
      answer: { access_token: '***', expires_in: expect.any(Number) },
    });
  });

  it('does not run in production', async () => {
    const { NODE_ENV } = process.env;
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(startLocal()).rejects.toThrow(/production/);
    Object.assign(process.env, { NODE_ENV });
  });

  it('answers this machine only', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'api.weixin.qq.com' };
      request(`${local.cloud.url}/wx/cgi-bin/stable_token`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end('{}');
    });
    expect(status).toBe(403);
  });
});
