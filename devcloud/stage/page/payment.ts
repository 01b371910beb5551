import { el } from './dom';
import { clock, copied, doing, mark, yuan } from './show';
import { nameOf } from './system';

interface Notification {
  event: string;
  at: number;
  attempt: number;
  outcome: string;
}

interface Refund {
  outRefundNo: string;
  state: string;
  amount: number;
}

/** A payment as WeChat's side shows it: amounts in fen, times as RFC 3339. */
export interface Payment {
  outTradeNo: string;
  transactionId: string | null;
  state: string;
  amount: number;
  description: string;
  openid: string;
  createdAt: string;
  shipping: object | null;
  refunds: readonly Refund[];
  notifications: readonly Notification[];
  owed: readonly { event: string; nextAt: string | null }[];
}

/** Asks WeChat's side to do something, by a path below /control/pay/. */
export type PayAct = (path: string, body?: object) => Promise<void>;
type Told = (sentence: string) => void;
type Marks = Readonly<Record<string, readonly ['good' | 'bad' | 'wait' | 'quiet', string]>>;

const STATES: Marks = {
  NOTPAY: ['wait', '等付款'],
  SUCCESS: ['good', '已付'],
  REFUND: ['quiet', '有退款'],
  CLOSED: ['quiet', '已关'],
  PAYERROR: ['bad', '付款失败'],
};
const REFUND_STATES: Marks = {
  PROCESSING: ['wait', '在退'],
  SUCCESS: ['good', '已退'],
  ABNORMAL: ['bad', '退款异常'],
  CLOSED: ['quiet', '退款关闭'],
};
const FATES: readonly (readonly [fate: string, word: string])[] = [
  ['SUCCESS', '退成'],
  ['ABNORMAL', '退不成'],
];

const stateMark = (marks: Marks, state: string): HTMLElement => mark(...(marks[state] ?? (['quiet', state] as const)));

const about = (event: string): string => (event.startsWith('REFUND') ? '退款通知' : '付款通知');

const isTaken = (outcome: string): boolean => /^20[04]$/.test(outcome);

const notificationLine = ({ event, at, attempt, outcome }: Notification): HTMLElement => {
  const end = mark(isTaken(outcome) ? 'good' : 'bad', isTaken(outcome) ? '收下了' : outcome);
  return el('li', {}, `${about(event)}，第 ${attempt} 次 · ${clock(at)} `, end);
};

const owedLine = ({ event, nextAt }: Payment['owed'][number]): HTMLElement =>
  el('li', {}, `${about(event)}，下次 ${nextAt ? clock(Date.parse(nextAt)) : '不再发'}`);

const refundLine = (act: PayAct, told: Told) => (refund: Refund) => {
  const { outRefundNo, state, amount } = refund;
  const decide = FATES.map(([fate, word]) => doing(word, () => act(`refunds/${outRefundNo}`, { fate }), told));
  const buttons = state === 'PROCESSING' ? [' ', ...decide] : [];
  return el('li', {}, `退 ${yuan(amount)} · ${outRefundNo} `, stateMark(REFUND_STATES, state), ...buttons);
};

/** One payment with its refunds, its notifications and what can be done about it. */
export const drawPayment = (payment: Payment, act: PayAct, told: Told): HTMLElement => {
  const { outTradeNo, transactionId, state, amount, description, openid, createdAt, notifications, owed } = payment;
  const buttons = [
    ...(state === 'NOTPAY' ? [doing('付款', () => act(`orders/${outTradeNo}/pay`), told)] : []),
    ...(notifications.length + owed.length > 0 ? [doing('再发通知', () => act(`notify/${outTradeNo}`), told)] : []),
  ];
  const shipped = payment.shipping ? [' ', mark('quiet', '已录发货')] : [];
  const number = transactionId ? [' ', copied(transactionId)] : [];
  return el(
    'article',
    { class: 'payment', 'data-order': outTradeNo },
    el(
      'header',
      {},
      el('strong', {}, yuan(amount)),
      stateMark(STATES, state),
      el('span', {}, `${nameOf(openid)} · ${description}`),
    ),
    el('p', {}, copied(outTradeNo), ...number, ` ${clock(Date.parse(createdAt))} 下单`, ...shipped),
    el(
      'ul',
      {},
      ...payment.refunds.map(refundLine(act, told)),
      ...notifications.map(notificationLine),
      ...owed.map(owedLine),
    ),
    el('div', { class: 'bar' }, ...buttons),
  );
};
