import type { Body, WxAnswer } from './answers';
import { openidIn, WxError } from './answers';
import { fieldValues } from './fields';
import type { WxApi, WxSide } from './side';
import { judge } from './words';

const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

const among = (body: Body, field: string, allowed: readonly string[]): void => {
  const value = body[field];
  if (value !== undefined && !allowed.includes(String(value)))
    throw new WxError(47003, `argument invalid! ${field} invalid`);
};

const pageIn = ({ pages }: WxSide, page: unknown): void => {
  if (page === undefined || page === '') return;
  const path = typeof page === 'string' ? (page.split('?')[0] ?? '').replace(/^\//, '') : '';
  if (path === '' || /\s/.test(path) || (pages && !pages.includes(path))) throw new WxError(41030, 'invalid page');
};

const templateIn = ({ templates }: WxSide, id: unknown): string => {
  const known = typeof id === 'string' && /^[\w-]{1,64}$/.test(id) && (!templates || Object.hasOwn(templates, id));
  if (!known) throw new WxError(40037, 'invalid template_id');
  return id;
};

const messageId = (now: number): number => now * 1000 + Math.floor(Math.random() * 1000);

const sendMessage = (side: WxSide, body: Body): WxAnswer => {
  const openid = openidIn(body['touser']);
  const template = templateIn(side, body['template_id']);
  const values = fieldValues(body['data'], side.templates?.[template]);
  pageIn(side, body['page']);
  among(body, 'miniprogram_state', STATES);
  among(body, 'lang', LANGUAGES);
  if (side.people.banned(template)) throw new WxError(43107, 'subscribe message ability is banned');
  if (values.some((value) => judge(value).suggest !== 'pass'))
    throw new WxError(45168, 'hit sensitive words, please check the content');
  if (!side.people.messages(openid) || !side.people.spend(openid, template))
    throw new WxError(43101, 'user refuse to accept the msg');
  const msgid = messageId(side.clock.now());
  side.pushes.queue('event/subscribe_msg_sent_event', openid, {
    List: { TemplateId: template, MsgID: String(msgid), ErrorCode: '0', ErrorStatus: 'success' },
  });
  return { errcode: 0, errmsg: 'ok', msgid };
};

/** `/cgi-bin/message/subscribe/send`: one message for each time the user agreed. */
export const subscribeSend: WxApi = {
  path: '/cgi-bin/message/subscribe/send',
  openid: (body) => body['touser'],
  refuse: [43101, 'user refuse to accept the msg'],
  oneAtATime: true,
  run: sendMessage,
};
