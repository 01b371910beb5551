import { createWeChat } from '../../cloudfunctions/_kernel/wechat';
import { startLoopback, type Arrived, type Reply } from '../support/loopback';

const MINUTE = 60_000;
const SEND = '/cgi-bin/message/subscribe/send';
const TOKEN = '/cgi-bin/stable_token';
const message = { openid: 'openid-me', templateId: 'tmpl', page: 'p', data: { thing1: { value: 'x' } } };

/** WeChat that answers from a script, and the port to it; the clock is turned by hand. */
const open = async (reply: (asked: Arrived, nth: number) => Reply | undefined = () => undefined) => {
  const clock = { at: 1_000_000 };
  const count = new Map<string, number>();
  const server = await startLoopback((asked) => {
    const path = asked.path.split('?')[0] ?? '';
    const nth = (count.get(path) ?? 0) + 1;
    count.set(path, nth);
    const given = reply({ ...asked, path }, nth);
    if (given !== undefined) return given;
    return path === TOKEN ? { access_token: `token-${nth}`, expires_in: 7200 } : { errcode: 0 };
  });
  opened.push(server.stop);
  const wechat = createWeChat({ appId: 'wx1', secret: 's', base: server.base, now: () => clock.at });
  const paths = () => server.arrived.map(({ path }) => path.replace('/cgi-bin', '').replace('access_token=', ''));
  return { wechat, clock, paths, arrived: server.arrived };
};
const opened: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(opened.splice(0).map((stop) => stop())));

describe('the token', () => {
  it('is asked for once as a stable token, kept, and fetched again five minutes before it ends', async () => {
    const { wechat, clock, paths, arrived } = await open();
    await wechat.send(message);
    clock.at += 114 * MINUTE;
    await wechat.send(message);
    clock.at += 2 * MINUTE;
    await wechat.send(message);
    const send = '/message/subscribe/send?token-';
    expect(paths()).toEqual(['/stable_token', `${send}1`, `${send}1`, '/stable_token', `${send}2`]);
    expect(arrived[0]?.body).toEqual({ grant_type: 'client_credential', appid: 'wx1', secret: 's' });
  });

  it.each([40001, 40014, 42001])(
    'that WeChat calls stale (%i) is fetched again once, and the message sent',
    async (errcode) => {
      const { wechat, paths } = await open(({ path }, nth) => (path === SEND && nth === 1 ? { errcode } : undefined));
      expect(await wechat.send(message)).toEqual({ sent: true });
      expect(paths().filter((path) => path === '/stable_token')).toHaveLength(2);
      expect(paths().at(-1)).toBe('/message/subscribe/send?token-2');
    },
  );

  it('is not chased without end', async () => {
    const { wechat, paths } = await open(({ path }) => (path === SEND ? { errcode: 40001 } : undefined));
    expect(await wechat.send(message)).toEqual({ sent: false, errcode: 40001 });
    expect(paths()).toHaveLength(4);
  });

  it.each<[string, Reply]>([
    ['refused', { errcode: 40164, errmsg: 'invalid ip' }],
    ['cut off', 'drop'],
    ['broken', { status: 502 }],
  ])('that was %s leaves the message unsent, to be tried again', async (_name, reply) => {
    const { wechat, paths } = await open(({ path }) => (path === TOKEN ? reply : undefined));
    expect(await wechat.send(message)).toEqual({ sent: false, errcode: -1 });
    expect(paths()).toEqual(['/stable_token']);
  });
});

