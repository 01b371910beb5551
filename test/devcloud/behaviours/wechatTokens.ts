import { behaviour } from '../../support/behaviours';
import { weChat, WX_APP } from '../../support/wechat';
import { PAGES } from './wechatSources';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** After a day nothing counts that an earlier behaviour forced. */
const DAY = 24 * 60 * MINUTE;
/** An interface that any good token opens. */
const OPEN = '/wxa/sec/order/is_trade_managed';

/** Access tokens, and what every interface answers to a request it cannot read. */
export const tokens = [
  behaviour('everybody gets the same token for two hours', PAGES.token, async ({ local }) => {
    const { token, advance } = weChat(local);
    await advance(2 * 60 * MINUTE);
    const first = await token();
    expect(first).toMatchObject({ access_token: expect.stringMatching(/^[\w-]{100,512}$/) });
    await advance(30 * MINUTE);
    expect(await token()).toMatchObject({ access_token: first['access_token'] });
    expect(Number((await token())['expires_in'])).toBeLessThanOrEqual(Number(first['expires_in']) - 1800);
  }),
  behaviour('a token is renewed five minutes early and both are good until the end', PAGES.token, async ({ local }) => {
    const { token, advance, url } = weChat(local);
    await advance(2 * 60 * MINUTE);
    const old = String((await token())['access_token']);
    await advance(2 * 60 * MINUTE - 4 * MINUTE);
    const renewed = String((await token())['access_token']);
    expect(renewed).not.toBe(old);
    const open = async (value: string) => {
      const answer = await fetch(`${url}/wx${OPEN}?access_token=${value}`, {
        method: 'POST',
        body: JSON.stringify({ appid: WX_APP.appid }),
      });
      return answer.json();
    };
    expect([await open(old), await open(renewed)]).toMatchObject([{ errcode: 0 }, { errcode: 0 }]);
    await advance(5 * MINUTE);
    expect([await open(old), await open(renewed)]).toMatchObject([{ errcode: 42001 }, { errcode: 0 }]);
  }),
  behaviour('a forced token makes the one before worthless at once', PAGES.token, async ({ local }) => {
    const { token, advance, address } = weChat(local);
    await advance(DAY);
    const before = await address(OPEN);
    await token({ force_refresh: true });
    const answer = await fetch(before, { method: 'POST', body: '{}' });
    expect(await answer.json()).toMatchObject({ errcode: 40001, errmsg: expect.stringContaining('not latest') });
  }),
  behaviour('forcing again within half a minute renews nothing', PAGES.token, async ({ local }) => {
    const { token, advance } = weChat(local);
    await advance(DAY);
    const forced = await token({ force_refresh: true });
    await advance(20 * SECOND);
    expect(await token({ force_refresh: true })).toMatchObject({ access_token: forced['access_token'] });
    await advance(20 * SECOND);
    expect((await token({ force_refresh: true }))['access_token']).not.toBe(forced['access_token']);
  }),
  behaviour('a token can be forced twenty times a day', PAGES.token, async ({ local }) => {
    const { token, advance } = weChat(local);
    await advance(DAY);
    for (let n = 0; n < 20; n += 1) {
      await advance(31 * SECOND);
      expect(await token({ force_refresh: true })).toHaveProperty('access_token');
    }
    await advance(31 * SECOND);
    expect(await token({ force_refresh: true })).toMatchObject({ errcode: 45009 });
    expect(await token()).toHaveProperty('access_token');
  }),
  behaviour('a wrong secret is refused', PAGES.token, async ({ local }) => {
    expect(await weChat(local).token({ secret: 'another' })).toMatchObject({ errcode: 40125 });
  }),
  behaviour('another app is refused', PAGES.token, async ({ local }) => {
    expect(await weChat(local).token({ appid: 'wx-another-app' })).toMatchObject({ errcode: 40013 });
  }),
  behaviour('an app or a secret that is missing is named', PAGES.codes, async ({ local }) => {
    const { token } = weChat(local);
    expect(await token({ appid: undefined })).toMatchObject({ errcode: 41002 });
    expect(await token({ secret: '' })).toMatchObject({ errcode: 41004 });
  }),
  behaviour('another kind of grant is refused', PAGES.codes, async ({ local }) => {
    expect(await weChat(local).token({ grant_type: 'password' })).toMatchObject({ errcode: 40002 });
  }),
  behaviour('the token is asked for by POST only', PAGES.token, async ({ local }) => {
    const answer = await fetch(`${weChat(local).url}/wx/cgi-bin/stable_token`);
    expect(await answer.json()).toMatchObject({ errcode: 43002 });
  }),
  behaviour('a call without a token is told so, with status 200', PAGES.codes, async ({ local }) => {
    const answer = await fetch(`${weChat(local).url}/wx${OPEN}`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ errcode: 41001 });
  }),
  behaviour('a refusal carries the mark of its request', PAGES.codeLength, async ({ local }) => {
    const answer = await weChat(local).token({ secret: 'another' });
    expect(answer['errmsg']).toMatch(/^invalid appsecret rid: [\da-f]{8}-[\da-f]{8}-[\da-f]{8}$/);
  }),
  behaviour('a body that is no JSON object is a format error', PAGES.codes, async ({ local }) => {
    const at = await weChat(local).address(OPEN);
    for (const body of ['appid=1', '[1]', '"text"', '{"appid":']) {
      const answer = await fetch(at, { method: 'POST', body });
      expect(await answer.json()).toMatchObject({ errcode: 47001 });
    }
  }),
  behaviour('a body that is not UTF-8 is a format error', PAGES.codes, async ({ local }) => {
    const body = new Uint8Array(Buffer.from('7b226170706964223a22ff227d', 'hex'));
    const answer = await fetch(await weChat(local).address(OPEN), { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ errcode: 47001 });
  }),
  behaviour('an interface WeChat does not have is an invalid url', PAGES.codes, async ({ local }) => {
    expect(await weChat(local).call('/wxa/no_such_thing', {})).toMatchObject({ errcode: 40066 });
  }),
  behaviour('an interface asked by GET wants POST', PAGES.codes, async ({ local }) => {
    const answer = await fetch(await weChat(local).address(OPEN));
    expect(await answer.json()).toMatchObject({ errcode: 43002 });
  }),
];
