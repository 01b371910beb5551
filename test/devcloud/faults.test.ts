import { someone, weChat, WX_APP } from '../support/wechat';
import { get, post, startLocal } from './local';
import type { Local } from './local';

const SEND = '/cgi-bin/message/subscribe/send';

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
  local = await startLocal({ functionEnv: { WX_APPID: WX_APP.appid, WX_SECRET: WX_APP.secret } });
});
afterAll(() => local.stop());

const send = (touser: string) =>
  weChat(local).call(SEND, { touser, template_id: 'T1', data: { thing1: { value: '楼上渗水' } } });
const agree = (openid: string) => weChat(local).phone(openid, 'subscribe', { tmplIds: ['T1'], answer: 'accept' });
const logged = async (path: string, openid = ''): Promise<Logged[]> => {
  const { requests } = await get<{ requests: Logged[] }>(`${local.cloud.url}/control/wx/requests?after=0`);
  return requests.filter((entry) => entry.path === path && entry.openid === openid);
};

describe('failures on demand', () => {
  /** An agreed user who meets a fault at his next message: how the answer came, and what was written down. */
  const struck = async (mode: string): Promise<[answer: unknown, entries: Logged[]]> => {
    const openid = someone();
    await agree(openid);
    await weChat(local).fault({ mode, path: SEND, openid });
    const answer = await send(openid).catch((error: unknown) => String(error));
    return [answer, await logged(SEND, openid)];
  };

  it('a refused connection leaves nothing done', async () => {
    const [answer, entries] = await struck('network-down');
    expect(answer).toMatch(/fetch failed/);
    expect(entries).toMatchObject([{ fault: 'network-down', answer: {} }]);
    expect(entries[0]?.answer).not.toHaveProperty('errcode');
  });

  it('a server error leaves nothing done', async () => {
    const [answer, entries] = await struck('http-500');
    expect(answer).toMatch(/JSON/);
    expect(entries).toMatchObject([{ fault: 'http-500', answer: { status: 500 } }]);
  });

  it('a lost answer comes after the work', async () => {
    const [answer, entries] = await struck('lost-answer');
    expect(answer).toMatch(/fetch failed/);
    expect(entries).toMatchObject([{ fault: 'lost-answer', answer: { errcode: 0 } }]);
  });

  it('a refusal is the interface’s own', async () => {
    const [answer] = await struck('refuse');
    expect(answer).toMatchObject({ errcode: 43101 });
    await weChat(local).fault({ mode: 'refuse', path: '/cgi-bin/stable_token' });
    expect(await weChat(local).token()).toMatchObject({ errcode: 45011 });
  });

  it('an answer that never comes leaves the line open', async () => {
    const openid = someone();
    await agree(openid);
    await weChat(local).fault({ mode: 'hang', path: SEND, openid });
    const body = JSON.stringify({ touser: openid, template_id: 'T1', data: { thing1: { value: '好' } } });
    const patience = new AbortController();
    const hanging = fetch(await weChat(local).address(SEND), { method: 'POST', body, signal: patience.signal });
    while ((await logged(SEND, openid)).length === 0) await Promise.resolve();
    patience.abort();
    await expect(hanging).rejects.toThrow(/abort/);
    expect(await logged(SEND, openid)).toMatchObject([{ fault: 'hang', answer: { errcode: 0 } }]);
  });

  it('are listed, counted down and taken away', async () => {
    const { control, token } = weChat(local);
    const listed = async () =>
      (await get<{ faults: { id: string; times: number | null }[] }>(`${local.cloud.url}/control/faults`)).faults;
    const kept = (await control('/faults', { target: 'wx', path: '/cgi-bin/stable_token', mode: 'refuse', times: 2 }))[
      'fault'
    ];
    expect(kept).toMatchObject({ id: expect.any(String), target: 'wx', mode: 'refuse', times: 2 });
    await token();
    expect(await listed()).toMatchObject([{ times: 1 }]);
    await token();
    expect(await listed()).toEqual([]);
    const id = await weChat(local).fault({ mode: 'hang', times: null });
    const remove = () => fetch(`${local.cloud.url}/control/faults/${id}`, { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 404]);
  });

  it.each([
    [{ target: 'moon', mode: 'hang' }, /target is one of/],
    [{ target: 'admin', mode: 'wrong-signature' }, /mode of target admin is one of/],
    [{ target: 'wx', mode: 'delay' }, /delayMs/],
    [{ target: 'wx', mode: 'hang', delayMs: 5 }, /delayMs/],
    [{ target: 'wx', mode: 'hang', times: 0 }, /times/],
    [{ target: 'wx', mode: 'hang', path: 'wxa' }, /path begins with/],
    [{ target: 'wx', mode: 'hang', openid: 7 }, /openid/],
  ])('%j is no fault', async (wish, sentence) => {
    expect(await post(`${local.cloud.url}/control/faults`, wish)).toMatchObject({
      ok: false,
      error: expect.stringMatching(sentence),
    });
  });

  it.each(['admin', 'storage', 'client'])('meet the part %s too', async (target) => {
    const path = { admin: '/admin', storage: '/storage/', client: '/client/subscribe' }[target];
    const ask = () => fetch(`${local.cloud.url}${path}`, { method: 'POST', body: '{}' });
    local.cloud.faults.add({ target: target as 'admin', mode: 'http-500', times: 1 });
    expect((await ask()).status).toBe(500);
    expect((await ask()).status).not.toBe(500);
    local.cloud.faults.add({ target: target as 'admin', mode: 'network-down', times: 1 });
    await expect(ask()).rejects.toThrow(/fetch failed/);
    local.cloud.faults.add({ target: target as 'admin', mode: 'lost-answer', times: 1 });
    await expect(ask()).rejects.toThrow(/fetch failed/);
  });

  it('meet one phone and spare another', async () => {
    const [offline, online] = [someone(), someone()];
    local.cloud.faults.add({ target: 'client', openid: offline, mode: 'network-down', times: null });
    await expect(agree(offline)).rejects.toThrow(/fetch failed/);
    expect(await agree(online)).toMatchObject({ T1: 'accept' });
    local.cloud.faults.clear();
    expect(await agree(offline)).toMatchObject({ T1: 'accept' });
  });
});
