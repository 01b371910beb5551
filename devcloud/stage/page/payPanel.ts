import { ask, tellTo } from './ask';
import type { Panel } from './dock';
import { el } from './dom';
import { clock, copied, doing, empty, mark, yuan } from './show';
import { nameOf } from './system';

interface Notification {
  at: number;
  attempt: number;
  outcome: string;
}

interface Refund {
  outRefundNo: string;
  state: string;
  amount: number;
}

/** A payment as WeChat's side knows it; amounts in fen. */
interface Payment {
  outTradeNo: string;
  transactionId: string | null;
  state: string;
  amount: number;
  description: string;
  openid: string;
  createdAt: number;
  paidAt: number | null;
  refunds: readonly Refund[];
  notifications: readonly Notification[];
}

const STATES: Readonly<Record<string, readonly ['good' | 'bad' | 'wait' | 'quiet', string]>> = {
  NOTPAY: ['wait', '等付款'],
  SUCCESS: ['good', '已付'],
  REFUND: ['quiet', '有退款'],
  CLOSED: ['quiet', '已关'],
  PAYERROR: ['bad', '付款失败'],
};
const REFUND_STATES: typeof STATES = {
  PROCESSING: ['wait', '在退'],
  SUCCESS: ['good', '已退'],
  ABNORMAL: ['bad', '退款异常'],
  CLOSED: ['quiet', '退款关闭'],
};

const stateMark = (states: typeof STATES, state: string): HTMLElement =>
  mark(...(states[state] ?? (['quiet', state] as const)));

const notificationLine = ({ at, attempt, outcome }: Notification): HTMLElement =>
  el('li', {}, `第 ${attempt} 次通知 · ${clock(at)} · ${outcome}`);

const refundLine = ({ outRefundNo, state, amount }: Refund): HTMLElement =>
  el('li', {}, `退 ${yuan(amount)} · ${outRefundNo} `, stateMark(REFUND_STATES, state));

const draw = (
  payment: Payment,
  act: (path: string) => Promise<void>,
  told: (sentence: string) => void,
): HTMLElement => {
  const { outTradeNo, transactionId, state, amount, description, openid, createdAt } = payment;
  const buttons = [
    ...(state === 'NOTPAY' ? [doing('付款', () => act(`orders/${outTradeNo}/pay`), told)] : []),
    ...(payment.notifications.length > 0 ? [doing('再发通知', () => act(`notify/${outTradeNo}`), told)] : []),
  ];
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
    el(
      'p',
      {},
      copied(outTradeNo),
      ...(transactionId ? [' ', copied(transactionId)] : []),
      ` ${clock(createdAt)} 下单`,
    ),
    el('ul', {}, ...payment.refunds.map(refundLine), ...payment.notifications.map(notificationLine)),
    el('div', { class: 'bar' }, ...buttons),
  );
};

/** The payments of WeChat's side: paid by hand, notified again, probed with a wrong signature. */
export const payPanel = (): Panel => {
  const list = el('div', { class: 'cards' });
  const said = el('p', { class: 'hint', role: 'status' });
  const told = (sentence: string): void => void (said.textContent = sentence);
  let drawn = '';
  const refresh = async (): Promise<void> => {
    const { payments } = await ask<{ payments: Payment[] }>('/control/pay/payments');
    const state = JSON.stringify(payments);
    if (state === drawn) return;
    drawn = state;
    const cards = [...payments].reverse().map((payment) => draw(payment, act, told));
    list.replaceChildren(...(cards.length > 0 ? cards : [empty('还没有付款。有人下单后，订单、退款和通知都在这里。')]));
  };
  const act = async (path: string): Promise<void> => {
    await tellTo(`/control/pay/${path}`);
    told('');
    await refresh();
  };
  const probe = async (): Promise<void> => {
    const answer = await tellTo<object>('/control/pay/signtest');
    told(`假签名的通知：${JSON.stringify(answer)}`);
  };
  const bar = el('div', { class: 'bar' }, doing('发一个假签名通知（SIGNTEST）', probe, told), said);
  return { key: 'pay', title: '支付', root: el('div', { class: 'tool pay' }, bar, list), refresh };
};
