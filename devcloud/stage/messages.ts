import templates from './data/templates.json';
import { personas } from './personas';
import { labelled, type Template } from './templates';

/** One request that WeChat's sandbox has received, as its control endpoint gives it. */
interface RawRequest {
  n: number;
  at: number | string;
  path: string;
  body: unknown;
  answer: unknown;
  openid?: string;
  fault?: string;
}

/** What the feed tells apart: messages to people, verdicts on contents, and all other requests. */
export type Kind = 'message' | 'check' | 'call';

/** An exchange with WeChat as people read it, with the raw one beside it. */
export interface Message {
  n: number;
  kind: Kind;
  at: number;
  to: string;
  phone: string | null;
  title: string;
  fields: readonly { label: string; value: string }[];
  page: string;
  /** How it ended, in words. */
  end: string;
  good: boolean;
  raw: object;
}

interface Body {
  touser?: string;
  template_id?: string;
  page?: string;
  content?: string;
  media_url?: string;
  data?: Readonly<Record<string, { value?: unknown }>>;
}

interface WxAnswer {
  errcode?: number;
  errmsg?: string;
  result?: { suggest?: string };
}

const PROBLEMS: Readonly<Record<number, string>> = {
  40003: '收信人不存在',
  40037: '没有这个模板',
  43101: '对方没有点过“提醒我”，微信不会送达',
  43107: '对方关掉了消息',
  43108: '同一个人的上一条还没发完',
  47003: '字段不合规',
  61010: '这个人两小时内没有用过小程序',
};
const VERDICTS: Readonly<Record<string, string>> = { pass: '通过', review: '要人工看', risky: '有风险' };
const CALLS: Readonly<Record<string, string>> = {
  '/cgi-bin/stable_token': '取令牌',
  '/wxa/msg_sec_check': '文字审核',
  '/wxa/media_check_async': '图片审核',
  '/wxa/getwxacodeunlimit': '小程序码',
  '/wxa/business/getuserphonenumber': '手机号',
};
const SEND = '/cgi-bin/message/subscribe/send';

const kindOf = (path: string): Kind => {
  if (path === SEND) return 'message';
  return path.endsWith('_check') || path.endsWith('_check_async') ? 'check' : 'call';
};

const endOf = (kind: Kind, answer: WxAnswer, fault: string | undefined): { end: string; good: boolean } => {
  const { errcode = 0, errmsg = '', result } = answer;
  const broken = fault ? `（故障：${fault}）` : '';
  if (errcode !== 0) {
    const problem = PROBLEMS[errcode] ?? `${errcode} ${errmsg}`;
    return { end: `${kind === 'message' ? '未送达：' : ''}${problem}${broken}`, good: false };
  }
  const suggest = result?.suggest;
  if (suggest !== undefined) return { end: `${VERDICTS[suggest] ?? suggest}${broken}`, good: suggest === 'pass' };
  return { end: `${kind === 'message' ? '已送达' : '好'}${broken}`, good: fault === undefined };
};

const fieldsOf = (body: Body, template: Template | undefined): Message['fields'] => [
  ...labelled(body.data ?? {}, template),
  ...(body.content === undefined ? [] : [{ label: '内容', value: body.content }]),
  ...(body.media_url === undefined ? [] : [{ label: '图片', value: body.media_url }]),
];

const decode = (request: RawRequest, templateOf: (id: string) => Template | undefined): Message => {
  const body = (request.body ?? {}) as Body;
  const path = request.path.split('?')[0] ?? '';
  const kind = kindOf(path);
  const template = templateOf(body.template_id ?? '');
  const openid = request.openid ?? body.touser ?? '';
  const person = personas.find((one) => one.openid === openid);
  return {
    n: request.n,
    kind,
    at: new Date(request.at).getTime(),
    to: person?.name ?? (openid || '微信'),
    phone: kind === 'message' && person?.phone ? person.key : null,
    title: template?.title ?? body.template_id ?? CALLS[path] ?? path,
    fields: fieldsOf(body, template),
    page: body.page ?? '',
    ...endOf(kind, (request.answer ?? {}) as WxAnswer, request.fault),
    raw: { path: request.path, body: request.body, answer: request.answer },
  };
};

/** The exchanges with the sandbox after request `after`, and the last one looked at. */
export const messagesAfter = async (
  cloudUrl: string,
  templateIds: Readonly<Record<string, string>>,
  after: number,
): Promise<{ messages: Message[]; last: number }> => {
  const named: Readonly<Record<string, Template>> = templates;
  const keyOf = (id: string) => Object.keys(templateIds).find((key) => templateIds[key] === id) ?? '';
  const response = await fetch(`${cloudUrl}/control/wx/requests?after=${after}`);
  const { requests } = (await response.json()) as { requests: RawRequest[] };
  return {
    messages: requests.map((request) => decode(request, (id) => named[keyOf(id)])),
    last: requests.reduce((last, { n }) => Math.max(last, n), after),
  };
};
