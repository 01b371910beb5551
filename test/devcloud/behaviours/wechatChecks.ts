import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { someone, weChat, WX_APP } from '../../support/wechat';
import { PAGES } from './wechatSources';

const TWO_HOURS = 7_200_000;
const TEXT = '/wxa/msg_sec_check';
const MEDIA = '/wxa/media_check_async';

const visitor = async ({ local }: Ground): Promise<string> => {
  const openid = someone();
  await weChat(local).visit(openid);
  return openid;
};
const checkText = ({ local }: Ground, openid: string, content: string, more: object = {}) =>
  weChat(local).call(TEXT, { version: 2, scene: 2, openid, content, ...more });
const checkMedia = ({ local }: Ground, openid: string, mediaUrl: string, more: object = {}) =>
  weChat(local).call(MEDIA, { version: 2, scene: 3, openid, media_type: 2, media_url: mediaUrl, ...more });

/** Serves bytes under any path on a port of its own while `work` runs. */
const served = async (bytes: Buffer, work: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer((_request, response) => response.end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const mediaEvent = async ({ local }: Ground, openid: string) => {
  await weChat(local).advance(2000);
  const [event] = await weChat(local).events(openid);
  return event?.event;
};

/** Checks of words and pictures. */
export const checks = [
  behaviour('harmless words pass with label 100 and a trace', PAGES.text, async (ground) => {
    expect(await checkText(ground, await visitor(ground), '楼道灯坏了')).toMatchObject({
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
      detail: [{ strategy: 'content_model', suggest: 'pass' }, { strategy: 'keyword' }],
      trace_id: expect.stringMatching(/^[\da-f-]{20,}$/),
    });
  }),
  behaviour('risky and doubtful words are told apart', PAGES.text, async (ground) => {
    const openid = await visitor(ground);
    expect(await checkText(ground, openid, '这里有违规演示')).toMatchObject({
      result: { suggest: 'risky', label: 20001 },
      detail: [{}, { strategy: 'keyword', keyword: '违规演示' }],
    });
    expect(await checkText(ground, openid, '待审演示')).toMatchObject({ result: { suggest: 'review', label: 21000 } });
  }),
  behaviour('words are checked for users of the last two hours only', PAGES.text, async (ground) => {
    expect(await checkText(ground, someone(), '你好')).toMatchObject({ errcode: 61010 });
    const openid = await visitor(ground);
    await weChat(ground.local).advance(TWO_HOURS - 60_000);
    expect(await checkText(ground, openid, '你好')).toMatchObject({ errcode: 0 });
    await weChat(ground.local).advance(120_000);
    expect(await checkText(ground, openid, '你好')).toMatchObject({ errcode: 61010 });
  }),
  behaviour('any call of the mini-program is a visit', PAGES.text, async (ground) => {
    const openid = someone();
    await weChat(ground.local).phone(openid, 'subscribe', { tmplIds: ['progress'], answer: 'reject' });
    expect(await checkText(ground, openid, '你好')).toMatchObject({ errcode: 0 });
  }),
  behaviour('2500 characters are checked, one more is too long', PAGES.text, async (ground) => {
    const openid = await visitor(ground);
    expect(await checkText(ground, openid, '一'.repeat(2500))).toMatchObject({ errcode: 0 });
    expect(await checkText(ground, openid, '一'.repeat(2501))).toMatchObject({ errcode: 45002 });
  }),
  behaviour('version 2 and one of four scenes must be named', PAGES.text, async (ground) => {
    const openid = await visitor(ground);
    expect(await checkText(ground, openid, '你好', { version: 1 })).toMatchObject({ errcode: 40097 });
    expect(await checkText(ground, openid, '你好', { scene: 5 })).toMatchObject({ errcode: 40097 });
  }),
  behaviour('a picture is fetched and its verdict comes as an event with the trace', PAGES.media, async (ground) => {
    const openid = await visitor(ground);
    await served(Buffer.from('harmless'), async (url) => {
      const asked = await checkMedia(ground, openid, `${url}/lamp.jpg`);
      expect(asked).toMatchObject({ errcode: 0, trace_id: expect.any(String) });
      expect(asked).not.toHaveProperty('result');
      expect(await mediaEvent(ground, openid)).toMatchObject({
        FromUserName: openid,
        ToUserName: expect.stringMatching(/^gh_[\da-f]{12}$/),
        MsgType: 'event',
        Event: 'wxa_media_check',
        CreateTime: expect.any(Number),
        appid: WX_APP.appid,
        version: 2,
        trace_id: asked['trace_id'],
        errcode: 0,
        result: { suggest: 'pass', label: 100 },
        detail: [{ strategy: 'content_model', suggest: 'pass', prob: 90 }],
      });
    });
  }),
  behaviour('the bytes of the picture decide, not what was said of it', PAGES.assumed, async (ground) => {
    const openid = await visitor(ground);
    await served(Buffer.from('....demo-risky....'), async (url) => {
      await checkMedia(ground, openid, `${url}/lamp.jpg`);
      expect(await mediaEvent(ground, openid)).toMatchObject({ result: { suggest: 'risky' } });
    });
  }),
  behaviour('a picture that cannot be downloaded is −1008', PAGES.media, async (ground) => {
    const openid = await visitor(ground);
    await checkMedia(ground, openid, `${ground.local.cloud.url}/storage/no-such-file`);
    expect(await mediaEvent(ground, openid)).toMatchObject({ errcode: -1008, result: {} });
  }),
  behaviour('a picture of more than 10 MB is not taken', PAGES.media, async (ground) => {
    const openid = await visitor(ground);
    await served(Buffer.alloc(10 * 1024 * 1024 + 1), async (url) => {
      await checkMedia(ground, openid, `${url}/large.jpg`);
      expect(await mediaEvent(ground, openid)).toMatchObject({ errcode: -1008 });
    });
  }),
  behaviour('the sandbox fetches nothing from outside the machine', PAGES.assumed, async (ground) => {
    const openid = await visitor(ground);
    const outside = 'http://192.0.2.1/picture.jpg';
    const fetched = jest.spyOn(globalThis, 'fetch');
    await checkMedia(ground, openid, outside);
    expect(await mediaEvent(ground, openid)).toMatchObject({ errcode: -1008 });
    expect(fetched.mock.calls.map(([url]) => url)).not.toContain(outside);
    expect(fetched.mock.calls.length).toBeGreaterThan(0);
    fetched.mockRestore();
  }),
  behaviour('a picture whose verdict is still to come is a repeat', PAGES.assumed, async (ground) => {
    const openid = await visitor(ground);
    const url = `${ground.local.cloud.url}/storage/asked-twice`;
    expect(await checkMedia(ground, openid, url)).toMatchObject({ errcode: 0 });
    expect(await checkMedia(ground, openid, url)).toMatchObject({ errcode: 87020 });
    await mediaEvent(ground, openid);
    expect(await checkMedia(ground, openid, url)).toMatchObject({ errcode: 0 });
  }),
  behaviour(
    'pictures too need a user of the last two hours, a known kind and an address',
    PAGES.media,
    async (ground) => {
      expect(await checkMedia(ground, someone(), 'http://127.0.0.1/a')).toMatchObject({ errcode: 61010 });
      const openid = await visitor(ground);
      expect(await checkMedia(ground, openid, 'http://127.0.0.1/a', { media_type: 3 })).toMatchObject({
        errcode: 40097,
      });
      expect(await checkMedia(ground, openid, 'cloud://env/a.jpg')).toMatchObject({ errcode: 40097 });
    },
  ),
];
