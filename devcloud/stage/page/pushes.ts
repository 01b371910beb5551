import type { Push } from '../../cloud/wx/pushLog';
import { ask } from './ask';
import { el } from './dom';
import { clock, mark } from './show';
import { nameOf } from './system';

const KINDS: Readonly<Record<string, string>> = {
  'event/wxa_media_check': '图片审核结果',
  'event/subscribe_msg_popup_event': '订阅弹窗的选择',
  'event/subscribe_msg_change_event': '订阅设置改了',
  'event/subscribe_msg_sent_event': '订阅消息的去向',
};
const STATES: Readonly<Record<Push['state'], readonly ['good' | 'bad' | 'wait', string]>> = {
  waiting: ['wait', '在路上'],
  delivered: ['good', '已送到'],
  failed: ['bad', '没送到'],
  lost: ['bad', '丢了'],
};

/** The events WeChat pushed or is about to push, oldest first. */
export const readPushes = async (): Promise<Push[]> => {
  const { events } = await ask<{ events: Push[] }>('/control/wx/events');
  return events;
};

/** One pushed event with every try to deliver it. */
export const drawPush = (push: Push, findLog: (requestId: string) => void): HTMLElement => {
  const tries = push.outcomes.map(({ at, ok, message, requestId }) => {
    const look = el('button', { type: 'button', click: () => findLog(requestId) }, '看日志');
    return el('li', {}, `${clock(at)} ${ok ? '收下了' : `没收下：${message}`} `, ...(requestId ? [look] : []));
  });
  const title = `${KINDS[push.kind] ?? push.kind} → ${push.fn || '没有函数接'} · ${clock(push.at)}`;
  const raw = el('details', {}, el('summary', {}, '原始内容'), el('pre', {}, JSON.stringify(push.event, null, 2)));
  return el(
    'article',
    { class: 'message', 'data-kind': 'push' },
    el('header', {}, el('strong', {}, push.openid ? nameOf(push.openid) : '微信'), el('span', {}, title)),
    mark(...STATES[push.state]),
    el('ul', { class: 'actions' }, ...tries),
    raw,
  );
};
