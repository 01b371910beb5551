import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { someone, weChat } from '../../support/wechat';
import { PAGES } from './wechatSources';

const SEND = '/cgi-bin/message/subscribe/send';
const DATA = { thing1: { value: '楼上渗水' }, time2: { value: '2026年11月21日 09:30' } };

const sendTo = ({ local }: Ground, touser: string, more: object = {}) =>
  weChat(local).call(SEND, { touser, template_id: 'progress', data: DATA, ...more });
const ask = ({ local }: Ground, openid: string, body: object) => weChat(local).phone(openid, 'subscribe', body);
const agree = (ground: Ground, openid: string, more: object = {}) =>
  ask(ground, openid, { tmplIds: ['progress'], answer: 'accept', ...more });

/** What users allow, and what is then sent. */
export const messages = [
  behaviour('one agreement allows one message', PAGES.subscribe, async (ground) => {
    const openid = someone();
    expect(await agree(ground, openid)).toEqual({ progress: 'accept', errMsg: 'requestSubscribeMessage:ok' });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 43101 });
  }),
  behaviour('agreements add up', PAGES.messages, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    await agree(ground, openid);
    const sent = [await sendTo(ground, openid), await sendTo(ground, openid), await sendTo(ground, openid)];
    expect(sent).toMatchObject([{ errcode: 0 }, { errcode: 0 }, { errcode: 43101 }]);
  }),
  behaviour('an agreement is for one template', PAGES.send, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    const other = { template_id: 'task', data: { phrase1: { value: '待处理' } } };
    expect(await sendTo(ground, openid, other)).toMatchObject({ errcode: 43101 });
  }),
  behaviour('each template of one question has its own answer', PAGES.subscribe, async (ground) => {
    const openid = someone();
    const answers = { progress: 'reject', task: 'accept' };
    expect(await ask(ground, openid, { tmplIds: ['progress', 'task'], answers })).toMatchObject(answers);
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 43101 });
  }),
  behaviour('more than five templates are too many', PAGES.subscribe, async (ground) => {
    const tmplIds = Array.from({ length: 6 }, () => 'progress');
    expect(await ask(ground, someone(), { tmplIds, answer: 'accept' })).toMatchObject({ errCode: 20003 });
  }),
  behaviour('no template at all is a missing parameter', PAGES.subscribe, async (ground) => {
    expect(await ask(ground, someone(), { tmplIds: [] })).toMatchObject({ errCode: 10001 });
  }),
  behaviour('a template the app does not have cannot be asked for', PAGES.subscribe, async (ground) => {
    expect(await ask(ground, someone(), { tmplIds: ['nobody'], answer: 'accept' })).toMatchObject({ errCode: 20001 });
  }),
  behaviour('who switched all messages off is not asked and gets none', PAGES.subscribe, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    await weChat(ground.local).control('/wx/users', { openid, messages: false });
    expect(await agree(ground, openid)).toMatchObject({ errCode: 20004 });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 43101 });
  }),
  behaviour(
    'an answer that is always kept comes without a question and still counts',
    PAGES.messages,
    async (ground) => {
      const openid = someone();
      await agree(ground, openid, { keep: true });
      expect(await agree(ground, openid, { answer: 'reject' })).toMatchObject({ progress: 'accept' });
      expect([await sendTo(ground, openid), await sendTo(ground, openid)]).toMatchObject([
        { errcode: 0 },
        { errcode: 0 },
      ]);
      const popups = (await weChat(ground.local).events(openid)).filter(({ kind }) => kind.endsWith('popup_event'));
      expect(popups).toHaveLength(1);
    },
  ),
  behaviour('a refusal that is always kept stands', PAGES.messages, async (ground) => {
    const openid = someone();
    await agree(ground, openid, { answer: 'reject', keep: true });
    expect(await agree(ground, openid)).toMatchObject({ progress: 'reject' });
  }),
  behaviour('who turns a template off in the settings gets nothing more of it', PAGES.messages, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    await weChat(ground.local).control('/wx/users', { openid, withdraw: ['progress'] });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 43101 });
  }),
  behaviour('a banned template is neither asked for nor sent', PAGES.send, async (ground) => {
    const { control } = weChat(ground.local);
    const openid = someone();
    await agree(ground, openid);
    await control('/wx/templates', { id: 'progress', banned: true });
    expect(await agree(ground, openid)).toMatchObject({ progress: 'ban' });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 43107 });
    await control('/wx/templates', { id: 'progress', banned: false });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 0 });
  }),
  behaviour('two sends to one user at a time: the second is refused', PAGES.send, async (ground) => {
    const { fault, call, token } = weChat(ground.local);
    const openid = someone();
    await token();
    await Promise.all([agree(ground, openid), agree(ground, openid)]);
    await fault({ mode: 'delay', delayMs: 150, path: SEND, openid });
    const body = { touser: openid, template_id: 'progress', data: DATA };
    const answers = await Promise.all([call(SEND, body), call(SEND, body)]);
    expect(new Set(answers.map(({ errcode }) => errcode))).toEqual(new Set([0, 43108]));
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 0 });
  }),
  behaviour('a word WeChat does not like is refused and costs no agreement', PAGES.send, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    const data = { ...DATA, thing1: { value: '违规演示' } };
    expect(await sendTo(ground, openid, { data })).toMatchObject({ errcode: 45168 });
    expect(await sendTo(ground, openid)).toMatchObject({ errcode: 0 });
  }),
  behaviour('nobody is not a receiver', PAGES.send, async (ground) => {
    for (const touser of ['', undefined, 'with blank']) {
      expect(await sendTo(ground, someone(), { touser })).toMatchObject({ errcode: 40003 });
    }
  }),
  behaviour('a template the app does not have cannot be sent', PAGES.send, async (ground) => {
    expect(await sendTo(ground, someone(), { template_id: 'nobody' })).toMatchObject({ errcode: 40037 });
  }),
  behaviour('a page outside the mini-program is refused, one with parameters is not', PAGES.send, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    expect(await sendTo(ground, openid, { page: 'pages/nowhere' })).toMatchObject({ errcode: 41030 });
    expect(await sendTo(ground, openid, { page: 'pages/scan/index?id=1' })).toMatchObject({ errcode: 0 });
  }),
  behaviour('state and language are among those WeChat names', PAGES.send, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    expect(await sendTo(ground, openid, { miniprogram_state: 'beta' })).toMatchObject({ errcode: 47003 });
    expect(await sendTo(ground, openid, { lang: 'zh' })).toMatchObject({ errcode: 47003 });
    const good = { miniprogram_state: 'trial', lang: 'zh_TW' };
    expect(await sendTo(ground, openid, good)).toMatchObject({ errcode: 0 });
  }),
];
