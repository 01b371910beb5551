import { json, readBody as readText } from '../http';
import type { Answer, Exchange } from '../http';
import { readBody } from './answers';
import type { Body, WxAnswer } from './answers';
import type { Consent } from './people';
import type { WxSandbox } from './sandbox';

const MAX_BODY = 100 * 1024;
const MOST_TEMPLATES = 5;

const fail = (errCode: number, errMsg: string): WxAnswer => ({ errCode, errMsg });

/** The user's wish for one template: what is always kept, else the answer for it, else the answer for all. */
const consentOf = (sandbox: WxSandbox, openid: string, template: string, body: Body): Consent => {
  const answers = body['answers'] as Readonly<Record<string, unknown>> | undefined;
  const wish = answers?.[template] ?? body['answer'];
  return sandbox.people.kept(openid, template) ?? (wish === 'accept' ? 'accept' : 'reject');
};

const popup = (template: string, consent: Consent): WxAnswer => ({
  TemplateId: template,
  SubscribeStatusString: consent,
  PopupScene: '0',
});

/** WeChat sends one item bare and several as a list. */
const listed = (items: readonly WxAnswer[]): unknown => (items.length === 1 ? items[0] : items);

/** `wx.requestSubscribeMessage`; who always keeps an answer is not asked, and nothing pops up. */
const subscribe = (sandbox: WxSandbox, openid: string, body: Body): WxAnswer => {
  const asked: readonly unknown[] = Array.isArray(body['tmplIds']) ? body['tmplIds'] : [];
  const ids = asked.filter((id): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id));
  if (ids.length === 0 || ids.length < asked.length) return fail(10001, 'requestSubscribeMessage:fail');
  if (ids.length > MOST_TEMPLATES) return fail(20003, 'requestSubscribeMessage:fail Templates count out of max bounds');
  const { templates, people, pushes } = sandbox;
  if (ids.some((id) => templates && !Object.hasOwn(templates, id)))
    return fail(20001, 'requestSubscribeMessage:fail No template data return, verify the template id exist');
  if (!people.messages(openid)) return fail(20004, 'requestSubscribeMessage:fail The main switch is switched off');
  const shown: WxAnswer[] = [];
  const given = ids.map((id): [string, Consent | 'ban'] => {
    if (people.banned(id)) return [id, 'ban'];
    const silent = people.kept(openid, id) !== undefined;
    const consent = consentOf(sandbox, openid, id, body);
    if (!silent) shown.push(popup(id, consent));
    if (consent === 'accept') people.grant(openid, id);
    if (body['keep'] === true) people.keep(openid, id, consent);
    return [id, consent];
  });
  if (shown.length > 0) pushes.queue('event/subscribe_msg_popup_event', openid, { List: listed(shown) });
  return { ...Object.fromEntries(given), errMsg: 'requestSubscribeMessage:ok' };
};

const PHONE = /^\d{11}$/;

/** What the phone button gives: a code for the phone the user has bound, or binds now. */
const phoneCode = ({ people }: WxSandbox, openid: string, body: Body): WxAnswer => {
  const asked = body['phone'];
  const phone = typeof asked === 'string' && PHONE.test(asked) ? asked : people.phone(openid);
  if (body['answer'] === 'reject') return { errMsg: 'getPhoneNumber:fail user deny' };
  if (phone === '') return { errMsg: 'getPhoneNumber:fail no phone' };
  return { errMsg: 'getPhoneNumber:ok', code: people.phoneCode(openid, phone) };
};

const CALLS: Readonly<Record<string, (sandbox: WxSandbox, openid: string, body: Body) => WxAnswer>> = {
  subscribe,
  phoneCode,
};

/** Serves what a mini-program asks of WeChat itself, below `/client`; undefined when there is no such call. */
export const wxClientCall = (
  sandbox: WxSandbox,
  action: string,
): ((exchange: Exchange, openid: string) => Promise<Answer>) | undefined => {
  const call = Object.hasOwn(CALLS, action) ? CALLS[action] : undefined;
  if (!call) return undefined;
  return async ({ request }, openid) => {
    const body = readBody((await readText(request, MAX_BODY)) || '{}') ?? {};
    return json(sandbox.atomically(() => call(sandbox, openid, body)));
  };
};