describe('a subscribe message', () => {
  it('is sent as WeChat wants it', async () => {
    const { wechat, arrived } = await open();
    await wechat.send(message);
    expect(arrived.at(-1)?.body).toEqual({
      touser: 'openid-me',
      template_id: 'tmpl',
      page: 'p',
      data: { thing1: { value: 'x' } },
    });
  });

  it.each([43101, 47003, -1, 45168])('that was refused says why: %i', async (errcode) => {
    const { wechat } = await open(({ path }) => (path === SEND ? { errcode } : undefined));
    expect(await wechat.send(message)).toEqual({ sent: false, errcode });
  });

  it.each<[string, Reply]>([
    ['cut off', 'drop'],
    ['a server fault', { status: 500 }],
    ['no JSON', '<html>'],
    ['null', 'null'],
  ])('whose answer is %s counts as unknown, and was sent once only', async (_name, reply) => {
    const { wechat, paths } = await open(({ path }) => (path === SEND ? reply : undefined));
    expect(await wechat.send(message)).toEqual({ sent: 'unknown' });
    expect(paths()).toHaveLength(2);
  });
});

describe('the check of a text', () => {
  it('asks for the words of this person', async () => {
    const { wechat, arrived } = await open(({ path }) =>
      path === TOKEN ? undefined : { errcode: 0, result: { suggest: 'pass' } },
    );
    expect(await wechat.checkText('openid-me', '楼上渗水')).toBe('pass');
    expect(arrived.at(-1)?.body).toEqual({ version: 2, scene: 2, openid: 'openid-me', content: '楼上渗水' });
  });

  it.each<[string, Reply]>([
    ['risky', { errcode: 0, result: { suggest: 'risky' } }],
    ['review', { errcode: 0, result: { suggest: 'review' } }],
    ['unchecked', { errcode: 0, result: { suggest: 'new word' } }],
    ['unchecked', { errcode: 45009 }],
    ['unchecked', 'drop'],
    ['unchecked', { status: 503 }],
    ['unchecked', '<html>'],
  ])('is %s', async (verdict, reply) => {
    const { wechat } = await open(({ path }) => (path === TOKEN ? undefined : reply));
    expect(await wechat.checkText('openid-me', '楼上渗水')).toBe(verdict);
  });
});

describe('the check of a picture', () => {
  const url = 'https://files.example/p/1.jpg';

  it('asks for the picture of this person and keeps the trace of the verdict to come', async () => {
    const { wechat, arrived } = await open(({ path }) =>
      path === TOKEN ? undefined : { errcode: 0, trace_id: 't-1' },
    );
    expect(await wechat.checkMedia('openid-me', url)).toBe('t-1');
    const body = { version: 2, scene: 3, media_type: 2, media_url: url, openid: 'openid-me' };
    expect(arrived.at(-1)?.body).toEqual(body);
  });

  it.each<[Reply]>([[{ errcode: 45009 }], ['drop'], [{ status: 503 }], ['<html>']])(
    'has no trace when WeChat answers %j',
    async (reply) => {
      const { wechat } = await open(({ path }) => (path === TOKEN ? undefined : reply));
      expect(await wechat.checkMedia('openid-me', url)).toBeUndefined();
    },
  );
});

test('silence is waited for three seconds, and then taken as no answer', async () => {
  const { wechat, paths } = await open(({ path }) => (path === TOKEN ? undefined : 'hang'));
  const answers = await Promise.all([wechat.send(message), wechat.checkText('openid-me', '楼上渗水')]);
  expect(answers).toEqual([{ sent: 'unknown' }, 'unchecked']);
  expect(paths().filter((path) => path !== '/stable_token')).toHaveLength(2);
});

describe('the address of WeChat', () => {
  const at = (base: string) => () => createWeChat({ appId: 'a', secret: 's', base, now: () => 0 });
  it.each(['', 'http://127.0.0.1:1/wx', 'http://localhost:8780', 'http://[::1]:3/wx', 'http://127.0.0.1'])(
    'may be %j',
    (base) => expect(at(base)).not.toThrow(),
  );
  it.each([
    'https://api.weixin.qq.com.evil.cn',
    'http://evil.cn',
    'http://127.0.0.1.evil.cn',
    'http://127.0.0.1:80@evil.cn/',
    'http://localhost@evil.cn',
    'http://127.0.0.1:8780#@evil.cn',
    'https://127.0.0.1',
    'ftp://localhost',
    ' http://localhost',
  ])('may not be %j', (base) => expect(at(base)).toThrow('loopback'));
});
