import { stamp } from '../_kernel/time';
import type { Facts, TemplateKey } from './schema';

/** The typed fields of WeChat's subscribe messages that we use, with the limit of each in characters. */
const LIMITS = { thing: 20, character_string: 32, time: 20, phrase: 5 } as const;
type FieldType = keyof typeof LIMITS;

const typeOf = (key: string): FieldType => key.replace(/\d+$/, '') as FieldType;

const clip = (text: string, limit: number): string => {
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
};

/** One field value as WeChat accepts it: no control characters, cut to the limit of its type. */
export const fieldValue = (key: string, raw: string): string => {
  const type = typeOf(key);
  const text = raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (type === 'character_string') return text.replace(/[^\x21-\x7e]/g, '').slice(0, LIMITS.character_string) || '-';
  if (type === 'phrase') return /^\p{Script=Han}{1,5}$/u.test(text) ? text : '有进展';
  return clip(text, LIMITS[type]) || '-';
};

/** What the moves of a kind of document are called, in at most five Chinese characters. */
const STEPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  report: {
    submit: '已收到',
    accept: '已受理',
    reject: '不受理',
    appeal: '有申诉',
    merge: '已并案',
    withdraw: '已撤回',
    assign: '已交办',
    acknowledge: '办理中',
    return: '已退回',
    transfer: '已转办',
    escalate: '已上报',
    askSuspension: '申请挂起',
    suspend: '已挂起',
    resume: '继续办理',
    resolve: '已办结',
    startFollowUp: '回访中',
    pass: '已结案',
    reopen: '重新办理',
    takeOver: '心愿转来',
    convert: '转为心愿',
  },
  wish: {
    post: '替您写好',
    pass: '已上墙',
    refuse: '没有上墙',
    ask: '还需要吗',
    expire: '已到期',
    claim: '有人来帮',
    start: '开始帮忙',
    update: '有新进展',
    askClaimer: '还在帮吗',
    releaseClaim: '重新等人',
    revokeClaim: '撤销认领',
    fulfil: '有了回音',
    remind: '等您确认',
    confirm: '心愿达成',
    thank: '收到感谢',
    dispute: '有人异议',
    settleFulfilled: '已经达成',
    settleOpen: '重新上墙',
    convert: '转为诉求',
    hide: '暂时收起',
    unhide: '又上墙了',
  },
  order: {
    cancel: '订单取消',
    confirmClose: '订单取消',
    pay: '付款成功',
    payInGroup: '等待成团',
    payLate: '原路退款',
    form: '已经成团',
    disband: '没有成团',
    prepare: '正在备货',
    ready: '可以取货',
    resend: '可以取货',
    remind: '等您来取',
    remindAgain: '等您来取',
    lapse: '过期未取',
    carry: '邻居捎带',
    verifyCode: '已经取货',
    empty: '订单取消',
  },
  refund: { owe: '原路退款', approve: '同意退款', reject: '没有同意', succeed: '退款到账' },
};

/** Which template tells whom about a kind of document. */
const TOLD: Readonly<Record<string, Readonly<Record<string, TemplateKey>>>> = {
  report: {
    reporter: 'progress',
    principal: 'progress',
    followers: 'progress',
    assignee: 'task',
    primary: 'task',
    handler: 'progress',
  },
  order: { buyer: 'progress' },
  refund: { buyer: 'progress' },
  wish: { author: 'progress', principal: 'progress', claimer: 'progress', helper: 'progress' },
};

/** A message to be written: by which template, about which event. */
export interface Telling {
  template: TemplateKey;
  event: string;
  facts: Facts;
  at: number;
}

const stepOf = (event: string): string => {
  const [kind = '', move = ''] = event.split('.');
  return STEPS[kind]?.[move] ?? '有进展';
};

type Fill = (telling: Omit<Telling, 'template'>) => Readonly<Record<string, string>>;

/** The templates as applied for in the WeChat console: the typed fields of each, and how they are filled. */
export const TEMPLATES: Readonly<Record<TemplateKey, Fill>> = {
  progress: ({ event, facts, at }) => ({
    thing1: String(facts['number'] ?? ''),
    phrase2: stepOf(event),
    time3: stamp(at),
    thing4: String(facts['category'] ?? ''),
  }),
  task: ({ facts, at }) => ({
    thing1: String(facts['number'] ?? ''),
    thing2: String(facts['place'] ?? ''),
    time3: stamp(Number(facts['dueAt'] ?? at)),
    thing4: String(facts['category'] ?? ''),
  }),
};

/** The fields of a template, as applied for. */
export const fieldsOf = (key: TemplateKey): string[] => Object.keys(TEMPLATES[key]({ event: '', facts: {}, at: 0 }));

/** Which events are worth a subscribe message, and by which template for whom; the inbox gets every event anyway. */
export const SENT_BY: Readonly<Record<string, Readonly<Record<string, TemplateKey>>>> = Object.fromEntries(
  Object.entries(STEPS).flatMap(([kind, steps]) =>
    Object.keys(steps).map((step) => [`${kind}.${step}`, TOLD[kind] ?? {}]),
  ),
);

/** The data of one subscribe message: every field formatted for its type. */
export const messageData = ({ template, ...telling }: Telling): Record<string, { value: string }> =>
  Object.fromEntries(
    Object.entries(TEMPLATES[template](telling)).map(([field, value]) => [field, { value: fieldValue(field, value) }]),
  );
