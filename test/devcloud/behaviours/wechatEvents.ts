import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { someone, weChat } from '../../support/wechat';
import type { SeenEvent } from '../../support/wechat';
import { get } from '../local';
import { PAGES } from './wechatSources';

const SECOND = 1000;
const SEND = '/cgi-bin/message/subscribe/send';
const DATA = { phrase1: { value: '待处理' } };
const POPUP = '/push/event/subscribe_msg_popup_event';

const agree = ({ local }: Ground, openid: string, more: object = {}) =>
  weChat(local).phone(openid, 'subscribe', { tmplIds: ['task'], answer: 'accept', ...more });
const send = ({ local }: Ground, touser: string) =>
  weChat(local).call(SEND, { touser, template_id: 'task', data: DATA });
const delivered = async ({ local }: Ground, openid: string): Promise<SeenEvent[]> => {
  await weChat(local).advance(0);
  return weChat(local).events(openid);
};

/** Events that WeChat pushes to functions, and failures on demand. */
export const events = [
  behaviour('the answer to a question comes as an event, one item bare', PAGES.bareList, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    expect(await delivered(ground, openid)).toMatchObject([
      {
        kind: 'event/subscribe_msg_popup_event',
        state: 'delivered',
        event: {
          FromUserName: openid,
          MsgType: 'event',
          Event: 'subscribe_msg_popup_event',
          List: { TemplateId: 'task', SubscribeStatusString: 'accept', PopupScene: '0' },
        },
      },
    ]);
  }),
  behaviour('several items come as a list', PAGES.messages, async (ground) => {
    const openid = someone();
    await agree(ground, openid, { tmplIds: ['task', 'progress'], answers: { task: 'accept', progress: 'reject' } });
    const [popup] = await delivered(ground, openid);
    expect(popup?.event['List']).toMatchObject([
      { TemplateId: 'task', SubscribeStatusString: 'accept' },
      { TemplateId: 'progress', SubscribeStatusString: 'reject' },
    ]);
  }),
  behaviour('what became of a message comes as an event with its id', PAGES.messages, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    const { msgid } = await send(ground, openid);
    expect((await delivered(ground, openid)).at(-1)).toMatchObject({
      kind: 'event/subscribe_msg_sent_event',
      event: { List: { TemplateId: 'task', MsgID: String(msgid), ErrorCode: '0', ErrorStatus: 'success' } },
    });
  }),
  behaviour('who turns a template off is told of as an event', PAGES.messages, async (ground) => {
    const openid = someone();
    await weChat(ground.local).control('/wx/users', { openid, withdraw: ['task'] });
    const [changed] = await weChat(ground.local).events(openid);
    expect(changed?.event).toMatchObject({
      Event: 'subscribe_msg_change_event',
      List: { TemplateId: 'task', SubscribeStatusString: 'reject' },
    });
  }),
  behaviour('a pushed event names no caller', PAGES.pushed, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    const [popup] = await delivered(ground, openid);
    const seen = JSON.parse(popup?.outcomes[0]?.message ?? '{}') as Record<string, unknown>;
    expect(seen['source']).toBe('wx_unknown');
    expect(seen['openid'] ?? '').toBe('');
  }),
  behaviour('a push whose function fails is tried three times, five seconds apart', PAGES.pushed, async (ground) => {
    const { control, events: seen, advance } = weChat(ground.local);
    const openid = someone();
    await control('/wx/users', { openid, withdraw: ['task'] });
    const states: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      await advance(n === 0 ? 0 : 5 * SECOND);
      states.push(...(await seen(openid)).map(({ state, outcomes }) => `${state} ${outcomes.length}`));
    }
    expect(states).toEqual(['waiting 1', 'waiting 2', 'failed 3', 'failed 3']);
  }),
  behaviour('moving the clock says what it set off', PAGES.pushed, async (ground) => {
    const { control, advance } = weChat(ground.local);
    const openid = someone();
    await advance(60 * SECOND);
    await control('/wx/users', { openid, withdraw: ['task'] });
    await advance(0);
    const { fired } = await advance(5 * SECOND);
    expect(fired).toContainEqual(expect.stringContaining('event/subscribe_msg_change_event'));
  }),
  behaviour('an event can come twice', PAGES.pushed, async (ground) => {
    const openid = someone();
    await weChat(ground.local).fault({ mode: 'duplicate', path: POPUP, openid });
    await agree(ground, openid);
    const [popup] = await delivered(ground, openid);
    expect(popup).toMatchObject({ state: 'delivered', fault: 'duplicate', outcomes: [{ ok: true }, { ok: true }] });
    expect(popup?.outcomes[0]?.requestId).not.toBe(popup?.outcomes[1]?.requestId);
  }),
  behaviour('an event can be late', PAGES.pushed, async (ground) => {
    const openid = someone();
    await weChat(ground.local).fault({ mode: 'delay', delayMs: 60 * SECOND, path: POPUP, openid });
    await agree(ground, openid);
    expect(await delivered(ground, openid)).toMatchObject([{ state: 'waiting', outcomes: [] }]);
    await weChat(ground.local).advance(60 * SECOND);
    expect(await delivered(ground, openid)).toMatchObject([{ state: 'delivered', outcomes: [{ ok: true }] }]);
  }),
  behaviour('an event can be overtaken by the next', PAGES.pushed, async (ground) => {
    const openid = someone();
    await weChat(ground.local).fault({ mode: 'reorder', path: POPUP, openid });
    await agree(ground, openid);
    expect(await delivered(ground, openid)).toMatchObject([{ state: 'waiting', fault: 'reorder' }]);
    await send(ground, openid);
    await delivered(ground, openid);
    const { invocations } = await get<{ invocations: { requestId: string }[] }>(
      `${ground.local.cloud.url}/control/invocations`,
    );
    const [popup, sent] = await delivered(ground, openid);
    const order = invocations.map(({ requestId }) => requestId);
    const place = (event: SeenEvent | undefined) => order.indexOf(event?.outcomes[0]?.requestId ?? '');
    expect(place(sent)).toBeGreaterThanOrEqual(0);
    expect(place(popup)).toBeGreaterThan(place(sent));
  }),
  behaviour('an event can be lost', PAGES.pushed, async (ground) => {
    const openid = someone();
    await weChat(ground.local).fault({ mode: 'network-down', path: POPUP, openid });
    await agree(ground, openid);
    await weChat(ground.local).advance(3600 * SECOND);
    expect(await delivered(ground, openid)).toMatchObject([{ state: 'lost', outcomes: [] }]);
  }),
  behaviour('an event whose answer is lost comes again', PAGES.pushed, async (ground) => {
    const openid = someone();
    await weChat(ground.local).fault({ mode: 'lost-answer', path: POPUP, openid });
    await agree(ground, openid);
    await delivered(ground, openid);
    await weChat(ground.local).advance(5 * SECOND);
    const [popup] = await delivered(ground, openid);
    expect(popup).toMatchObject({ state: 'delivered', outcomes: [{ ok: false }, { ok: true }] });
  }),
  behaviour('a fault meets one user only', PAGES.assumed, async (ground) => {
    const [struck, spared] = [someone(), someone()];
    for (const openid of [struck, spared]) await agree(ground, openid);
    const id = await weChat(ground.local).fault({ mode: 'refuse', times: null, path: SEND, openid: struck });
    expect(await send(ground, struck)).toMatchObject({ errcode: 43101 });
    expect(await send(ground, spared)).toMatchObject({ errcode: 0 });
    await fetch(`${ground.local.cloud.url}/control/faults/${id}`, { method: 'DELETE' });
    expect(await send(ground, struck)).toMatchObject({ errcode: 0 });
  }),
  behaviour('a token can be over before its time', PAGES.codes, async (ground) => {
    const openid = someone();
    await agree(ground, openid);
    await weChat(ground.local).fault({ mode: 'token-expired', path: SEND, openid });
    expect(await send(ground, openid)).toMatchObject({ errcode: 42001 });
    expect(await send(ground, openid)).toMatchObject({ errcode: 0 });
  }),
];
