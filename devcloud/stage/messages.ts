import templates from './data/templates.json';
import { personas } from './personas';

/** One request that WeChat's sandbox has received, as its control endpoint gives it. */
interface RawRequest {
  n: number;
  at: number | string;
  path: string;
  body: unknown;
  answer: unknown;
}

/** A subscribe message as people read it, with the raw exchange beside it. */
export interface Message {
  n: number;
  at: number;
  to: string;
  phone: string | null;
  title: string;
  fields: readonly { label: string; value: string }[];
  page: string;
  problem: string | null;
  raw: { body: unknown; answer: unknown };
}

interface SendBody {
  touser?: string;
  template_id?: string;
  page?: string;
  data?: Readonly<Record<string, { value?: unknown }>>;
}

const SEND = '/cgi-bin/message/subscribe/send';

const PROBLEMS: Readonly<Record<number, string>> = {
  40003: '收信人不存在',
  40037: '没有这个模板',
  43101: '对方没有点过“提醒我”，微信不会送达',
  47003: '字段不合规',
};

const problemOf = (answer: unknown): string | null => {
  const { errcode = 0, errmsg = '' } = (answer ?? {}) as { errcode?: number; errmsg?: string };
  return errcode === 0 ? null : (PROBLEMS[errcode] ?? `${errcode} ${errmsg}`);
};

/** A template as applied for in the console: its title, and the words before each field by the field's number. */
interface Template {
  title: string;
  fields: Readonly<Record<string, string>>;
}

const decode = (request: RawRequest, templateOf: (id: string) => Template | undefined): Message => {
  const body = (request.body ?? {}) as SendBody;
  const template = templateOf(body.template_id ?? '');
  const person = personas.find(({ openid }) => openid === body.touser);
  const fields = Object.entries(body.data ?? {}).map(([key, field]) => ({
    label: template?.fields[key.replace(/\D+/, '')] ?? key,
    value: String(field.value ?? ''),
  }));
  return {
    n: request.n,
    at: new Date(request.at).getTime(),
    to: person?.name ?? body.touser ?? '?',
    phone: person?.phone ? person.key : null,
    title: template?.title ?? body.template_id ?? '?',
    fields,
    page: body.page ?? '',
    problem: problemOf(request.answer),
    raw: { body: request.body, answer: request.answer },
  };
};

/** The subscribe messages the sandbox received after request `after`, and the last request looked at. */
export const messagesAfter = async (
  cloudUrl: string,
  templateIds: Readonly<Record<string, string>>,
  after: number,
): Promise<{ messages: Message[]; last: number }> => {
  const named: Readonly<Record<string, Template>> = templates;
  const keyOf = (id: string) => Object.keys(templateIds).find((key) => templateIds[key] === id) ?? '';
  const response = await fetch(`${cloudUrl}/control/wx/requests?after=${after}`);
  const { requests } = (await response.json()) as { requests: RawRequest[] };
  const sent = requests.filter(({ path }) => path.split('?')[0]?.endsWith(SEND));
  return {
    messages: sent.map((request) => decode(request, (id) => named[keyOf(id)])),
    last: requests.reduce((last, { n }) => Math.max(last, n), after),
  };
};
